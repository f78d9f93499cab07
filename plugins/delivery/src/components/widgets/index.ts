export { OpenIncidentsContent } from './OpenIncidentsContent';
export { WaitingReviewsContent } from './WaitingReviewsContent';
