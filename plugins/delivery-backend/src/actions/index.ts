export { registerActions } from './registerActions';
export type { ActionDeps } from './registerActions';
