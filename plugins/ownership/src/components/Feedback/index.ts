export { FeedbackActions } from './FeedbackActions';
