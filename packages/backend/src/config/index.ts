export { problemWithVariables } from './requireVariables';
