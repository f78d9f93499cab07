export { ModelPageContent } from './ModelPageContent';
