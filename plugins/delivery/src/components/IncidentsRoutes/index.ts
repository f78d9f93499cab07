export { IncidentsRoutes } from './IncidentsRoutes';
