import { toFigure } from './figure';

const latency = {
  case: 'read by name',
  size: 1000,
  database: 'sqlite',
  metric: 'latency',
  unit: 'ms',
  better: 'lower',
  measured: { n: 100, p50: 4, p95: 6.123456, p99: 9 },
} as const;

describe('toFigure', () => {
  it('puts the percentiles beside the facts, in four digits', () => {
    expect(toFigure('catalog-read', latency)).toEqual({
      kind: 'figure',
      bench: 'catalog-read',
      case: 'read by name',
      size: 1000,
      database: 'sqlite',
      metric: 'latency',
      unit: 'ms',
      better: 'lower',
      n: 100,
      p50: 4,
      p95: 6.123,
      p99: 9,
    });
  });

  it('divides medians, whichever direction is better', () => {
    const figure = toFigure('catalog-read', {
      ...latency,
      baseline: {
        what: 'SELECT by ref',
        measured: { n: 100, p50: 0.5, p95: 1, p99: 2 },
      },
    });
    expect(figure.ratio).toBe(8);
    expect(figure.baseline).toEqual({
      what: 'SELECT by ref',
      n: 100,
      p50: 0.5,
      p95: 1,
      p99: 2,
    });
  });

  it('divides values where there are no medians', () => {
    const figure = toFigure('catalog-read', {
      ...latency,
      metric: 'throughput',
      unit: '1/s',
      better: 'higher',
      measured: { n: 3, value: 390 },
      baseline: { what: 'SELECT by ref', measured: { n: 3, value: 3900 } },
    });
    expect(figure).toMatchObject({ n: 3, value: 390, ratio: 0.1 });
  });

  it.each([
    ['at most', 2999, true],
    ['at most', 3000, true],
    ['at most', 3001, false],
    ['at least', 2999, false],
    ['at least', 3000, true],
    ['at least', 3001, true],
  ] as const)('judges a budget of %s 3000 on %d', (bound, measured, met) => {
    const figure = toFigure('backend-start', {
      ...latency,
      budget: { what: 'goal', limit: 3000, bound, unit: 'ms', measured },
    });
    expect(figure.budget).toMatchObject({ limit: 3000, measured, met });
  });

  it('judges the exact number, not the rounded one', () => {
    const figure = toFigure('backend-start', {
      ...latency,
      budget: {
        what: 'goal',
        limit: 3000,
        bound: 'at most',
        unit: 'ms',
        measured: 3000.4,
      },
    });
    expect(figure.budget).toMatchObject({ measured: 3000, met: false });
  });
});
