import { ForwardedError, ResponseError } from '@backstage/errors';
import type {
  ApiClient,
  ApiClientOptions,
  ApiRequest,
  ApiRequestOptions,
} from './types';
import { pathAndQuery } from './url';

export class DefaultApiClient implements ApiClient {
  readonly #options: ApiClientOptions & { pluginId: string };

  constructor(options: ApiClientOptions & { pluginId: string }) {
    this.#options = options;
  }

  async fetch(
    request: ApiRequest,
    options: ApiRequestOptions = {},
  ): Promise<Response> {
    const { discoveryApi, pluginId } = this.#options;
    const suffix = pathAndQuery(request);
    // Asked anew each time, because it may change while a client lives
    const url = `${await discoveryApi.getBaseUrl(pluginId)}${suffix}`;

    const response = await this.#send(url, request, options);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async request<T>(
    request: ApiRequest,
    options: ApiRequestOptions = {},
  ): Promise<T> {
    const response = await this.fetch(request, options);
    if (response.status === 204) {
      return undefined as T;
    }
    try {
      return await response.json();
    } catch (error) {
      if (options.signal?.aborted) {
        throw error;
      }
      throw new ForwardedError(
        `The answer of ${describe(request)} of plugin '${
          this.#options.pluginId
        }' (status ${response.status}) is not JSON`,
        error,
      );
    }
  }

  async requestOptional<T>(
    request: ApiRequest,
    options?: ApiRequestOptions,
  ): Promise<T | undefined> {
    try {
      return await this.request<T>(request, options);
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async #send(
    url: string,
    request: ApiRequest,
    options: ApiRequestOptions,
  ): Promise<Response> {
    const { fetchApi = globalThis, pluginId } = this.#options;
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (request.body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    if (options.token) {
      headers.Authorization = `Bearer ${options.token}`;
    }
    try {
      return await fetchApi.fetch(url, {
        method: request.method ?? 'GET',
        headers,
        body: JSON.stringify(request.body),
        signal: options.signal,
      });
    } catch (error) {
      if (options.signal?.aborted) {
        throw error;
      }
      // Node says no more than "fetch failed"
      throw new ForwardedError(
        `Cannot reach plugin '${pluginId}' for ${describe(request)} at ${url}`,
        error,
      );
    }
  }
}

function describe(request: ApiRequest): string {
  return `${request.method ?? 'GET'} ${request.path}`;
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    error.statusCode === 404 &&
    error.cause.name === 'NotFoundError'
  );
}
