export { readLocation } from './readLocation';
export type {
  DefinitionLocation,
  LocationContent,
  ReadLocationOptions,
} from './readLocation';
