import {
  CAPABILITIES,
  Capability,
  CapabilityLevel,
  CheckStanding,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { createRandom, Random } from '../../synthetic/random';
import { ModelRule } from './settings';

const LEVELS = 4;
const UNMEASURED = 0.08;
/** When all of them have come to their status. */
const SINCE = '2026-09-01T08:00:00.000Z';

/** Where a team stands. */
export interface MadeStanding {
  capabilities: CapabilityLevel[];
  /** Of capabilities and practices alike. */
  checks: CheckStanding[];
}

/** Makes up where a team stands; each revision is another. */
export function standingOf(
  team: string,
  rules: readonly ModelRule[],
  { seed, revision }: { seed: number; revision: number },
): MadeStanding {
  const random = createRandom(seed, `standing ${team} ${revision}`);
  const always = random.pick(CAPABILITIES);
  const strengths = new Map<Capability | undefined, number | undefined>(
    CAPABILITIES.map(capability => [
      capability,
      // Of each team something is known
      capability !== always && random.chance(UNMEASURED)
        ? undefined
        : random.integer(LEVELS + 1),
    ]),
  );
  strengths.set(undefined, random.integer(LEVELS + 1));
  const checks = rules.map(rule =>
    checkOf(rule, strengths.get(rule.capability), random),
  );
  return {
    checks,
    capabilities: CAPABILITIES.map(capability => {
      const own = rules.flatMap((rule, at) =>
        rule.capability === capability
          ? [{ level: rule.level, status: checks[at].status }]
          : [],
      );
      return { capability, of: LEVELS, ...levelOf(own) };
    }),
  };
}

/** Levels by capability on a day so long ago: lower, the longer ago it was. */
export function levelsAgo(
  capabilities: readonly CapabilityLevel[],
  days: number,
): Partial<Record<Capability, number | null>> {
  const lower = Math.floor(days / 200);
  return Object.fromEntries(
    capabilities.map(({ capability, level, unmeasured }) => [
      capability,
      unmeasured ? null : Math.max(0, level - lower),
    ]),
  );
}

function checkOf(
  { id, level }: ModelRule,
  strength: number | undefined,
  random: Random,
): CheckStanding {
  const status = statusOf(level, strength, random);
  return {
    checkId: id,
    status,
    ...(status !== 'pass' && {
      message: `${random.integer(80)} % of its components; 80 % are asked for`,
    }),
    since: SINCE,
  };
}

function statusOf(
  level: number,
  strength: number | undefined,
  random: Random,
): CheckStatus {
  if (strength === undefined) {
    return 'unknown';
  }
  if (level <= strength) {
    return 'pass';
  }
  return random.pick(['fail', 'fail', 'fail', 'pass', 'unknown', 'stale']);
}

/** All checks of a level and of those below it must pass. */
function levelOf(
  checks: ReadonlyArray<{ level: number; status: CheckStatus }>,
): Pick<CapabilityLevel, 'level' | 'unmeasured' | 'counts'> {
  const count = (status: CheckStatus) =>
    checks.filter(it => it.status === status).length;
  const failed = checks.filter(({ status }) => status !== 'pass');
  const unmeasured = count('pass') + count('fail') === 0;
  return {
    level: unmeasured
      ? 0
      : Math.min(LEVELS, ...failed.map(({ level }) => level - 1)),
    unmeasured,
    counts: {
      pass: count('pass'),
      fail: count('fail'),
      unknown: count('unknown'),
      stale: count('stale'),
      exempt: 0,
    },
  };
}
