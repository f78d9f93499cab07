export { createStore } from './createStore';
export type { Store } from './createStore';
