export { RecentActivityList } from './RecentActivityList';
export { useRecentActivity } from './useRecentActivity';
