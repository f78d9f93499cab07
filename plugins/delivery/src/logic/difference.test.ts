import { MetricAnswer } from '@groundwork/backstage-plugin-delivery-common';
import { differenceOf } from './difference';

const measured = (value?: number, low?: number, high?: number) => ({
  value,
  n: 41,
  interval: { low, high },
  coverage: 1,
  excluded: {},
  definitionVersion: 1,
});

const metric = (changed: Partial<MetricAnswer>): MetricAnswer => ({
  id: 'lead-time',
  unit: 'lines',
  better: 'less',
  now: measured(10, 8, 12),
  before: measured(20, 15, 25),
  trend: [],
  ...changed,
});

describe('differenceOf', () => {
  it.each<[string, Partial<MetricAnswer>, ReturnType<typeof differenceOf>]>([
    [
      'less of what is better less',
      {},
      { value: -10, direction: 'down', verdict: 'better' },
    ],
    [
      'less of what is better more',
      { better: 'more' },
      { value: -10, direction: 'down', verdict: 'worse' },
    ],
    [
      'less of what is neither',
      { better: 'neither' },
      { value: -10, direction: 'down', verdict: 'unclear' },
    ],
    [
      'what may be chance',
      { before: measured(20, 11, 25) },
      { value: -10, direction: 'down', verdict: 'unclear' },
    ],
    [
      'what has no bound',
      { before: measured(20, 15) },
      { value: -10, direction: 'down', verdict: 'unclear' },
    ],
    [
      'more of what is better less',
      { now: measured(40, 30, 50) },
      { value: 20, direction: 'up', verdict: 'worse' },
    ],
    [
      'nothing',
      { before: measured(10, 8, 12) },
      { value: 0, direction: 'same', verdict: 'unclear' },
    ],
    [
      'what is said as nothing',
      { unit: 'share', now: measured(0.1), before: measured(0.1004) },
      {
        value: expect.closeTo(-0.0004, 10),
        direction: 'same',
        verdict: 'unclear',
      },
    ],
    ['what was not known before', { before: measured() }, undefined],
    ['what is not known now', { now: measured() }, undefined],
  ])('of %s', (_name, changed, expected) => {
    expect(differenceOf(metric(changed))).toEqual(expected);
  });
});
