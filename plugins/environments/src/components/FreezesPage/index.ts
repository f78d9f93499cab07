export { FreezesPageContent } from './FreezesPageContent';
