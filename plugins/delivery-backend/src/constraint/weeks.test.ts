import { first, START, THREE, weekly } from './__testUtils__/passages';
import { modelStages } from './stageModel';
import { HOUR } from './units';
import { mergeTimes, visitsOf } from './visits';
import { savingsOfWeeks, weekBlocks } from './weeks';

/** Two weeks and a day, of which the last has a, b and c not. */
const period = first(2 * 168 + 24);
const spans = weekly(THREE, 3).filter(
  ({ item }) => !['a02', 'b01', 'c01', 'b02', 'c02'].includes(item),
);
const models = modelStages(visitsOf(spans, period), period);
const blocks = weekBlocks(models, { period, merged: mergeTimes(spans) });

describe('weekBlocks', () => {
  it('are weeks from the start of the period, the last one shorter', () => {
    expect(
      blocks.map(({ length, merged, stages }) => [
        length / HOUR,
        merged,
        stages.map(({ trace }) => [...trace.arrivals].map(at => at / HOUR)),
      ]),
    ).toEqual([
      [
        168,
        3,
        [
          [0, 1, 2],
          [4, 8, 12],
        ],
      ],
      [168, 1, [[0], [4]]],
      [24, 0, [[], []]],
    ]);
  });

  it('leaves out changes that were merged at other times', () => {
    const merged = new Map([
      ['before', START - 1],
      ['first', START],
      ['after', period.to],
    ]);
    const counts = weekBlocks(models, { period, merged });
    expect(counts.map(it => it.merged)).toEqual([1, 0, 0]);
  });
});

describe('savingsOfWeeks', () => {
  const options = { servers: [1, 1], faster: 0.2 };
  const [three, one, none] = blocks;

  // Three reviews save 4.8 h, one alone 0.8 h; each deployment saves 0.2 h
  it.each([
    ['as they were', [three, one, none], [5.6 / 4, 0.2]],
    ['in another order', [none, one, three], [5.6 / 4, 0.2]],
    ['again', [one, one, three], [6.4 / 5, 0.2]],
  ])('are of weeks %s', (_, drawn, expected) => {
    savingsOfWeeks(drawn, options)!.forEach((saving, stage) =>
      expect(saving).toBeCloseTo(expected[stage], 10),
    );
  });

  it('are undefined if no change was merged in them', () => {
    expect(savingsOfWeeks([none, none], options)).toBeUndefined();
  });
});
