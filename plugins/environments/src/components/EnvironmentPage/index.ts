export { EnvironmentPageContent } from './EnvironmentPageContent';
