/**
 * Mistakes of other tools with lead times, by where they were reported. Each
 * expected value is worked out by hand from the story above it.
 */
import {
  change,
  DAY,
  day,
  deployment,
  estimators,
  line,
  productLimitMedian,
  START,
  world,
} from '../__testUtils__/builders';
import {
  leadTimes,
  measureMedian,
  measureSurvival,
  mergeToDeployTimes,
  oncePerItem,
  Reading,
} from '../metrics';

const period = { from: START, to: day(365) };
const now = day(100);
const measure = (readings: readonly Reading[]) =>
  measureMedian(readings, { period, estimators, definitionVersion: 1 });
const inDays = (readings: readonly Reading[]) =>
  readings.map(it => [
    it.item,
    it.component,
    it.status === 'measured' ? it.value / DAY : it.reason,
  ]);
const commits = line('a b c d e');

it('apache/devlake#7193: a change belongs to the first deployment that has it, not to the latest', () => {
  // b is committed on day 1 and deployed on day 3; c on day 4 and day 10.
  const { placements } = world({
    commits,
    deployments: [deployment('a', 0), deployment('b', 3), deployment('c', 10)],
    changes: [change('b', 1), change('c', 4)],
  });
  expect(inDays(leadTimes(placements, { now }))).toEqual([
    ['change-b', 'orders', 2],
    ['change-c', 'orders', 6],
  ]);
});

it.each(['apache/devlake#8188', 'apache/devlake#8790'])(
  '%s: the first deployment does not inherit what was merged in years before',
  () => {
    // Two changes of two years ago are in the first deployment; one of day 1
    // is deployed on day 3.
    const { placements } = world({
      commits,
      deployments: [deployment('b', 0), deployment('c', 3)],
      changes: [change('a', -730), change('b', -700), change('c', 1)],
    });
    expect(
      measureMedian(leadTimes(placements, { now }), {
        period: { from: day(-1000), to: day(365) },
        estimators,
        definitionVersion: 1,
      }),
    ).toMatchObject({
      value: 2 * DAY,
      n: 1,
      coverage: 1 / 3,
      excluded: { beforeFirstDeployment: 2 },
    });
  },
);

it('apache/devlake#5909: a squashed change has a lead time', () => {
  // The commits of the branch are on no main branch. They are known from
  // events for one change: from day 1. For the other the squash's own author
  // date, day 3, stands for it. Both are deployed on day 5: 4 and 2 days.
  const { placements } = world({
    commits,
    deployments: [deployment('a', 0), deployment('c', 5)],
    changes: [
      change('b', 1, { commits: ['branch-1', 'branch-2', 'b'] }),
      change('c', 3, { commits: ['c'], firstCommitIsApproximate: true }),
    ],
  });
  expect(measure(leadTimes(placements, { now }))).toMatchObject({
    value: 3 * DAY,
    n: 2,
    approximate: 1,
  });
});

it('apache/devlake (code): a change that was not deployed is not fast', () => {
  // One takes 9 days; three were merged and wait. Phases that are absent and
  // count as 0 would give a median of 0.
  const { placements } = world({
    commits,
    deployments: [deployment('a', 0), deployment('b', 10)],
    changes: [change('b', 1), change('c', 1), change('d', 1), change('e', 1)],
  });
  expect(measure(leadTimes(placements, { now }))).toMatchObject({
    value: 9 * DAY,
    n: 1,
    coverage: 0.25,
    excluded: { notDeployedYet: 3 },
  });
});

it('mindyourowndata.org/posts/right-censoring: changes that wait still are not dropped', () => {
  // b takes 3 days and c takes 5. On day 21 d waits since day 1 and e since
  // day 20: 20 days and 1 day. Without those two the median is 4 days. With
  // them (product limit): e is gone before anything ends, then 3 are left:
  // 2/3 after 3 days, 1/3 after 5, so the median is 5.
  const { placements } = world({
    commits,
    deployments: [deployment('a', 0), deployment('c', 10)],
    changes: [change('b', 7), change('c', 5), change('d', 1), change('e', 20)],
  });
  const readings = leadTimes(placements, { now: day(21) });
  expect(
    measureSurvival(readings, {
      period,
      definitionVersion: 1,
      estimators: { survivalMedian: productLimitMedian },
    }),
  ).toMatchObject({ value: 5 * DAY, n: 4, coverage: 1, excluded: {} });
  expect(measure(readings).value).toBe(4 * DAY);
});

it.each(['gitlab-org/gitlab#210323', 'gitlab-org/gitlab#328459'])(
  '%s: lead time begins with the first commit; from merge on is beside it',
  () => {
    // Committed on day 1, merged on day 8, deployed on day 9.
    const { placements } = world({
      commits,
      deployments: [deployment('a', 0), deployment('b', 9)],
      changes: [change('b', 1, { mergedAt: day(8) })],
    });
    expect(measure(leadTimes(placements, { now })).value).toBe(8 * DAY);
    expect(measure(mergeToDeployTimes(placements, { now })).value).toBe(
      1 * DAY,
    );
  },
);

