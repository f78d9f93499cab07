import {
  CheckResult,
  CheckStatus,
  EntityScorecard,
  LevelDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';

/** The checks of an entity, by what they mean for it. */
export interface CheckGroups {
  /** The level that comes next; undefined on the highest. */
  next?: LevelDefinition;
  /** What holds the next level back, the heaviest first. */
  missing: CheckResult[];
  /** What does not pass on levels after the next. */
  later: CheckResult[];
  passing: CheckResult[];
  exempt: CheckResult[];
  /** What counts for nothing until its day. */
  announced: CheckResult[];
}

/** The level after the one that is reached. */
export function nextLevelOf(
  scorecard: Pick<EntityScorecard, 'level' | 'levels'>,
): LevelDefinition | undefined {
  return [...scorecard.levels]
    .sort((a, b) => a.level - b.level)
    .find(({ level }) => level > scorecard.level);
}

/** What a level is called; undefined for the ground below the ladder. */
export function levelNameOf(
  level: number,
  levels: LevelDefinition[],
): string | undefined {
  return levels.find(definition => definition.level === level)?.name;
}

/** Whether a status lets a level be reached. */
export function lets(status: CheckStatus): boolean {
  return status === 'pass' || status === 'exempt';
}

const heaviestFirst = (a: CheckResult, b: CheckResult) =>
  b.weight - a.weight || a.title.localeCompare(b.title);

/** Sorts the checks of an entity by what they mean for it. */
export function groupChecks(
  scorecard: Pick<EntityScorecard, 'level' | 'levels' | 'checks'>,
): CheckGroups {
  const next = nextLevelOf(scorecard);
  const enforced = scorecard.checks.filter(check => check.enforced);
  const open = enforced.filter(({ status }) => !lets(status));
  const isNear = ({ level }: CheckResult) =>
    level <= (next?.level ?? scorecard.level);
  return {
    next,
    missing: open.filter(isNear).sort(heaviestFirst),
    later: open
      .filter(check => !isNear(check))
      .sort((a, b) => a.level - b.level || heaviestFirst(a, b)),
    passing: enforced.filter(({ status }) => status === 'pass'),
    exempt: enforced.filter(({ status }) => status === 'exempt'),
    announced: scorecard.checks.filter(check => !check.enforced),
  };
}

/** When the first of these waivers ends. */
export function firstEndOf(checks: CheckResult[]): string | undefined {
  const ends = checks.flatMap(({ waiver }) => waiver?.expiresAt ?? []);
  return ends.sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
