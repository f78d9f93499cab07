import fc from 'fast-check';
import { bootstrapInterval, drawResamples } from './bootstrap';
import { holm } from './holm';
import { kendall, kendallTauB, Pair } from './kendall';
import { seededRandom } from './random';
import { prepareTau } from './weightedTau';

/** Levels beside something that is measured, with ties in both. */
const levelPairs = fc.array(fc.tuple(fc.nat(4), fc.nat(6)), {
  minLength: 2,
  maxLength: 25,
});

describe('kendall', () => {
  // Hollander and Wolfe (1973), p. 187: 26 pairs agree and 10 do not
  const tuna: Pair[] = [
    [44.4, 2.6],
    [45.9, 3.1],
    [41.9, 2.5],
    [53.3, 5],
    [44.7, 3.6],
    [44.1, 4],
    [50.7, 5.2],
    [45.2, 2.8],
    [60.1, 3.8],
  ];

  it('is that of the published example', () => {
    expect(kendallTauB(tuna)).toBeCloseTo(16 / 36, 12);
    // (16 − 1) ÷ √(9·8·23 ÷ 18) = 1.564 standard deviations
    expect(kendall(tuna)?.p).toBeCloseTo(0.1179, 4);
  });

  it('takes ties into account, as in the example of SciPy', () => {
    const pairs: Pair[] = [
      [12, 1],
      [2, 4],
      [1, 7],
      [12, 1],
      [2, 0],
    ];
    // A score of −4; 8 pairs differ in x and 9 in y
    expect(kendallTauB(pairs)).toBeCloseTo(-4 / Math.sqrt(72), 12);
    // (300 − 36 − 18) ÷ 18 + 4·2 ÷ 40 = 13.87; 3 ÷ √13.87 = 0.806
    expect(kendall(pairs)?.p).toBeCloseTo(0.4205, 4);
  });

  it('says nothing where one of both is the same everywhere', () => {
    expect(
      kendallTauB([
        [1, 1],
        [1, 2],
      ]),
    ).toBeUndefined();
    expect(kendallTauB([])).toBeUndefined();
  });

  it('is from -1 to 1, and turns with the values', () => {
    fc.assert(
      fc.property(levelPairs, pairs => {
        const found = kendall(pairs);
        const turned = kendall(pairs.map(([x, y]) => [x, -y]));
        expect(turned === undefined).toBe(found === undefined);
        fc.pre(found !== undefined);
        expect(Math.abs(found.tau)).toBeLessThanOrEqual(1 + 1e-12);
        expect(turned?.tau).toBeCloseTo(-found.tau, 12);
        expect(turned?.p).toBeCloseTo(found.p, 12);
        expect(found.p).toBeGreaterThan(0);
        expect(found.p).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('prepareTau', () => {
  it('counts each pair as often as it was drawn', () => {
    const drawn = levelPairs.chain(pairs =>
      fc.tuple(
        fc.constant(pairs),
        fc.array(fc.nat(3), {
          minLength: pairs.length,
          maxLength: pairs.length,
        }),
      ),
    );
    fc.assert(
      fc.property(drawn, ([pairs, draws]) => {
        // Pairs stand at every second place among the draws
        const spread = draws.flatMap(count => [9, count]);
        const tau = prepareTau(
          pairs,
          pairs.map((_, at) => at * 2 + 1),
        );
        const written = pairs.flatMap((pair, at) =>
          new Array<Pair>(draws[at]).fill(pair),
        );
        const expected = kendallTauB(written);
        const found = tau(spread);
        expect(found === undefined).toBe(expected === undefined);
        expect(found ?? 2).toBeCloseTo(expected ?? 2, 10);
      }),
    );
  });
});

describe('seededRandom', () => {
  it('gives the numbers of mulberry32', () => {
    const random = seededRandom(1);
    expect([random(), random(), random()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });

  it('is spread evenly from 0 to less than 1', () => {
    const random = seededRandom(7);
    const tenths = new Array<number>(10).fill(0);
    for (let drawn = 0; drawn < 10_000; drawn++) {
      tenths[Math.floor(random() * 10)]++;
    }
    // χ² with 9 degrees of freedom exceeds 27.9 once in 1,000
    const chiSquare = tenths.reduce(
      (sum, count) => sum + (count - 1_000) ** 2 / 1_000,
      0,
    );
    expect(chiSquare).toBeLessThan(27.9);
  });
});

describe('bootstrapInterval', () => {
  it('draws as many as there are, the same for the same seed', () => {
    const draw = () => drawResamples(12, 50, seededRandom(3));
    expect(draw()).toEqual(draw());
    for (const draws of draw()) {
      expect(draws.reduce((a, b) => a + b, 0)).toBe(12);
    }
  });

  it('covers a mean about as often as it says', () => {
    let covered = 0;
    for (let sample = 0; sample < 300; sample++) {
      const random = seededRandom(1_000 + sample);
      const values = Array.from({ length: 60 }, () => random());
      const { low, high } = bootstrapInterval(
        drawResamples(60, 300, random),
        draws =>
          draws.reduce((sum, count, at) => sum + count * values[at], 0) / 60,
      );
      covered += Number(low <= 0.5 && high >= 0.5);
    }
    // Of 300, 95 % are 285, give or take three standard deviations of 3.8
    expect(covered).toBeGreaterThan(270);
    expect(covered).toBeLessThan(297);
  });

  it('takes what cannot be told for 0', () => {
    const draws = drawResamples(4, 100, seededRandom(1));
    expect(bootstrapInterval(draws, () => undefined)).toEqual({
      low: 0,
      high: 0,
    });
  });
});

describe('holm', () => {
  it('is that of a calculation by hand', () => {
    // 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.06 again since it may not fall
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it('keeps the order, and makes nothing more likely', () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(ps, given => {
        const corrected = holm(given);
        given.forEach((p, i) => {
          expect(corrected[i]).toBeGreaterThanOrEqual(p);
          expect(corrected[i]).toBeLessThanOrEqual(1);
        });
        const ascending = [...given].sort((a, b) => a - b);
        expect(holm(ascending)).toEqual([...corrected].sort((a, b) => a - b));
      }),
    );
  });
});
