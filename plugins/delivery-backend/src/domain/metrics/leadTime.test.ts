import {
  change,
  DAY,
  day,
  deployment,
  estimators,
  line,
  START,
  world,
} from '../__testUtils__/builders';
import { leadTimes, mergeToDeployTimes } from './leadTime';
import { byTeam, measureMedian, oncePerItem, Reading } from './Reading';

const period = { from: START, to: day(28) };
const now = day(28);
const median = (readings: readonly Reading[], within = period) =>
  measureMedian(readings, {
    period: within,
    estimators,
    definitionVersion: 1,
  });
const commits = line('a b c d e f');

describe('change lead time', () => {
  const deployments = [
    deployment('a', 1),
    deployment('c', 5),
    deployment('e', 10),
  ];
  // b: 5 − 2 = 3 days, c: 5 − 4 = 1, d: 10 − 3 = 7, e: 10 − 8 = 2.
  const changes = [
    change('b', 2),
    change('c', 4),
    change('d', 3),
    change('e', 8),
  ];

  it('is from the first commit to production: 1, 2, 3 and 7 days', () => {
    const { placements } = world({ commits, deployments, changes });
    expect(median(leadTimes(placements, { now }))).toEqual({
      value: 2.5 * DAY,
      interval: undefined,
      n: 4,
      coverage: 1,
      excluded: {},
      approximate: 0,
      definitionVersion: 1,
    });
    // A day less each, since they are merged a day after: 0, 1, 2 and 6 days.
    expect(median(mergeToDeployTimes(placements, { now })).value).toBe(
      1.5 * DAY,
    );
  });

  it('belongs to the period in which it came to production', () => {
    const { placements } = world({ commits, deployments, changes });
    const second = { from: day(5), to: day(10) };
    expect(median(leadTimes(placements, { now }), second)).toMatchObject({
      value: 2 * DAY,
      n: 2,
    });
  });

  it('counts by reason what has none, and never as 0', () => {
    const { placements } = world({
      commits,
      deployments: [
        ...deployments,
        deployment('f', 12, { finishedAt: undefined }),
      ],
      changes: [
        change('b', 2),
        change('c', 4, { firstCommitAt: undefined }),
        change('d', 20, { mergedAt: day(9) }),
        change('a', 0),
        change('f', 11),
        change('lost', 11),
      ],
    });
    expect(median(leadTimes(placements, { now }))).toMatchObject({
      value: 3 * DAY,
      n: 1,
      coverage: 1 / 6,
      excluded: {
        firstCommitUnknown: 1,
        negative: 1,
        beforeFirstDeployment: 1,
        deploymentEndUnknown: 1,
        notDeployedYet: 1,
      },
    });
  });

  it('lasts still for what is merged and waits', () => {
    const { placements } = world({
      commits,
      deployments,
      changes: [
        change('f', 18),
        change('lost', 18, { firstCommitAt: undefined }),
      ],
    });
    expect(leadTimes(placements, { now })).toMatchObject([
      { item: 'change-f', at: day(19), value: 10 * DAY, isOpen: true },
      { item: 'change-lost', status: 'excluded', reason: 'notDeployedYet' },
    ]);
    expect(mergeToDeployTimes(placements, { now })).toMatchObject([
      { value: 9 * DAY, isOpen: true },
      { value: 9 * DAY, isOpen: true },
    ]);
  });

  it('has no value where nothing could be measured', () => {
    const nothing = median([]);
    expect(nothing).toMatchObject({ n: 0, coverage: 0 });
    expect(nothing.value).toBeUndefined();
  });
});

describe('a change of several components', () => {
  const changes = [change('c', 2, { components: ['orders', 'web', 'docs'] })];
  const web = (sha: string, days: number) =>
    deployment(sha, days, { component: 'web' });

  it('counts once, when the last of those that are deployed has it', () => {
    const { placements } = world({
      commits,
      changes,
      deployments: [
        deployment('b', 1),
        deployment('c', 4),
        web('b', 1),
        web('c', 9),
      ],
    });
    // 4 − 2 = 2 days for orders, 9 − 2 = 7 for web; docs is deployed nowhere.
    const readings = leadTimes(placements, { now });
    expect(median(readings).n).toBe(2);
    expect(median(oncePerItem(readings))).toMatchObject({
      value: 7 * DAY,
      n: 1,
      coverage: 1,
    });
  });

  it('waits while one of them waits', () => {
    const { placements } = world({
      commits,
      changes,
      deployments: [deployment('b', 1), deployment('c', 4), web('b', 1)],
    });
    expect(median(oncePerItem(leadTimes(placements, { now })))).toMatchObject({
      n: 0,
      excluded: { notDeployedYet: 1 },
    });
  });

  it('counts once for each team, by who owned what then', () => {
    const { placements } = world({
      commits,
      changes,
      deployments: [
        deployment('b', 1),
        deployment('c', 4),
        web('b', 1),
        web('c', 9),
      ],
    });
    const owners = (component: string, at: number) =>
      component === 'web' && at < day(6) ? 'shop' : component;
    const teams = byTeam(leadTimes(placements, { now }), owners);
    // Web belongs to its own team by the time that it has the change.
    expect([...teams.keys()].sort()).toEqual(['docs', 'orders', 'web']);
    const one = byTeam(leadTimes(placements, { now }), () => 'all').get('all')!;
    expect(one).toHaveLength(1);
  });
});
