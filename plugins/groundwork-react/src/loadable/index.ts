export { isDenied } from './isDenied';
export { useLoadable } from './loadable';
export type { Loadable } from './loadable';
