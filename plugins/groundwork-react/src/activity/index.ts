export { recentActivityApiRef } from './recentActivityApiRef';
export type { RecentActivity, RecentActivityApi } from './recentActivityApiRef';
