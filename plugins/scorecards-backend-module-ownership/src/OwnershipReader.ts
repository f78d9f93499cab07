import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ApiClient,
  createApiClient,
} from '@groundwork/backstage-plugin-groundwork-common';
import {
  ContactCard,
  GapsPage,
  OwnedEntity,
  ResolveBatchResponse,
} from '@groundwork/backstage-plugin-ownership-common';
import { OwnershipService } from '@groundwork/backstage-plugin-ownership-node';
import { GapKinds, KnownOwner } from './facts';

/** As many as the API gives at once. */
const PAGE = 500;

/** Contact cards asked for at once; they share two seconds. */
const CONTACTS_AT_ONCE = 100;

/** The entity itself, and what else its ref could be taken for. */
const ANSWERS = 3;

/** What the reader is made with. */
export interface OwnershipReaderOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  ownership: Pick<
    OwnershipService,
    'findEntity' | 'queryEntities' | 'queryGaps'
  >;
}

/** Reads what the ownership plugin knows, in bulk. */
export class OwnershipReader {
  readonly #api: ApiClient;

  constructor(private readonly options: OwnershipReaderOptions) {
    this.#api = createApiClient({
      discoveryApi: options.discovery,
      pluginId: 'ownership',
    });
  }

  /**
   * Who owns entities, by their refs.
   *
   * @param owner - only what this group owns; everything unless said
   */
  async readOwners(
    signal: AbortSignal,
    owner?: string,
  ): Promise<Map<string, KnownOwner>> {
    const known = new Map<string, KnownOwner>();
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.options.ownership.queryEntities(
        { limit: PAGE, cursor, ...(owner && { owner: [owner] }) },
        await this.#as(signal),
      );
      items.forEach(item => known.set(item.entity.entityRef, ownerOf(item)));
      cursor = pageInfo.nextCursor;
    } while (cursor !== undefined);
    return known;
  }

  /** The same of one entity; undefined if it is not known. */
  async findOwner(
    entityRef: string,
    signal: AbortSignal,
  ): Promise<KnownOwner | undefined> {
    const entity = await this.options.ownership.findEntity(
      entityRef,
      await this.#as(signal),
    );
    return entity && ownerOf(entity);
  }

  /**
   * What is wrong with the ownership of entities, by their refs; undefined if
   * that was not looked for yet.
   *
   * @param filter - by owner, or by a part of refs; everything unless said
   */
  async readGaps(
    signal: AbortSignal,
    filter: { owner?: string[]; text?: string } = {},
  ): Promise<GapKinds | undefined> {
    const kinds: GapKinds = new Map();
    let cursor: string | undefined;
    do {
      const page = await this.options.ownership.queryGaps(
        { ...filter, limit: PAGE, cursor },
        await this.#as(signal),
      );
      if (!wasLookedFor(page)) {
        return undefined;
      }
      for (const { entity, kind } of page.items) {
        const known = kinds.get(entity.entityRef) ?? [];
        known.push(kind);
        kinds.set(entity.entityRef, known);
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    return kinds;
  }

  /** How the people behind entities are reached, by their refs. */
  async readContacts(
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, ContactCard>> {
    const contacts = new Map<string, ContactCard>();
    for (let start = 0; start < entityRefs.length; start += CONTACTS_AT_ONCE) {
      const refs = entityRefs.slice(start, start + CONTACTS_AT_ONCE);
      const { items } = await this.#resolve(refs, signal);
      items.forEach(({ answers }, position) => {
        const ref = refs[position];
        const own = answers.find(({ entity }) => entity.entityRef === ref);
        if (own?.contact) {
          contacts.set(ref, own.contact);
        }
      });
    }
    return contacts;
  }

  /** The service asks many questions at once, but not for contact cards. */
  async #resolve(
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<ResolveBatchResponse> {
    const { auth } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'ownership',
    });
    return this.#api.request(
      {
        method: 'POST',
        path: '/resolve/batch',
        body: {
          queries: entityRefs.map(query => ({ query })),
          limit: ANSWERS,
          include: ['contact'],
        },
      },
      { token, signal },
    );
  }

  /** Tokens do not last as long as reading everything can. */
  async #as(signal: AbortSignal) {
    const credentials = await this.options.auth.getOwnServiceCredentials();
    return { credentials, signal };
  }
}

function ownerOf({
  owners,
  inheritedFrom,
  identifiers,
}: Omit<OwnedEntity, 'entity'>): KnownOwner {
  return {
    owners,
    isInherited: inheritedFrom !== undefined,
    identifierCount: identifiers.length,
  };
}

/** A list that was never made is as of the beginning of time. */
function wasLookedFor({ asOf }: Pick<GapsPage, 'asOf'>): boolean {
  return Date.parse(asOf) > 0;
}
