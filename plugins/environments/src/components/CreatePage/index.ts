export { CreatePageContent } from './CreatePageContent';
