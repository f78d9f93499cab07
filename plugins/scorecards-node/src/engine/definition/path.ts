import type { DocumentPath } from '@groundwork/backstage-plugin-groundwork-node/yaml';

/** Where something is in a document: keys and positions from the top. */
export type Path = DocumentPath;

/** Something wrong at a place of a definition. */
export interface PathProblem {
  message: string;
  path: Path;
  /** In a text: how far into it, in UTF-16 code units. */
  offset?: number;
  /** True when the key is what is wrong, and not its value. */
  atKey?: boolean;
}

/** Writes a path as people do: `spec.checks[2].filter["spec.type"]`. */
export function formatPath(path: Path): string {
  return path.map(formatPart).join('').replace(/^\./, '');
}

function formatPart(part: string | number): string {
  if (typeof part === 'number') {
    return `[${part}]`;
  }
  return /^[\w$-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}
