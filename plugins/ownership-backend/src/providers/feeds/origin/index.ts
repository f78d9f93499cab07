export { abortError, untilAborted } from './abort';
export { readOriginConfig } from './config';
export { checkContentType } from './contentType';
export {
  createOrigin,
  type OriginConfig,
  type OriginServices,
} from './createOrigin';
export { OriginError } from './errors';
export { describeUrl } from './guardedRequest';
export type { Origin, OriginContent, Validators } from './origin';
export { RememberedOrigin } from './remembered';
