import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';

const FRESH_FOR_MS = 30_000;
const USABLE_FOR_MS = 60 * 60_000;
/** Callers remembered; the least recently added goes first. */
const REMEMBERED_CALLERS = 1_000;

/** What a caller may read, and whether that was known or remembered. */
export interface ReadableEntities {
  /** Those of the asked entities that the caller may read. */
  refs: Set<string>;
  /** Why this may be out of date, when permissions could not be asked. */
  degradedReason?: string;
}

type Decision = PolicyDecision['result'];

/**
 * Tells which entities a caller may read, as the catalog would.
 *
 * A responder needs answers while permissions or the catalog do not answer, so
 * the last decision about a caller is remembered for an hour. Without one there
 * is no answer: it never takes silence for consent.
 */
export class ReadAuthorizer {
  readonly #decisions = new Map<string, { result: Decision; at: number }>();

  constructor(
    private readonly options: {
      permissions: PermissionsService;
      catalog: CatalogService;
      now: () => Date;
    },
  ) {}

  /**
   * @throws ServiceUnavailableError when the decision is neither to be had nor
   *   remembered
   */
  async readable(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<ReadableEntities> {
    const { result, degradedReason } = await this.#decide(credentials);
    switch (result) {
      case AuthorizeResult.ALLOW:
        return { refs: new Set(refs), degradedReason };
      case AuthorizeResult.DENY:
        return { refs: new Set(), degradedReason };
      default:
        return {
          refs: await this.#askCatalog(refs, credentials),
          degradedReason,
        };
    }
  }

  async #decide(
    credentials: BackstageCredentials,
  ): Promise<{ result: Decision; degradedReason?: string }> {
    const caller = JSON.stringify(credentials.principal);
    const now = this.options.now().getTime();
    const known = this.#decisions.get(caller);
    if (known && now - known.at < FRESH_FOR_MS) {
      return { result: known.result };
    }
    try {
      const [{ result }] = await this.options.permissions.authorizeConditional(
        [{ permission: catalogEntityReadPermission }],
        { credentials },
      );
      this.#remember(caller, { result, at: now });
      return { result };
    } catch (error) {
      if (known && now - known.at < USABLE_FOR_MS) {
        return {
          result: known.result,
          degradedReason:
            'Permissions do not answer; what you may read is as it was when they last did',
        };
      }
      throw new ServiceUnavailableError(
        'Permissions do not answer, so it is not known what you may read. Try again in a moment',
        error,
      );
    }
  }

  #remember(caller: string, decision: { result: Decision; at: number }) {
    this.#decisions.delete(caller);
    this.#decisions.set(caller, decision);
    if (this.#decisions.size > REMEMBERED_CALLERS) {
      const [oldest] = this.#decisions.keys();
      this.#decisions.delete(oldest);
    }
  }

  async #askCatalog(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    if (refs.length === 0) {
      return new Set();
    }
    try {
      const { items } = await this.options.catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind'] },
        { credentials },
      );
      return new Set(refs.filter((_, index) => items[index]));
    } catch (error) {
      throw new ServiceUnavailableError(
        'What you may read depends on the entity, and the catalog does not answer. Try again in a moment',
        error,
      );
    }
  }
}