it('CDviz: lead time begins with the first commit, not with the artifact', () => {
  // Committed on day 1; the artifact is built on day 6, an hour before it is
  // deployed, and changes nothing.
  const { placements } = world({
    commits,
    deployments: [
      deployment('a', 0),
      deployment('b', 6, { startedAt: day(6) - DAY / 24 }),
    ],
    changes: [change('b', 1)],
  });
  expect(measure(leadTimes(placements, { now })).value).toBe(5 * DAY);
});

it.each(['apache/devlake#6690', 'apache/devlake#9037'])(
  '%s: components of one repository have lead times of their own',
  () => {
    // b is for orders, c for web, d for both, all committed on day 1. Orders
    // is deployed on day 4, web on day 11, both with everything that is in main.
    const web = { component: 'web' };
    const { placements } = world({
      commits,
      deployments: [
        deployment('a', 0),
        deployment('a', 0, web),
        deployment('d', 4),
        deployment('d', 11, web),
      ],
      changes: [
        change('b', 1),
        change('c', 1, { components: ['web'] }),
        change('d', 1, { components: ['orders', 'web'] }),
      ],
    });
    const readings = leadTimes(placements, { now });
    expect(inDays(readings)).toEqual([
      ['change-b', 'orders', 3],
      ['change-c', 'web', 10],
      ['change-d', 'orders', 3],
      ['change-d', 'web', 10],
    ]);
    // Once each for the whole: 3, 10 and 10 days.
    expect(measure(oncePerItem(readings))).toMatchObject({
      value: 10 * DAY,
      n: 3,
    });
  },
);

it('apache/devlake (code comment): several copies of production are one', () => {
  // Committed on day 1, in Europe on day 3, in America on day 5: in production
  // after 2 days.
  const eu = { environment: 'prod-eu' };
  const us = { environment: 'prod-us' };
  const { placements } = world({
    commits,
    deployments: [
      deployment('a', 0, eu),
      deployment('a', 0.5, us),
      deployment('b', 3, eu),
      deployment('b', 5, us),
    ],
    changes: [change('b', 1)],
  });
  expect(inDays(leadTimes(placements, { now }))).toEqual([
    ['change-b', 'orders', 2],
  ]);
});

it('Datadog: a change that is deployed after more than 60 days counts', () => {
  // Deployed on day 0 and then on day 91: changes of day 1 and day 90.
  const { placements, timelines } = world({
    commits,
    deployments: [deployment('a', 0), deployment('c', 91)],
    changes: [change('b', 1), change('c', 89)],
  });
  expect(inDays(leadTimes(placements, { now }))).toEqual([
    ['change-b', 'orders', 90],
    ['change-c', 'orders', 2],
  ]);
  expect(timelines[0].gaps.map(it => it.milliseconds)).toEqual([91 * DAY]);
});

it('q-dev-dora "Median Lead Time": a median is no average', () => {
  // 1, 2 and 12 days: 2, not 5.
  const { placements } = world({
    commits,
    deployments: [
      deployment('a', 0),
      deployment('b', 2),
      deployment('c', 4),
      deployment('d', 17),
    ],
    changes: [change('b', 1), change('c', 2), change('d', 5)],
  });
  expect(measure(leadTimes(placements, { now })).value).toBe(2 * DAY);
});

it('zc149 scorecard: days are not averaged, and empty ones are not 0', () => {
  // On day 10 three changes came after 1, 1 and 1 days, on day 20 one after 9.
  // The average of daily averages is 5, with 9 empty days between 10 / 11.
  const { placements } = world({
    commits,
    deployments: [deployment('a', 0), deployment('d', 10), deployment('e', 20)],
    changes: [change('b', 9), change('c', 9), change('d', 9), change('e', 11)],
  });
  expect(measure(leadTimes(placements, { now }))).toMatchObject({
    value: 1 * DAY,
    n: 4,
  });
});

it('force-push and rebase: a change is found by its merge, or by what is left of it', () => {
  // b was rebased: none of the commits that are known of its branch were
  // deployed, its merge was. Main was rewritten after c was merged: its merge
  // commit is gone, its commit is there. Both are deployed on day 5.
  const { placements } = world({
    commits,
    deployments: [deployment('a', 0), deployment('c', 5)],
    changes: [
      change('b', 1, { commits: ['before-rebase', 'b'] }),
      change('c', 2, { mergeSha: 'gone', commits: ['c', 'gone'] }),
    ],
  });
  expect(inDays(leadTimes(placements, { now }))).toEqual([
    ['change-b', 'orders', 4],
    ['change-c', 'orders', 3],
  ]);
});

it('rollback: a change that was rolled back came to production when it first did', () => {
  // Deployed on day 3, rolled back on day 4, deployed again on day 8.
  const { placements } = world({
    commits,
    deployments: [
      deployment('a', 0),
      deployment('b', 3),
      deployment('a', 4),
      deployment('b', 8),
    ],
    changes: [change('b', 1)],
  });
  expect(inDays(leadTimes(placements, { now }))).toEqual([
    ['change-b', 'orders', 2],
  ]);
});
