import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import {
  EntitiesQuery,
  EntityOwnership,
  GapsPage,
  GapsQuery,
  OwnedEntity,
  OwnershipClient,
  ResolveBatchResponse,
  ResolveRequest,
  ResolveResponse,
} from '@groundwork/backstage-plugin-ownership-common';

/**
 * On whose behalf a call is made, and until when.
 *
 * @public
 */
export interface OwnershipCallOptions {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * The ownership plugin, for other backend plugins. It may run in the same
 * backend or in another one.
 *
 * Each call is made on behalf of the given credentials: what they may not read
 * is not in the answer.
 *
 * @public
 */
export interface OwnershipService {
  /** Who owns something. */
  resolve(
    request: ResolveRequest,
    options: OwnershipCallOptions,
  ): Promise<ResolveResponse>;

  /** The same for up to 1,000 queries; answers come in their order. */
  resolveBatch(
    queries: Array<Pick<ResolveRequest, 'query' | 'payload'>>,
    options: OwnershipCallOptions & Pick<ResolveRequest, 'at' | 'limit'>,
  ): Promise<ResolveBatchResponse>;

  /** What is known of one entity; undefined when there is none to be seen. */
  findEntity(
    entityRef: string,
    options: OwnershipCallOptions,
  ): Promise<EntityOwnership | undefined>;

  /** Entities with their owners and identifiers, page by page. */
  queryEntities(
    query: EntitiesQuery,
    options: OwnershipCallOptions,
  ): Promise<Page<OwnedEntity>>;

  /** What is wrong with ownership. */
  queryGaps(query: GapsQuery, options: OwnershipCallOptions): Promise<GapsPage>;
}

class DefaultOwnershipService implements OwnershipService {
  readonly #client: OwnershipClient;

  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {
    this.#client = new OwnershipClient({ discoveryApi: options.discovery });
  }

  async resolve(request: ResolveRequest, options: OwnershipCallOptions) {
    return this.#client.resolve(request, await this.#as(options));
  }

  async resolveBatch(
    queries: Array<Pick<ResolveRequest, 'query' | 'payload'>>,
    options: OwnershipCallOptions & Pick<ResolveRequest, 'at' | 'limit'>,
  ) {
    const { at, limit } = options;
    const as = await this.#as(options);
    return this.#client.resolveBatch(queries, { ...as, at, limit });
  }

  async findEntity(entityRef: string, options: OwnershipCallOptions) {
    return this.#client.findEntity(entityRef, await this.#as(options));
  }

  async queryEntities(query: EntitiesQuery, options: OwnershipCallOptions) {
    return this.#client.queryEntities(query, await this.#as(options));
  }

  async queryGaps(query: GapsQuery, options: OwnershipCallOptions) {
    return this.#client.queryGaps(query, await this.#as(options));
  }

  async #as({ credentials, signal }: OwnershipCallOptions) {
    const { token } = await this.options.auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'ownership',
    });
    return { token, signal };
  }
}

/**
 * Lets other backend plugins ask who owns what.
 *
 * @public
 */
export const ownershipServiceRef = createServiceRef<OwnershipService>({
  id: 'ownership.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new DefaultOwnershipService(deps),
    }),
});
