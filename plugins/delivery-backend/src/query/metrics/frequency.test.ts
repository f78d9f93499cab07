import { DAY_MS, WEEK_MS } from '../period';
import { BEFORE, Cell } from './Cell';
import { frequencyTrend, measureFrequency } from './frequency';
import { countCells, measureCells } from './measure';

const MONDAY = Date.UTC(2026, 8, 7);
const period = { from: MONDAY, to: MONDAY + 4 * WEEK_MS };

const measure = (
  firstAt: Record<string, number>,
  counts: Array<[component: string, count: number]>,
  now = period.to,
) =>
  measureFrequency(
    {
      stretches: Object.entries(firstAt).map(([component, from]) => ({
        component,
        from,
        until: null,
      })),
      counts: counts.map(([component, count]) => ({
        component,
        slot: 0,
        count,
      })),
      excluded: {},
    },
    { period, now },
  );

describe('measureFrequency', () => {
  it('adds up what components deploy, each in the time it was observed', () => {
    // 8 in four weeks, and 3 in the last week
    expect(
      measure({ a: 0, b: period.to - WEEK_MS }, [
        ['a', 8],
        ['b', 3],
      ]),
    ).toEqual({
      value: 5,
      n: 11,
      coverage: (1 + 0.25) / 2,
      excluded: {},
      definitionVersion: 1,
    });
  });

  it('is truly 0 where nothing was deployed in an observed period', () => {
    expect(measure({ a: 0 }, [])).toMatchObject({ value: 0, n: 0 });
  });

  it('has no value of what was observed for less than a week', () => {
    const measured = measure({ a: period.to - 6 * DAY_MS }, [['a', 2]]);

    expect(measured).toMatchObject({
      n: 2,
      excluded: { notObserved: 1 },
    });
    expect(measured).not.toHaveProperty('value');
  });

  it('does not observe what is to come, or came after', () => {
    expect(
      measure({ a: 0, b: period.to + 1 }, [['a', 4]], MONDAY + 2 * WEEK_MS),
    ).toMatchObject({ value: 2, coverage: 0.5 });
    expect(measure({}, [])).toMatchObject({ n: 0, coverage: 0 });
  });
});

describe('measureFrequency of what moves', () => {
  const half = MONDAY + 2 * WEEK_MS;
  const measureOf = (
    stretches: Array<{ from: number; until: number | null }>,
    count: number,
  ) =>
    measureFrequency(
      {
        stretches: stretches.map(it => ({ component: 'a', ...it })),
        counts: [{ component: 'a', slot: 0, count }],
        excluded: {},
      },
      { period, now: period.to },
    );

  it('observes it for as long as it was of the team', () => {
    // 8 in two weeks; then none in two
    expect(measureOf([{ from: 0, until: half }], 8)).toMatchObject({
      value: 4,
      coverage: 0.5,
    });
    expect(measureOf([{ from: half, until: null }], 0)).toMatchObject({
      value: 0,
      coverage: 0.5,
    });
  });

  it('adds up the stretches of one that came back', () => {
    expect(
      measureOf(
        [
          { from: 0, until: MONDAY + WEEK_MS },
          { from: period.to - WEEK_MS, until: null },
        ],
        6,
      ),
    ).toMatchObject({ value: 3, coverage: 0.5 });
  });

  it('does not know of one that it had only before', () => {
    const measured = measureOf([{ from: 0, until: MONDAY }], 0);

    expect(measured).toMatchObject({ n: 0, coverage: 0, excluded: {} });
    expect(measured).not.toHaveProperty('value');
  });
});

describe('frequencyTrend', () => {
  it('has a value of weeks that were observed whole', () => {
    const weeks = [0, 1, 2, 3, 4].map(week => MONDAY + week * WEEK_MS);

    const trend = frequencyTrend(
      {
        stretches: [{ component: 'a', from: MONDAY + DAY_MS, until: null }],
        counts: [
          { component: 'a', slot: 0, count: 1 },
          { component: 'a', slot: 2, count: 3 },
          { component: 'a', slot: BEFORE, count: 9 },
        ],
      },
      {
        weeks,
        period: { from: MONDAY, to: MONDAY + 5 * WEEK_MS },
        now: MONDAY + 4 * WEEK_MS + DAY_MS,
      },
    );

    expect(trend.map(({ value, n }) => [value, n])).toEqual([
      [undefined, 1],
      [0, 0],
      [3, 3],
      [0, 0],
      [undefined, 0],
    ]);
  });
});

describe('measureCells', () => {
  const cell = (over: Partial<Cell>): Cell => ({
    metric: 'restore-time',
    slot: 0,
    isOpen: false,
    isApproximate: false,
    count: 1,
    total: over.value ?? 0,
    ...over,
  });
  const time = { unit: 'milliseconds', definitionVersion: 1 } as const;

  it('leaves nothing out that lasts still', () => {
    // Of four, those after 10 and 20 have ended: half last longer than 20
    const { measured } = measureCells(
      [
        cell({ value: 10 }),
        cell({ value: 20 }),
        cell({ value: 30, isOpen: true, count: 2 }),
      ],
      time,
    );

    expect(measured).toMatchObject({ value: 20, n: 4, coverage: 1 });
    expect(measured.interval?.high).toBeUndefined();
  });

  it('has no median where less than half have ended', () => {
    const { measured, p90 } = measureCells(
      [cell({ value: 10 }), cell({ value: 50, isOpen: true, count: 3 })],
      time,
    );

    expect(measured).not.toHaveProperty('value');
    expect(p90).toBeUndefined();
  });

  it('has an interval by order statistics', () => {
    const { measured, p90, p95 } = measureCells(
      Array.from({ length: 20 }, (_, index) => cell({ value: index + 1 })),
      time,
    );

    // The 6th and the 15th of 20
    expect(measured).toMatchObject({
      value: 10.5,
      interval: { low: 6, high: 15 },
    });
    expect(p90).toBeCloseTo(18.1, 9);
    expect(p95).toBeCloseTo(19.05, 9);
  });

  it('is missing, not 0, where nothing was measured', () => {
    const cells = [cell({ reason: 'startUnknown', count: 3 })];

    expect(measureCells(cells, time)).toEqual({
      measured: {
        n: 0,
        coverage: 0,
        excluded: { startUnknown: 3 },
        definitionVersion: 1,
      },
    });
    expect(countCells([])).toEqual({ n: 0, coverage: 0, excluded: {} });
  });
});
