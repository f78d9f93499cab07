/**
 * Mistakes of other tools with failures and incidents, by where they were
 * reported. Each expected value is worked out by hand from the story above it.
 */
import {
  DAY,
  day,
  deployment,
  estimators,
  HOUR,
  incident,
  line,
  productLimitMedian,
  shown,
  START,
  world,
} from '../__testUtils__/builders';
import { releasesOf } from '../deployments';
import {
  changeFailRate,
  measureMedian,
  measureSurvival,
  recoveryTimes,
  restoreTimes,
  reworkRate,
} from '../metrics';

const period = { from: START, to: day(100) };
const now = day(100);
const commits = line('a b c d e f');
const failRate = (
  { timelines, links }: ReturnType<typeof world>,
  within = period,
) =>
  changeFailRate(releasesOf(timelines), links, {
    period: within,
    now,
    estimators,
  });
const named = (incidentId: string, sha: string) => ({
  incidentId,
  names: { kind: 'commit' as const, sha },
  evidence: 'the post-mortem',
});

it('apache/devlake#4989: a link does not change with what was collected, or is looked at', () => {
  // c is deployed on day 3 and hurts from 2 hours after; d comes on day 4.
  // Somebody else collects from a day later on, and does not know a.
  const deployments = [
    deployment('a', 0),
    deployment('b', 2),
    deployment('c', 3),
    deployment('d', 4),
  ];
  const incidents = [incident('i', 3 + 2 / 24, { detectedAt: day(4.5) })];
  for (const collected of [deployments, deployments.slice(1)]) {
    const found = world({ commits, deployments: collected, incidents });
    expect(shown(found.links)).toEqual(['i → orders/production@3 proximity']);
  }
  // Days 0 to 2, 3, and 4 to 8: c is what failed in all of them.
  const story = world({
    commits,
    deployments,
    incidents,
    namedCauses: [named('i', 'c')],
  });
  const rates = [
    { from: START, to: day(3) },
    { from: day(3), to: day(4) },
    { from: day(4), to: day(9) },
  ].map(within => failRate(story, within).value);
  expect(rates).toEqual([0, 1, 0]);
});

it.each([
  'apache/devlake#8890',
  'gitlab-org/gitlab#210323',
  'gitlab-org/gitlab#328459',
])('%s: a deployment fails once, however many incidents it leads to', () => {
  // Three incidents of one of two deployments: half of them failed, not 150 %.
  const story = world({
    commits,
    deployments: [deployment('a', 0), deployment('b', 2)],
    incidents: [incident('i', 2.1), incident('j', 2.2), incident('k', 2.3)],
    namedCauses: [named('i', 'b'), named('j', 'b'), named('k', 'b')],
  });
  expect(story.links).toHaveLength(3);
  expect(failRate(story)).toMatchObject({ value: 0.5, n: 2 });
});

it('apache/devlake (code): an incident is not blamed on what another service deployed last', () => {
  // Orders came 5 hours before it began to fail, web an hour before.
  const { links } = world({
    commits,
    deployments: [
      deployment('a', 1),
      deployment('b', 2),
      deployment('a', 1, { component: 'web' }),
      deployment('b', 2 + 4 / 24, { component: 'web' }),
    ],
    incidents: [incident('i', 2 + 5 / 24)],
  });
  expect(shown(links)).toEqual(['i → orders/production@2 proximity']);
});

it('Datadog: a rollback says that every deployment after its target failed', () => {
  // b, c and d after a; then back to a: three of four failed, not one.
  const story = world({
    commits,
    deployments: [
      deployment('a', 1),
      deployment('b', 2),
      deployment('c', 3),
      deployment('d', 4),
      deployment('a', 5),
    ],
  });
  expect(failRate(story)).toMatchObject({ value: 3 / 4, n: 4 });
});

it('CDviz: the fail rate is no share of rollbacks in deployments', () => {
  // a, b, c, back to a, d: one rollback undid two of four that were no
  // rollbacks. Rollbacks by deployments would be 1 / 5, or 1 / 4.
  const story = world({
    commits,
    deployments: [
      deployment('a', 1),
      deployment('b', 2),
      deployment('c', 3),
      deployment('a', 4),
      deployment('d', 5),
    ],
  });
  expect(failRate(story)).toMatchObject({ value: 2 / 4, n: 4 });
  // The rollback is the rework: one of five.
  expect(
    reworkRate(story.timelines, story.links, { period, estimators }),
  ).toMatchObject({ value: 1 / 5, n: 5 });
});

it('mindyourowndata.org/posts/right-censoring: incidents that last still are not dropped', () => {
  // Over after 2, 4 and 6 days; open since 5, 20 and 30 days. Without the open
  // ones the median is 4 days. With them (product limit): 5/6 at 2, 4/6 at 4,
  // then 3 are left, 4/9 at 6: the median is 6 days.
  const incidents = [
    incident('a', 10, { resolvedAt: day(12) }),
    incident('b', 10, { resolvedAt: day(14) }),
    incident('c', 10, { resolvedAt: day(16) }),
    incident('d', 95),
    incident('e', 80),
    incident('f', 70),
  ];
  const readings = restoreTimes(incidents, { now });
  const options = { period, definitionVersion: 1 };
  expect(
    measureSurvival(readings, {
      ...options,
      estimators: { survivalMedian: productLimitMedian },
    }),
  ).toMatchObject({ value: 6 * DAY, n: 6, coverage: 1 });
  const closed = readings.filter(it => it.status === 'measured' && !it.isOpen);
  expect(measureMedian(closed, { ...options, estimators }).value).toBe(4 * DAY);
});

it('sre.google incident metrics: a deployment that nothing mended is open', () => {
  // b is mended after 6 hours by a rollback, d by nothing since day 8.
  const { timelines, links } = world({
    commits,
    deployments: [
      deployment('a', 1),
      deployment('b', 2),
      deployment('a', 2.25),
      deployment('d', 8),
    ],
    incidents: [incident('i', 9)],
    namedCauses: [named('i', 'd')],
  });
  const incidents = [incident('i', 9)];
  expect(recoveryTimes({ timelines, incidents, links }, { now })).toMatchObject(
    [
      { item: 'orders/production@2', value: 6 * HOUR, isOpen: false },
      { item: 'orders/production@8', value: 92 * DAY, isOpen: true },
    ],
  );
});

it('GitHub redelivers nothing in order: doubled and late events change nothing', () => {
  const deployments = [
    deployment('a', 1),
    deployment('b', 2),
    deployment('c', 3),
    deployment('a', 4),
  ];
  const late = [3, 1, 0, 3, 2, 1].map(index => deployments[index]);
  expect(world({ commits, deployments: late }).links).toEqual(
    world({ commits, deployments }).links,
  );
});
