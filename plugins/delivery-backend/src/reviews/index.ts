export { ReviewQueueReader } from './ReviewQueueReader';
export { scheduleNudges } from './scheduleNudges';
