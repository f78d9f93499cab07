import { createRandom, fnv1a, xorshift32 } from './random';

describe('xorshift32', () => {
  it('follows the published sequence of its usual seed', () => {
    const sequence: number[] = [];
    let state = 2463534242;
    for (let i = 0; i < 5; i++) {
      state = xorshift32(state);
      sequence.push(state);
    }
    expect(sequence).toEqual([
      723471715, 2497366906, 2064144800, 2008045182, 3532304609,
    ]);
  });
});

describe('fnv1a', () => {
  // Test vectors of the algorithm's authors.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('hashes %j', (text, expected) => {
    expect(fnv1a(text)).toBe(expected);
  });
});

describe('createRandom', () => {
  const draw = (seed: number, label: string) => {
    const random = createRandom(seed, label);
    return Array.from({ length: 8 }, () => random.integer(1000));
  };

  it('repeats itself for the same seed and label only', () => {
    expect(draw(1, 'users')).toEqual(draw(1, 'users'));
    expect(draw(1, 'users')).not.toEqual(draw(2, 'users'));
    expect(draw(1, 'users')).not.toEqual(draw(1, 'groups'));
  });

  it('stays within its bounds and reaches them', () => {
    const random = createRandom(1, 'bounds');
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(4)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3]);
  });

  it('never and always happens at shares 0 and 1', () => {
    const random = createRandom(1, 'chance');
    expect(Array.from({ length: 50 }, () => random.chance(0))).not.toContain(
      true,
    );
    expect(Array.from({ length: 50 }, () => random.chance(1))).not.toContain(
      false,
    );
  });
});
