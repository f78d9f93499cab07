export { LinkTabs } from './LinkTabs';
export type { LinkTab } from './LinkTabs';
