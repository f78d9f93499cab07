import type {
  CheckDefinition,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { checkFilter } from './checkFilter';
import { checkTests } from './checkTests';
import type { Path, PathProblem } from './path';
import { describeBadDuration, parseTime } from './times';

/** Finds what a schema cannot: parts of a definition that contradict others. */
export function checkDefinition(
  definition: ScorecardDefinition,
): PathProblem[] {
  const { filter, levels, checks } = definition;
  return [
    ...(filter ? checkFilter(filter, ['spec', 'filter']) : []),
    ...findTwice(
      levels.map(({ name }) => name.toLowerCase()),
      i => ['spec', 'levels', i, 'name'],
    ),
    ...findTwice(
      checks.map(({ id }) => id),
      i => ['spec', 'checks', i, 'id'],
    ),
    ...checks.flatMap((check, index) =>
      checkCheck(check, levels.length, ['spec', 'checks', index]),
    ),
    ...checkTests(definition),
  ];
}

function checkCheck(
  check: CheckDefinition,
  levels: number,
  path: Path,
): PathProblem[] {
  const problems = check.filter
    ? checkFilter(check.filter, [...path, 'filter'])
    : [];
  if (check.level > levels) {
    problems.push({
      path: [...path, 'level'],
      message: `must be at most ${levels}, the highest of the levels`,
    });
  }
  const badFreshness = check.freshness && describeBadDuration(check.freshness);
  if (badFreshness) {
    problems.push({ path: [...path, 'freshness'], message: badFreshness });
  }
  return [...problems, ...checkDates(check, [...path, 'effective'])];
}

function checkDates(check: CheckDefinition, path: Path): PathProblem[] {
  const { announce, enforce } = check.effective ?? {};
  const announcedAt = announce === undefined ? undefined : parseTime(announce);
  const enforcedAt = enforce === undefined ? undefined : parseTime(enforce);
  const problems: PathProblem[] = [];
  const message = 'is not a day or time that there is';
  if (announce !== undefined && announcedAt === undefined) {
    problems.push({ path: [...path, 'announce'], message });
  }
  if (enforce !== undefined && enforcedAt === undefined) {
    problems.push({ path: [...path, 'enforce'], message });
  }
  if (
    announcedAt !== undefined &&
    enforcedAt !== undefined &&
    enforcedAt < announcedAt
  ) {
    problems.push({
      path: [...path, 'enforce'],
      message: `must not be before 'announce', which is ${announce}`,
    });
  }
  return problems;
}

function findTwice(
  names: readonly string[],
  pathOf: (index: number) => Path,
): PathProblem[] {
  const first = new Map<string, number>();
  return names.flatMap((name, index): PathProblem[] => {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return [];
    }
    const message = `is the same as that of number ${earlier + 1}`;
    return [{ path: pathOf(index), message }];
  });
}
