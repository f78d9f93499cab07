import fc from 'fast-check';
import {
  change,
  day,
  deployment,
  line,
  START,
  world,
} from '../__testUtils__/builders';
import { ObservedDeployment } from '../deployments';
import { Change } from '../types';
import { ChangeCourse, EnvironmentRequest, PipelineRun } from './observed';
import { spansOfChange, spansOfRequest } from './stageSpans';

const teamOf = (component: string, at: number) =>
  at < day(50) ? `team-${component}` : 'later';
const courseOf = (
  own: Partial<Change>,
  over: Partial<ChangeCourse> = {},
): ChangeCourse => ({
  change: change('b', 0, {
    mergedAt: undefined,
    mergeSha: undefined,
    firstCommitAt: undefined,
    readyAt: day(1),
    ...own,
  }),
  runs: [],
  requests: [],
  placements: [],
  ...over,
});
/** Spans as `stage kind start–end`, in days from the start. */
const shownOf = (course: ChangeCourse) => {
  const { spans, excluded } = spansOfChange(course, { teamOf });
  const days = (time: number) => (time - START) / (day(1) - START);
  return [
    ...spans.map(
      it =>
        `${it.stage} ${it.kind} ${days(it.start)}–${
          it.end === undefined ? '' : days(it.end)
        }`,
    ),
    ...Object.entries(excluded).map(([reason, times]) => `${reason} ${times}`),
  ];
};
const run = (over: Partial<PipelineRun> = {}): PipelineRun => ({
  id: 'run',
  sha: 'b',
  attempt: 1,
  isRequired: true,
  queuedAt: day(1),
  startedAt: day(2),
  finishedAt: day(4),
  ...over,
});
const request = (over: Partial<EnvironmentRequest>): EnvironmentRequest => ({
  id: 'request',
  requestedAt: day(1),
  needsApproval: true,
  ...over,
});

describe('code', () => {
  it.each<[string, Partial<Change>, Partial<ChangeCourse>, string[]]>([
    [
      'until others are asked to look at it',
      { firstCommitAt: day(0) },
      {},
      ['code touch 0–1', 'review queue 1–'],
    ],
    [
      'of a draft',
      { firstCommitAt: day(0), readyAt: undefined },
      {},
      ['code touch 0–'],
    ],
    [
      'of what was never ready',
      { firstCommitAt: day(0), readyAt: undefined },
      { closedAt: day(2) },
      ['readyUnknown 1'],
    ],
    [
      'of which only the time at which it was opened is known',
      { firstCommitAt: day(1), firstCommitIsApproximate: true },
      {},
      ['review queue 1–', 'firstCommitUnknown 1'],
    ],
    [
      'of a draft, as far as it is known',
      { firstCommitAt: day(0), firstCommitIsApproximate: true },
      {},
      ['code touch 0–1', 'review queue 1–'],
    ],
    [
      'of commits made after it was ready',
      { firstCommitAt: day(2) },
      {},
      ['review queue 1–', 'negative 1'],
    ],
  ])('%s', (_, own, over, expected) => {
    expect(shownOf(courseOf(own, over))).toEqual(expected);
  });
});

describe('review', () => {
  const reviewed = { firstReviewAt: day(3), approvedAt: day(4) };

  it.each<[string, Partial<Change>, Partial<ChangeCourse>, string[]]>([
    ['that nobody began', {}, {}, ['review queue 1–']],
    [
      'that is going on',
      { firstReviewAt: day(3) },
      {},
      ['review queue 1–3', 'review touch 3–'],
    ],
    [
      'that is over, before the merge',
      reviewed,
      {},
      ['review queue 1–3', 'review touch 3–4', 'review queue 4–'],
    ],
    [
      'of what is merged',
      { ...reviewed, mergedAt: day(6) },
      {},
      ['review queue 1–3', 'review touch 3–4', 'review queue 4–6'],
    ],
    [
      'of what was closed',
      { firstReviewAt: day(3) },
      { closedAt: day(5) },
      ['review queue 1–3', 'review touch 3–5'],
    ],
    ['that there was none of', { mergedAt: day(6) }, {}, ['notReviewed 1']],
    ['of a draft', { readyAt: undefined }, {}, []],
    [
      'before it was ready, which cannot be',
      { firstReviewAt: day(0.5) },
      {},
      ['review touch 0.5–', 'negative 1'],
    ],
  ])('%s', (_, own, over, expected) => {
    expect(shownOf(courseOf(own, over))).toEqual(expected);
  });
});

describe('test', () => {
  const of = (runs: PipelineRun[], own: Partial<Change> = {}) =>
    shownOf(courseOf({ readyAt: undefined, ...own }, { runs }));

  it.each<[string, PipelineRun[], string[]]>([
    ['one run', [run()], ['test queue 1–2', 'test touch 2–4']],
    [
      'runs side by side, from the first to the last',
      [run(), run({ id: 'other', queuedAt: day(1.5), finishedAt: day(7) })],
      ['test queue 1–2', 'test touch 2–7'],
    ],
    [
      'one attempt after another',
      [
        run(),
        run({
          id: 'again',
          attempt: 2,
          queuedAt: day(5),
          startedAt: day(5.5),
          finishedAt: day(6),
        }),
      ],
      [
        'test queue 1–2',
        'test touch 2–4',
        'test queue 5–5.5',
        'test touch 5.5–6',
      ],
    ],
    [
      'what waits',
      [run({ startedAt: undefined, finishedAt: undefined })],
      ['test queue 1–'],
    ],
    [
      'what runs',
      [run(), run({ id: 'other', finishedAt: undefined })],
      ['test queue 1–2', 'test touch 2–'],
    ],
    ['what nobody needs', [run({ isRequired: false })], []],
  ])('%s', (_, runs, expected) => {
    expect(of(runs)).toEqual(expected);
  });

  it('has no open run of a change that is over: its end was lost', () => {
    expect(of([run({ finishedAt: undefined })], { mergedAt: day(9) })).toEqual([
      'readyUnknown 1',
      'endLost 1',
    ]);
  });
});

