import type {
  ScorecardDefinition,
  ScorecardFixture,
} from '@groundwork/backstage-plugin-scorecards-common';
import { suggest } from './nearest';
import type { Path, PathProblem } from './path';
import { parseTime } from './times';

/** Finds tests that name checks, levels or days that there are not. */
export function checkTests(definition: ScorecardDefinition): PathProblem[] {
  const checkIds = new Set(definition.checks.map(({ id }) => id));
  return definition.tests.flatMap((test, index) =>
    checkTest(test, checkIds, definition.levels.length, ['tests', index]),
  );
}

function checkTest(
  test: ScorecardFixture,
  checkIds: ReadonlySet<string>,
  levels: number,
  path: Path,
): PathProblem[] {
  const { at, waived = [], expect } = test;
  const problems: PathProblem[] = [];
  if (at !== undefined && parseTime(at) === undefined) {
    const message = 'is not a day or time that there is';
    problems.push({ path: [...path, 'at'], message });
  }
  if (expect.level !== undefined && expect.level > levels) {
    problems.push({
      path: [...path, 'expect', 'level'],
      message: `must be at most ${levels}, the highest of the levels`,
    });
  }
  const named: Array<[string, Path]> = [
    ...waived.map((id, i): [string, Path] => [id, [...path, 'waived', i]]),
    ...(['checks', 'messages'] as const).flatMap(part =>
      Object.keys(expect[part] ?? {}).map((id): [string, Path] => [
        id,
        [...path, 'expect', part, id],
      ]),
    ),
  ];
  return [
    ...problems,
    ...named
      .filter(([id]) => !checkIds.has(id))
      .map(([id, where]) => ({
        path: where,
        atKey: true,
        message: `names no check of this scorecard${suggest(id, checkIds)}`,
      })),
  ];
}
