export { createApiClient } from './createApiClient';
export type {
  ApiClient,
  ApiClientOptions,
  ApiQueryValue,
  ApiRequest,
  ApiRequestOptions,
} from './types';