describe('environment', () => {
  it.each<[string, Partial<EnvironmentRequest>, string[]]>([
    ['that waits to be allowed', {}, ['environment queue 1–']],
    [
      'that is made',
      { approvedAt: day(3) },
      ['environment queue 1–3', 'environment touch 3–'],
    ],
    [
      'that is ready',
      { approvedAt: day(3), readyAt: day(4), endedAt: day(9) },
      ['environment queue 1–3', 'environment touch 3–4'],
    ],
    [
      'that nobody has to allow',
      { needsApproval: false, readyAt: day(2) },
      ['environment touch 1–2'],
    ],
    ['that was given up', { endedAt: day(2) }, ['givenUp 1']],
    [
      'of which nobody knows who allowed it',
      { readyAt: day(2) },
      ['approvalUnknown 1'],
    ],
  ])('%s', (_, over, expected) => {
    expect(
      shownOf(courseOf({ readyAt: undefined }, { requests: [request(over)] })),
    ).toEqual(expected);
  });

  it('is an item of its own without a change', () => {
    const own = request({ component: 'orders', needsApproval: false });
    expect(spansOfRequest(own, { teamOf }).spans).toEqual([
      {
        item: 'request',
        stage: 'environment',
        kind: 'touch',
        start: day(1),
        end: undefined,
        component: 'orders',
        team: 'team-orders',
        cohort: 'undeclared',
      },
    ]);
  });
});

describe('deploy', () => {
  it.each<[string, Partial<ObservedDeployment>, string[]]>([
    [
      'all waiting where it is not known when it began',
      { startedAt: undefined },
      ['deploy queue 2–60'],
    ],
    [
      'not known where it is not known when it ended',
      { startedAt: day(59), finishedAt: undefined },
      ['deploymentTimesUnknown 1'],
    ],
  ])('is %s', (_, times, expected) => {
    const own = { readyAt: undefined, mergedAt: day(2), mergeSha: 'b' };
    const merged = change('b', 1, { ...own, firstCommitAt: undefined });
    const { placements } = world({
      commits: line('a b c'),
      changes: [merged],
      deployments: [deployment('a', 0), deployment('b', 60, times)],
    });
    const shown = shownOf(courseOf(own, { change: merged, placements }));
    expect(shown.filter(it => !it.startsWith('ready'))).toEqual(expected);
  });

  it('is for each component, and open for what waits', () => {
    const merged = change('b', 1, {
      mergedAt: day(2),
      firstReviewAt: day(1),
      readyAt: day(1),
      approvedAt: day(2),
      cohort: 'assisted',
      components: ['orders', 'web', 'docs'],
    });
    const { placements } = world({
      commits: line('a b c'),
      changes: [merged],
      deployments: [
        deployment('a', 0),
        deployment('b', 60, { startedAt: day(59) }),
        deployment('a', 0, { component: 'web' }),
      ],
    });
    const course = courseOf({}, { change: merged, placements });
    const { spans, excluded } = spansOfChange(course, { teamOf });
    const deployed = spans.filter(({ stage }) => stage === 'deploy');
    expect(
      deployed.map(({ kind, start, end, team }) => [kind, start, end, team]),
    ).toEqual([
      ['queue', day(2), day(59), 'team-orders'],
      ['queue', day(2), undefined, 'team-web'],
      ['touch', day(59), day(60), 'later'],
    ]);
    // What was done once for all of them is of each
    const reviewed = spans.filter(
      ({ stage, kind }) => stage === 'review' && kind === 'touch',
    );
    expect(reviewed.map(({ component, team }) => [component, team])).toEqual([
      ['docs', teamOf('docs', day(1))],
      ['orders', teamOf('orders', day(1))],
      ['web', teamOf('web', day(1))],
    ]);
    expect(new Set(spans.map(({ cohort }) => cohort))).toEqual(
      new Set(['assisted']),
    );
    expect(excluded).toEqual({ neverDeployed: 1 });
  });
});

it('no span ends before it begins, and all are the same in any order', () => {
  const time = fc.option(fc.nat(9).map(day), { nil: undefined });
  const runs = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      sha: fc.constantFrom('a', 'b'),
      attempt: fc.integer({ min: 1, max: 2 }),
      isRequired: fc.boolean(),
      queuedAt: fc.nat(9).map(day),
      startedAt: time,
      finishedAt: time,
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  );
  const times = fc.record({
    readyAt: time,
    firstReviewAt: time,
    approvedAt: time,
    mergedAt: time,
  });
  fc.assert(
    fc.property(times, runs, (own, all) => {
      const found = spansOfChange(courseOf(own, { runs: all }), { teamOf });
      for (const { start, end = Infinity } of found.spans) {
        expect(end).toBeGreaterThanOrEqual(start);
      }
      expect(
        spansOfChange(courseOf(own, { runs: all.toReversed() }), { teamOf }),
      ).toEqual(found);
    }),
  );
});
