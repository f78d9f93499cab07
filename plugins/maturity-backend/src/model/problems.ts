import type {
  DocumentPath,
  DocumentPlaces,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';

/** Problems that are listed; whoever mends these sees the rest. */
const MAX_PROBLEMS = 100;

/** Something wrong at a place of a model. */
export interface PathProblem {
  message: string;
  path: DocumentPath;
  /** True when the key is what is wrong, and not its value. */
  atKey?: boolean;
}

/** Writes a path as people do: `spec.capabilities[2].checks[0].level`. */
export function formatPath(path: DocumentPath): string {
  return path.map(formatPart).join('').replace(/^\./, '');
}

function formatPart(part: string | number): string {
  if (typeof part === 'number') {
    return `[${part}]`;
  }
  return /^[\w$-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}

/** Says where in the text problems are. */
export function placeProblems(
  problems: readonly PathProblem[],
  places: DocumentPlaces,
): DefinitionProblem[] {
  return problems.map(({ message, path, atKey }) => ({
    message,
    ...(atKey ? places.locateKey(path) : places.locateValue(path)),
    ...(path.length > 0 && { path: formatPath(path) }),
  }));
}

/** Problems in the order of the text, no more than anybody reads. */
export function limitProblems(
  problems: readonly DefinitionProblem[],
): DefinitionProblem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const untold = sorted.length - MAX_PROBLEMS;
  return untold > 0
    ? [
        ...sorted.slice(0, MAX_PROBLEMS),
        { ...sorted[MAX_PROBLEMS], message: `and ${untold} more problems` },
      ]
    : sorted;
}
