export { maturityApiRef } from './maturityApiRef';
