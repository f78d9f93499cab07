export { createApiClient } from './createApiClient';
export { fetchWithToken } from './fetchWithToken';
export type {
  ApiClient,
  ApiClientOptions,
  ApiQueryValue,
  ApiRequest,
  ApiRequestOptions,
} from './types';
