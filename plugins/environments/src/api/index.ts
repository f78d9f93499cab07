export { environmentsApiRef } from './environmentsApiRef';
