export { isDenied } from './isDenied';
export { useLoadable } from './loadable';
export type { Loadable } from './loadable';
export { useRefreshable } from './useRefreshable';
export type { Refreshable } from './useRefreshable';
