export { TeamCollector } from './TeamCollector';
