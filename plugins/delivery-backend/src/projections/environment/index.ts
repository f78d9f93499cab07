export { foldEnvironmentRequest } from './foldEnvironmentRequest';
