/**
 * What a client needs in order to reach a plugin's backend.
 *
 * @remarks
 *
 * In the browser these are `discoveryApiRef` and `fetchApiRef`, which adds the
 * user's token. In a backend it is `coreServices.discovery`; the token comes
 * with each call, in {@link ApiRequestOptions}.
 *
 * @public
 */
export interface ApiClientOptions {
  /** Finds the base URL of a plugin's backend. */
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  /** Sends requests; the global `fetch` by default. */
  fetchApi?: { fetch: typeof fetch };
}

/**
 * What a caller may add to any call of a client.
 *
 * @public
 */
export interface ApiRequestOptions {
  /**
   * The token to authenticate with. Backends get one from
   * `auth.getPluginRequestToken`; in the browser the fetch API adds it.
   */
  token?: string;
  /** Breaks the call off. */
  signal?: AbortSignal;
}

/**
 * A single value of a query parameter.
 *
 * @public
 */
export type ApiQueryValue = string | number | boolean;

/**
 * A request to one route of a plugin's backend.
 *
 * @public
 */
export interface ApiRequest {
  /** `GET` by default. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path as in the OpenAPI document, for example `/scorecards/{id}`. */
  path: string;
  /** What goes into the braces of the path; it gets encoded. */
  params?: Readonly<Record<string, string | number>>;
  /**
   * The query. A list repeats its parameter; an empty list and `undefined`
   * leave it out.
   */
  query?: Readonly<
    Record<string, ApiQueryValue | readonly ApiQueryValue[] | undefined>
  >;
  /** What is sent as JSON. */
  body?: unknown;
}

/**
 * Sends requests to one plugin's backend.
 *
 * @public
 */
export interface ApiClient {
  /**
   * Sends a request and returns the answer as it came, for downloads and
   * streams.
   *
   * @throws ResponseError if the status is not one of success
   */
  fetch(request: ApiRequest, options?: ApiRequestOptions): Promise<Response>;

  /**
   * Sends a request and returns the JSON that is answered, or `undefined` for a
   * 204.
   *
   * @remarks
   *
   * The answer is not checked against `T`: the two sides share the OpenAPI
   * document.
   *
   * @throws ResponseError if the status is not one of success
   */
  request<T>(request: ApiRequest, options?: ApiRequestOptions): Promise<T>;

  /**
   * Like {@link ApiClient.request}, but `undefined` if what was asked for does
   * not exist.
   *
   * @remarks
   *
   * Only the plugin itself can say so, with a `NotFoundError`. Any other 404,
   * as from a backend where the plugin is not installed or from a proxy, is
   * thrown: it tells nothing about what was asked for.
   *
   * @throws ResponseError if the status is not one of success
   */
  requestOptional<T>(
    request: ApiRequest,
    options?: ApiRequestOptions,
  ): Promise<T | undefined>;
}
