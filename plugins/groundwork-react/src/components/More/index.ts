export { More } from './More';
export type { MoreProps } from './More';
