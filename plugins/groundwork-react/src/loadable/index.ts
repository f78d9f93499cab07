export { isConflict } from './isConflict';
export { isDenied } from './isDenied';
export { useLoadable } from './loadable';
export type { Loadable } from './loadable';
export { reasonOf } from './reasonOf';
export { useCursorList } from './useCursorList';
export type { CursorList } from './useCursorList';
export { useRefreshable } from './useRefreshable';
export type { Refreshable } from './useRefreshable';
