/**
 * Mistakes of other tools with deployments, reviews and teams, by where they
 * were reported. Each expected value is worked out by hand.
 */
import {
  change,
  DAY,
  day,
  deployment,
  estimators,
  HOUR,
  line,
  START,
  world,
} from '../__testUtils__/builders';
import { releasesOf } from '../deployments';
import {
  byTeam,
  deploymentsPerWeek,
  leadTimes,
  measureMedian,
  medianGap,
  reviewLatency,
} from '../metrics';

const period = { from: START, to: day(28) };
const now = day(28);
const commits = line('a b c d e');

it('C2L2C: what was merged is not thereby deployed', () => {
  // Four merges in four weeks and no deployment: unknown, neither 1 a week nor 0.
  const { timelines, placements } = world({
    commits,
    deployments: [],
    changes: [change('a', 1), change('b', 8), change('c', 15), change('d', 22)],
  });
  const measured = deploymentsPerWeek('orders', releasesOf(timelines), {
    period,
    now,
  });
  expect(measured).toMatchObject({ n: 0, coverage: 0 });
  expect(measured.value).toBeUndefined();
  expect(
    measureMedian(leadTimes(placements, { now }), {
      period,
      estimators,
      definitionVersion: 1,
    }),
  ).toMatchObject({ n: 0, excluded: { neverDeployed: 4 } });
});

it('apache/devlake (code comment): copies of production are not deployments of their own', () => {
  // Two releases to three regions in the two weeks after the first one.
  const everywhere = (sha: string, days: number) =>
    ['prod-eu', 'prod-us', 'prod-ap'].map((environment, index) =>
      deployment(sha, days + index / 24, { environment }),
    );
  const { timelines } = world({
    commits,
    deployments: [
      ...everywhere('a', 14),
      ...everywhere('b', 17),
      ...everywhere('c', 21),
    ],
  });
  const releases = releasesOf(timelines);
  expect(deploymentsPerWeek('orders', releases, { period, now })).toMatchObject(
    {
      value: 1,
      n: 2,
    },
  );
  // 3 and 4 days from the first copy of one to the first copy of the next.
  expect(medianGap(releases, { period, estimators }).value).toBe(3.5 * DAY);
});

it('apache/devlake#4902: a deployment is in one period, wherever its times were written', () => {
  // 00:30 in Berlin on Monday the 14th is 22:30 UTC on Sunday the 13th.
  const finishedAt = Date.parse('2026-09-14T00:30:00+02:00');
  const { timelines } = world({
    commits,
    deployments: [deployment('a', -1), deployment('b', 6, { finishedAt })],
  });
  const releases = releasesOf(timelines);
  const weekOf = (from: string) => ({
    from: Date.parse(`${from}T00:00:00Z`),
    to: Date.parse(`${from}T00:00:00Z`) + 7 * DAY,
  });
  const counts = ['2026-09-07', '2026-09-14'].map(
    from =>
      deploymentsPerWeek('orders', releases, { period: weekOf(from), now }).n,
  );
  expect(counts).toEqual([1, 0]);
});

it.each([
  'apache/devlake#8289',
  'apache/devlake#8381',
  'apache/devlake#9000',
  'middlewarehq/middleware#635',
])('%s: what a bot says is no review', () => {
  // A bot comments after a minute, a person reviews after 7 hours.
  const course = {
    changeId: 'change',
    author: 'ada',
    openedAt: START,
    isDraftWhenOpened: false,
    turns: [],
    reviews: [
      {
        at: START + 60_000,
        reviewer: 'copilot',
        isBot: true,
        isSubmitted: true,
      },
      {
        at: START + 7 * HOUR,
        reviewer: 'ben',
        isBot: false,
        isSubmitted: true,
      },
    ],
  };
  expect(reviewLatency(course, { now })).toMatchObject({ value: 7 * HOUR });
  expect(
    reviewLatency(
      {
        ...course,
        reviews: course.reviews.slice(0, 1),
        mergedAt: day(1),
      },
      { now },
    ),
  ).toMatchObject({ status: 'excluded', reason: 'mergedUnreviewed' });
});

it('DORA-by-team: a team has what its components had when it owned them', () => {
  // One deployment of day 5 brings b for orders and c for web, committed on
  // days 1 and 3. The head commit is that of c. Web went from shop to pages on
  // day 20, after all this.
  const web = { component: 'web' };
  const { placements } = world({
    commits,
    deployments: [
      deployment('a', 0),
      deployment('a', 0, web),
      deployment('c', 5),
      deployment('c', 5, web),
    ],
    changes: [change('b', 1), change('c', 3, { components: ['web'] })],
  });
  const teams = byTeam(leadTimes(placements, { now }), (component, at) => {
    if (component === 'orders') {
      return 'sales';
    }
    return at < day(20) ? 'shop' : 'pages';
  });
  expect(
    [...teams].map(([team, readings]) => [
      team,
      readings.map(it => it.status === 'measured' && it.value / DAY),
    ]),
  ).toEqual([
    ['sales', [4]],
    ['shop', [2]],
  ]);
});

it('dora.dev on misuse: no reading tells who it was', () => {
  const reading = reviewLatency(
    {
      changeId: 'change',
      author: 'ada',
      openedAt: START,
      isDraftWhenOpened: false,
      turns: [],
      reviews: [
        { at: day(1), reviewer: 'ben', isBot: false, isSubmitted: true },
      ],
    },
    { now },
  );
  expect(JSON.stringify(reading)).not.toMatch(/ada|ben/);
});
