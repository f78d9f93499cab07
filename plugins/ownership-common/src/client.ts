import {
  ApiClient,
  ApiClientOptions,
  ApiRequestOptions,
  createApiClient,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import { EntitiesQuery, EntityOwnership, OwnedEntity } from './entity';
import { FeedbackRequest } from './feedback';
import { GapPatch, GapsPage, GapsQuery } from './gaps';
import {
  ResolveBatchResponse,
  ResolveRequest,
  ResolveResponse,
} from './resolve';
import { OwnershipSource } from './sources';

/**
 * The API of the ownership backend.
 *
 * @public
 */
export interface OwnershipApi {
  /** Who owns what was pasted. */
  resolve(
    request: ResolveRequest,
    options?: ApiRequestOptions,
  ): Promise<ResolveResponse>;

  /** The same for up to 1,000 queries; answers come in their order. */
  resolveBatch(
    queries: Array<Pick<ResolveRequest, 'query' | 'payload'>>,
    options?: ApiRequestOptions & Pick<ResolveRequest, 'at' | 'limit'>,
  ): Promise<ResolveBatchResponse>;

  /** What is known of one entity; undefined when there is none to be seen. */
  findEntity(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<EntityOwnership | undefined>;

  /** Entities with their owners and identifiers, in the order of their refs. */
  queryEntities(
    query: EntitiesQuery,
    options?: ApiRequestOptions,
  ): Promise<Page<OwnedEntity>>;

  /** How each source of identifiers was last read. */
  listSources(
    options?: ApiRequestOptions,
  ): Promise<{ items: OwnershipSource[] }>;

  /** Says that an answer was right or wrong. */
  sendFeedback(
    feedback: FeedbackRequest,
    options?: ApiRequestOptions,
  ): Promise<void>;

  /** What is wrong with ownership. */
  queryGaps(query: GapsQuery, options?: ApiRequestOptions): Promise<GapsPage>;

  /**
   * The change to a catalog file that closes a gap.
   *
   * @param owner - The new owner; the best suggestion unless said
   */
  findGapPatch(
    gapId: string,
    options?: ApiRequestOptions & { owner?: string },
  ): Promise<GapPatch | undefined>;
}

/**
 * Calls the ownership backend, from the browser or from another backend.
 *
 * @public
 */
export class OwnershipClient implements OwnershipApi {
  readonly #api: ApiClient;

  constructor(options: ApiClientOptions) {
    this.#api = createApiClient({ ...options, pluginId: 'ownership' });
  }

  resolve(
    request: ResolveRequest,
    options?: ApiRequestOptions,
  ): Promise<ResolveResponse> {
    return this.#api.request(
      { method: 'POST', path: '/resolve', body: request },
      options,
    );
  }

  resolveBatch(
    queries: Array<Pick<ResolveRequest, 'query' | 'payload'>>,
    options?: ApiRequestOptions & Pick<ResolveRequest, 'at' | 'limit'>,
  ): Promise<ResolveBatchResponse> {
    const { at, limit, ...rest } = options ?? {};
    return this.#api.request(
      { method: 'POST', path: '/resolve/batch', body: { queries, at, limit } },
      rest,
    );
  }

  findEntity(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<EntityOwnership | undefined> {
    return this.#api.requestOptional(
      { path: '/entities/by-ref', query: { entityRef } },
      options,
    );
  }

  queryEntities(
    query: EntitiesQuery,
    options?: ApiRequestOptions,
  ): Promise<Page<OwnedEntity>> {
    return this.#api.request(
      { path: '/entities', query: { ...query } },
      options,
    );
  }

  listSources(
    options?: ApiRequestOptions,
  ): Promise<{ items: OwnershipSource[] }> {
    return this.#api.request({ path: '/sources' }, options);
  }

  async sendFeedback(
    feedback: FeedbackRequest,
    options?: ApiRequestOptions,
  ): Promise<void> {
    await this.#api.request(
      { method: 'POST', path: '/feedback', body: feedback },
      options,
    );
  }

  queryGaps(query: GapsQuery, options?: ApiRequestOptions): Promise<GapsPage> {
    return this.#api.request({ path: '/gaps', query: { ...query } }, options);
  }

  findGapPatch(
    gapId: string,
    options?: ApiRequestOptions & { owner?: string },
  ): Promise<GapPatch | undefined> {
    const { owner, ...rest } = options ?? {};
    return this.#api.requestOptional(
      { path: '/gaps/patch', query: { id: gapId, owner } },
      rest,
    );
  }
}
