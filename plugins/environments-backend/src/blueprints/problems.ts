import { DocumentPath } from '@groundwork/backstage-plugin-groundwork-node/yaml';

/** Something wrong at a place of a document. */
export interface PathProblem {
  path: DocumentPath;
  message: string;
  /** True when the key is what is wrong, and not its value. */
  atKey?: boolean;
}
