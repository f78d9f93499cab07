export { OrphansPageContent } from './OrphansPageContent';
