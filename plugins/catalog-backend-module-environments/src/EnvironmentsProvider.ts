import { AuthService } from '@backstage/backend-plugin-api';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  EnvironmentsApi,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';
import { entitiesOf } from './entityOf';

/** The most that the API gives at once. */
const PAGE = 200;

/** Keeps an entity in the catalog for each environment that there is. */
export class EnvironmentsProvider implements EntityProvider {
  #connection: EntityProviderConnection | undefined;

  constructor(
    private readonly options: {
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      environments: EnvironmentsService;
      /** Of the portal, without a `/` at its end. */
      baseUrl: string;
    },
  ) {}

  getProviderName(): string {
    return 'environments';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /**
   * Makes the catalog hold what there is now. If it cannot be read in full, the
   * catalog stays as it is.
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    const { auth, environments, baseUrl } = this.options;
    if (!this.#connection) {
      throw new Error('The catalog has not connected the provider yet');
    }
    const found = await readAll(
      environments.as({
        credentials: await auth.getOwnServiceCredentials(),
        signal,
      }),
    );
    signal?.throwIfAborted();
    await this.#connection.applyMutation({
      type: 'full',
      entities: entitiesOf(found, baseUrl).map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
  }
}

async function readAll(
  api: Pick<EnvironmentsApi, 'queryEnvironments'>,
): Promise<EnvironmentSummary[]> {
  const found = new Map<string, EnvironmentSummary>();
  let cursor: string | undefined;
  let total = 0;
  do {
    const page = await api.queryEnvironments({
      scope: 'all',
      sort: 'createdAt',
      order: 'asc',
      limit: PAGE,
      cursor,
    });
    for (const environment of page.items) {
      found.set(environment.id, environment);
    }
    total = page.totalItems;
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  if (found.size < total) {
    throw new Error(
      `Only ${found.size} of ${total} environments could be read; the catalog stays as it is`,
    );
  }
  return [...found.values()].filter(
    ({ phase, deletedAt }) => phase !== 'deleted' && !deletedAt,
  );
}
