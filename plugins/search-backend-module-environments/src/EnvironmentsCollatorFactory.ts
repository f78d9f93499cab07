import { Readable } from 'node:stream';
import { AuthService } from '@backstage/backend-plugin-api';
import { Permission } from '@backstage/plugin-permission-common';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { environmentsReadPermission } from '@groundwork/backstage-plugin-environments-common';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';
import { EnvironmentDocument, toDocument } from './documents';

const PAGE_SIZE = 200;

/** Reads all environments that exist. */
export class EnvironmentsCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'environments';
  /** Whoever may not read an environment does not find it. */
  readonly visibilityPermission: Permission = environmentsReadPermission;

  constructor(
    private readonly options: {
      auth: AuthService;
      environments: EnvironmentsService;
    },
  ) {}

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<EnvironmentDocument> {
    const { auth, environments } = this.options;
    let cursor: string | undefined;
    do {
      const credentials = await auth.getOwnServiceCredentials();
      const { items, pageInfo } = await environments
        .as({ credentials })
        .queryEnvironments({
          scope: 'all',
          sort: 'createdAt',
          order: 'asc',
          limit: PAGE_SIZE,
          cursor,
        });
      yield* items.map(toDocument);
      cursor = pageInfo.nextCursor;
    } while (cursor !== undefined);
  }
}
