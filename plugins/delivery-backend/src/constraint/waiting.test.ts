import { countWithin, unionOf } from './waiting';

describe('unionOf', () => {
  it('joins what overlaps or touches, and leaves out what is empty', () => {
    expect(
      unionOf([
        { start: 8, end: 9 },
        { start: 2, end: 5 },
        { start: 1, end: 3 },
        { start: 5, end: 6 },
        { start: 7, end: 7 },
      ]),
    ).toEqual([
      { start: 1, end: 6 },
      { start: 8, end: 9 },
    ]);
  });
});

describe('countWithin', () => {
  it('counts ends, but not starts', () => {
    const stretches = [
      { start: 1, end: 4 },
      { start: 6, end: 8 },
    ];
    expect(countWithin([9, 8, 6, 5, 4, 2, 1], stretches)).toBe(3);
  });
});
