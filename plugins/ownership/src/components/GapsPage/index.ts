export { GapsPageContent } from './GapsPageContent';
