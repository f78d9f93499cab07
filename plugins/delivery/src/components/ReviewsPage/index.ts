export { ReviewsPageContent } from './ReviewsPageContent';
