import { ReportFigure } from '@groundwork/backstage-plugin-maturity-common';
import { DAY, measured, overview } from './__testUtils__/sampleInput';
import { changeOf, figuresOf } from './figures';

const around = (value: number, by: number) =>
  measured(value, { interval: { low: value - by, high: value + by } });

const figure = (more: Partial<ReportFigure>): ReportFigure => ({
  metric: 'lead-time',
  title: 'Lead time',
  unit: 'milliseconds',
  better: 'less',
  now: around(3 * DAY, DAY / 2),
  before: around(5 * DAY, DAY / 2),
  ...more,
});

describe('figuresOf', () => {
  it('sets the quarter beside the one before, in the order of the page', () => {
    const now = overview({
      'change-fail-rate': measured(0.1),
      'lead-time': measured(3 * DAY),
    });
    const before = overview({ 'lead-time': measured(4 * DAY) });
    expect(
      figuresOf(now, before).map(it => [
        it.metric,
        it.now.value,
        it.before.value,
        it.before.n,
      ]),
    ).toEqual([
      ['lead-time', 3 * DAY, 4 * DAY, 400],
      ['change-fail-rate', 0.1, undefined, 0],
    ]);
  });

  it('has none where delivery could not be read', () => {
    expect(figuresOf(undefined, overview({}))).toEqual([]);
  });
});

describe('changeOf', () => {
  it.each<[string, Partial<ReportFigure>, object]>([
    [
      'less of what should be less, apart beyond chance',
      {},
      { status: 'better', direction: 'down', before: 5 * DAY },
    ],
    [
      'less of what should be more',
      { better: 'more' },
      { status: 'worse', direction: 'down', before: 5 * DAY },
    ],
    [
      'intervals that overlap',
      { before: around(3.9 * DAY, DAY / 2) },
      { status: 'unclear', direction: 'down', before: 3.9 * DAY },
    ],
    [
      'an interval that is not known',
      { before: measured(5 * DAY) },
      { status: 'unclear', direction: 'down', before: 5 * DAY },
    ],
    [
      'what is said as the same',
      { before: around(3.01 * DAY, 1) },
      { status: 'same' },
    ],
    ['nothing before', { before: measured(undefined) }, { status: 'unknown' }],
    ['nothing now', { now: measured(undefined) }, { status: 'unknown' }],
    [
      'another definition',
      { before: { ...around(5 * DAY, 1), definitionVersion: 2 } },
      { status: 'redefined' },
    ],
  ])('compares %s', (_, more, change) => {
    expect(changeOf(figure(more))).toEqual(change);
  });
});
