import {
  DAY,
  day,
  deployment,
  estimators,
  HOUR,
  incident,
  line,
  START,
  world,
} from '../__testUtils__/builders';
import { releasesOf } from '../deployments';
import { Link } from '../types';
import { changeFailRate, releasesToJudge } from './changeFailRate';
import { detectTimes, restoreTimes } from './incidentTimes';
import { measureMedian, Reading } from './Reading';
import { recoveryTimes } from './recovery';
import { reworkRate } from './reworkRate';

const period = { from: START, to: day(28) };
const now = day(28);
const median = (readings: readonly Reading[]) =>
  measureMedian(readings, {
    period,
    estimators,
    definitionVersion: 1,
  });
const commits = line('a b c d e f');

describe('failures', () => {
  const deployments = [
    deployment('a', 1),
    deployment('b', 2),
    deployment('c', 3),
    deployment('d', 4),
    deployment('c', 4.5),
    deployment('e', 25),
  ];
  const failure = (kind: Link['class'], id: string): Link => ({
    from: { kind: 'incident', id: `of ${id}` },
    to: { kind: 'deployment', id },
    class: kind,
    confidence: kind === 'proximity' ? 0.4 : 1,
    evidence: 'a test',
  });

  it('are a share of releases that are old enough: 1 of 4', () => {
    const { timelines, links } = world({ commits, deployments });
    expect(
      changeFailRate(releasesOf(timelines), links, { period, now, estimators }),
    ).toEqual({
      value: 0.25,
      n: 4,
      interval: { low: 0, high: 1 },
      coverage: 0.8,
      excluded: { pending: 1 },
      definitionVersion: 1,
    });
  });

  it('that are only near in time count in the upper bound: 2 of 4', () => {
    const { timelines, links } = world({ commits, deployments });
    const near = [...links, failure('proximity', 'orders/production@2')];
    const rate = (minConfidence?: number) =>
      changeFailRate(releasesOf(timelines), near, {
        period,
        now,
        estimators,
        minConfidence,
      }).value;
    expect(rate()).toBe(0.25);
    expect(rate(0)).toBe(0.5);
  });

  it('have no rate where nothing was released', () => {
    const rate = changeFailRate([], [], { period, now, estimators });
    expect(rate.value).toBeUndefined();
    expect(rate.interval).toBeUndefined();
  });

  it('make deployments that were not planned: 1 rollback of 6', () => {
    const { timelines, links } = world({ commits, deployments });
    expect(reworkRate(timelines, links, { period, estimators })).toMatchObject({
      value: 1 / 6,
      n: 6,
    });
  });

  it('count a release once, however many copies of production it mends', () => {
    const everywhere = (sha: string, days: number) =>
      ['prod-eu', 'prod-us'].map((environment, index) =>
        deployment(sha, days + index / 24, { environment }),
      );
    const { timelines, links } = world({
      commits,
      deployments: [
        ...everywhere('a', 1),
        ...everywhere('b', 2),
        ...everywhere('a', 3),
        ...everywhere('c', 4),
      ],
    });
    // a, b and c are released and b fails; going back to a is not planned.
    expect(
      changeFailRate(releasesOf(timelines), links, { period, now, estimators }),
    ).toMatchObject({ value: 1 / 3, n: 3 });
    expect(reworkRate(timelines, links, { period, estimators })).toMatchObject({
      value: 1 / 4,
      n: 4,
    });
  });

  it('are also what never succeeded, if an incident came of it', () => {
    const all = [
      deployment('a', 1),
      deployment('b', 2, { result: 'failed' }),
      deployment('c', 3, { result: 'failed' }),
    ];
    const { timelines } = world({ commits, deployments: all });
    const links = [failure('explicit', 'orders/production@2')];
    const judged = releasesToJudge(timelines, links);
    expect(judged.map(({ sha }) => sha)).toEqual(['a', 'b']);
    expect(
      changeFailRate(judged, links, { period, now, estimators }),
    ).toMatchObject({ value: 1 / 2, n: 2 });
    expect(reworkRate(timelines, links, { period, estimators }).n).toBe(2);
    const recovered = recoveryTimes(
      { timelines, incidents: [], links },
      { now },
    );
    expect(recovered.map(({ item }) => item)).toEqual(['orders/production@2']);
  });

  it('do not end with what was over before them', () => {
    const incidents = [
      incident('of orders/production@4', 3, { resolvedAt: day(3.5) }),
    ];
    const { timelines, links } = world({ commits, deployments, incidents });
    const all = [...links, failure('explicit', 'orders/production@4')];
    // Deployed on day 4, rolled back on day 4.5
    expect(
      recoveryTimes({ timelines, incidents, links: all }, { now }),
    ).toMatchObject([{ item: 'orders/production@4', value: 0.5 * DAY }]);
  });

  it('end with what mends them or with their incident, whichever is first', () => {
    const incidents = [
      incident('of orders/production@4', 4, { resolvedAt: day(4.25) }),
      incident('of orders/production@2', 2),
    ];
    const { timelines, links } = world({ commits, deployments, incidents });
    const all = [
      ...links,
      failure('explicit', 'orders/production@4'),
      failure('explicit', 'orders/production@2'),
    ];
    // Mended after 0.5 days, resolved after 0.25; the other is open for 26 days.
    expect(
      recoveryTimes({ timelines, incidents, links: all }, { now }).map(it => [
        it.item,
        it.status === 'measured' && [it.value, it.isOpen],
      ]),
    ).toEqual([
      ['orders/production@2', [26 * DAY, true]],
      ['orders/production@4', [0.25 * DAY, false]],
    ]);
  });

  it('that ended before they began are left out and counted', () => {
    const incidents = [
      incident('of orders/production@4', 3, { resolvedAt: day(3.5) }),
    ];
    const { timelines } = world({ commits, deployments, incidents });
    const links = [failure('explicit', 'orders/production@4')];
    const readings = recoveryTimes({ timelines, incidents, links }, { now });
    expect(median(readings)).toMatchObject({ n: 0, excluded: { negative: 1 } });
  });
});

describe('incidents', () => {
  it('are detected after they began, or after what caused them came', () => {
    const incidents = [
      incident('known', 3, { detectedAt: day(3) + HOUR }),
      incident('caused', 4, {
        startedAt: undefined,
        detectedAt: day(4) + 3 * HOUR,
      }),
      incident('unknown', 9, { startedAt: undefined }),
    ];
    const { timelines, links } = world({
      commits,
      deployments: [deployment('a', 1), deployment('b', 4)],
      incidents,
      namedCauses: [
        {
          incidentId: 'caused',
          names: { kind: 'commit', sha: 'b' },
          evidence: 'a comment',
        },
      ],
    });
    expect(median(detectTimes(incidents, timelines, links))).toMatchObject({
      value: 2 * HOUR,
      n: 2,
      approximate: 1,
      coverage: 2 / 3,
      excluded: { startUnknown: 1 },
    });
  });

  it('are restored, or last still', () => {
    const incidents = [
      incident('over', 3, { resolvedAt: day(5) }),
      incident('open', 20),
    ];
    expect(restoreTimes(incidents, { now })).toMatchObject([
      { item: 'over', value: 2 * DAY, isOpen: false },
      { item: 'open', value: 8 * DAY, isOpen: true },
    ]);
    expect(median(restoreTimes(incidents, { now }))).toMatchObject({
      value: 2 * DAY,
      n: 1,
      coverage: 0.5,
      excluded: { open: 1 },
    });
  });
});
