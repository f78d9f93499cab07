import { ModelRule } from './settings';
import { levelsAgo, standingOf } from './standings';

const rules: ModelRule[] = [1, 2, 3, 4].flatMap(level => [
  { id: `review-${level}`, level, capability: 'code-review' as const },
  { id: `test-${level}`, level, capability: 'test-feedback' as const },
  { id: `practice-${level}`, level: 1 },
]);
const teams = Array.from(
  { length: 300 },
  (_, at) => `group:default/team-${at}`,
);
const standings = teams.map(team =>
  standingOf(team, rules, { seed: 1, revision: 0 }),
);

describe('standingOf', () => {
  it('is the same for a seed and a revision, and another for others', () => {
    const [team] = teams;
    const made = (seed: number, revision: number) =>
      standingOf(team, rules, { seed, revision });
    expect(made(1, 0)).toEqual(standings[0]);
    expect(made(1, 1)).not.toEqual(standings[0]);
    expect(made(2, 0)).not.toEqual(standings[0]);
  });

  it('has every level, and some that are unmeasured', () => {
    const reviews = standings.map(
      it => it.capabilities.find(one => one.capability === 'code-review')!,
    );
    const levels = reviews.filter(it => !it.unmeasured).map(it => it.level);
    expect([...new Set(levels)].sort()).toEqual([0, 1, 2, 3, 4]);
    const unmeasured = reviews.filter(it => it.unmeasured);
    expect(unmeasured.length).toBeGreaterThan(0);
    expect(unmeasured.length).toBeLessThan(60);
  });

  it('is on a level whose checks pass, with all below it', () => {
    for (const { capabilities, checks } of standings) {
      for (const { capability, level, counts } of capabilities) {
        const own = rules.flatMap((rule, at) =>
          rule.capability === capability ? [{ ...rule, ...checks[at] }] : [],
        );
        const below = own.filter(it => it.level <= level);
        expect(below.every(it => it.status === 'pass')).toBe(true);
        const next = own.filter(it => it.level === level + 1);
        expect(next.every(it => it.status === 'pass')).toBe(next.length === 0);
        expect(counts.pass).toBe(own.filter(it => it.status === 'pass').length);
      }
    }
  });
});

describe('levelsAgo', () => {
  it('is lower the longer ago it was, and never below 0', () => {
    const [{ capabilities }] = standings;
    const made = capabilities.map((it, at) => ({
      ...it,
      level: at % 5,
      unmeasured: at === 5,
    }));
    const levels = (days: number) => Object.values(levelsAgo(made, days));
    expect(levels(0)).toEqual([0, 1, 2, 3, 4, null]);
    expect(levels(199)).toEqual([0, 1, 2, 3, 4, null]);
    expect(levels(400)).toEqual([0, 0, 0, 1, 2, null]);
  });
});
