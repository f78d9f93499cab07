export { fromPointer, toPointer } from './path';
export type { DocumentPath } from './path';
export type { DocumentPlaces, TextPosition } from './places';
export { readYaml } from './readYaml';
export type {
  ReadYamlOptions,
  YamlDocument,
  YamlProblem,
  YamlText,
} from './readYaml';
