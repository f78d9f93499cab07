export { MyTeamsContent } from './MyTeamsContent';
export { OrganisationSummaryContent } from './OrganisationSummaryContent';
