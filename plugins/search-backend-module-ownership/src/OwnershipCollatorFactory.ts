import { Readable } from 'node:stream';
import { AuthService } from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { Permission } from '@backstage/plugin-permission-common';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { OwnershipService } from '@groundwork/backstage-plugin-ownership-node';
import { OwnershipDocument, toDocuments } from './documents';

const PAGE_SIZE = 500;

/** Reads all identifiers that the ownership plugin knows. */
export class OwnershipCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'ownership';
  /** Whoever may not read the entity does not find its identifiers. */
  readonly visibilityPermission: Permission = catalogEntityReadPermission;

  constructor(
    private readonly options: {
      auth: AuthService;
      ownership: Pick<OwnershipService, 'queryEntities'>;
    },
  ) {}

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<OwnershipDocument> {
    const { auth, ownership } = this.options;
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await ownership.queryEntities(
        { limit: PAGE_SIZE, cursor },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      yield* items.flatMap(toDocuments);
      cursor = pageInfo.nextCursor;
    } while (cursor !== undefined);
  }
}
