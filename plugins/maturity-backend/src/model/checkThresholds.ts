import type {
  DocumentPath,
  DocumentPlaces,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import { type Comparison, comparisonsOf, isEasier } from './comparisons';
import { formatPath, type PathProblem } from './problems';

interface LevelledCheck {
  id: string;
  level: number;
  expression: string;
}

interface Threshold extends Comparison {
  check: LevelledCheck;
  path: DocumentPath;
}

/**
 * Finds checks of a capability that ask for less of a fact than one at a lower level:
 * whoever wrote that has mixed up two numbers.
 *
 * @param path - of the list of checks
 */
export function checkThresholds(
  checks: readonly LevelledCheck[],
  path: DocumentPath,
  places: DocumentPlaces,
): PathProblem[] {
  const thresholds = checks.flatMap((check, index) =>
    comparisonsOf(check.expression).map(
      (it): Threshold => ({
        ...it,
        check,
        path: [...path, index, 'expression'],
      }),
    ),
  );
  return thresholds.flatMap(higher => {
    const lower = thresholds.find(
      it =>
        it.check.level < higher.check.level &&
        it.factId === higher.factId &&
        it.bound === higher.bound &&
        isEasier(higher, it),
    );
    return lower ? [describe(higher, lower, places)] : [];
  });
}

function describe(
  higher: Threshold,
  lower: Threshold,
  places: DocumentPlaces,
): PathProblem {
  const { line } = places.locateValue(lower.path);
  return {
    path: higher.path,
    message: `asks for less at level ${higher.check.level} (${
      higher.text
    }) than '${lower.check.id}' does at level ${
      lower.check.level
    } in line ${line}, ${formatPath(lower.path)} (${
      lower.text
    }); the higher level must ask for as much or more`,
  };
}
