export { ChangePageContent } from './ChangePageContent';
