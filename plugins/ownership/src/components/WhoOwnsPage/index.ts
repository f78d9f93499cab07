export { WhoOwnsPageContent } from './WhoOwnsPageContent';
