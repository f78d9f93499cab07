import { lineThrough, rangeOf } from './line';

const box = { width: 104, height: 24, inset: 2 };

describe('lineThrough', () => {
  it('goes from the lower to the upper edge', () => {
    expect(lineThrough([0, 0.5, 1], { ...box, range: [0, 1] })).toEqual({
      paths: ['M2 22L52 12L102 2'],
      end: { x: 102, y: 2 },
    });
  });

  it('breaks where a value is missing', () => {
    expect(
      lineThrough([0, undefined, 1, 1], { ...box, range: [0, 1] }),
    ).toEqual({
      paths: ['M2 22', 'M68.67 2L102 2'],
      end: { x: 102, y: 2 },
    });
  });

  it('is level in the middle when nothing changes at all', () => {
    expect(lineThrough([3, 3], { ...box, range: [3, 3] }).paths).toEqual([
      'M2 12L102 12',
    ]);
  });

  it('has no end without values', () => {
    expect(lineThrough([undefined], { ...box, range: [0, 1] })).toEqual({
      paths: [],
      end: undefined,
    });
  });
});

describe('rangeOf', () => {
  it.each([
    ['what differs', [0.2, 0.8], [0.2, 0.8]],
    ['what hardly differs', [0.5, 0.5], [0.45, 0.55]],
    ['nothing', [undefined], [0, 0.1]],
    ['gaps', [undefined, 0.2, 0.8], [0.2, 0.8]],
  ])('of %s', (_name, values, [low, high]) => {
    const range = rangeOf(values, 0.1);
    expect(range[0]).toBeCloseTo(low);
    expect(range[1]).toBeCloseTo(high);
  });
});
