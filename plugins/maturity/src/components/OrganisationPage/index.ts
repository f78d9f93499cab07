export { OrganisationPageContent } from './OrganisationPageContent';
