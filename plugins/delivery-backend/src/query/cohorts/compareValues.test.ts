import { ChangeCohort } from '@groundwork/backstage-plugin-delivery-common';
import fc from 'fast-check';
import { kaplanMeier, seededRandom, survivalQuantile } from '../../statistics';
import { compareValues, standardise } from './compareValues';
import { Arm, CohortValue } from './types';

const valuesOf = (
  cohort: ChangeCohort,
  values: readonly number[],
  over: Partial<CohortValue> = {},
): CohortValue[] =>
  values.map((value, index) => ({
    cohort,
    week: index % 4,
    value,
    isOpen: false,
    isApproximate: false,
    count: 1,
    ...over,
  }));

const TWENTY = Array.from({ length: 20 }, (_, index) => index + 1);

const compare = (values: readonly CohortValue[], seed = 1) =>
  compareValues(values, { against: 'human', random: seededRandom(seed) });

describe('compareValues', () => {
  const assisted = valuesOf(
    'assisted',
    TWENTY.map(it => it + 10),
  );
  const human = valuesOf('human', TWENTY);

  it('tells how much more, how often more, and by how much shifted', () => {
    const found = compare([...human, ...assisted]);

    // Of 400 pairs 345 are greater and 10 are equal: 350 − 50 of 400
    expect(found).toMatchObject({
      value: 10,
      effect: 0.75,
      shift: { value: 10 },
    });
    // z = (350 − 200 − 0.5) / √(400 / 12 · (41 − 60 / 1,560)), where ten pairs tie
    expect(found?.p).toBeCloseTo(0.00005, 5);
    expect(found?.interval.low).toBeGreaterThan(0);
    expect(found?.interval.high).toBeLessThan(20);
    expect(found).not.toHaveProperty('standardised');
  });

  it('is the same for the same random numbers, in whatever order', () => {
    expect(compare([...assisted, ...human])).toEqual(
      compare([...human, ...assisted]),
    );
  });

  it('leaves other cohorts out', () => {
    const undeclared = valuesOf('undeclared', [1_000, 2_000]);

    expect(compare([...undeclared, ...human, ...assisted])).toEqual(
      compare([...human, ...assisted]),
    );
  });

  it('counts values that come several times as often as they come', () => {
    const twice = (values: CohortValue[]) =>
      values.map(it => ({ ...it, count: 2 }));

    expect(compare([...twice(human), ...twice(assisted)])?.effect).toBeCloseTo(
      0.75,
      9,
    );
  });

  it('takes what lasts still for at least as long', () => {
    const closed = valuesOf('assisted', [5, 5, 5, 5]);
    const open = valuesOf('assisted', [5, 5, 5, 5, 5, 5], { isOpen: true });

    // Of ten, six have not ended: there is no median yet
    expect(compare([...closed, ...open, ...human])).toBeUndefined();
    // Of twelve, eight have
    expect(
      compare([
        ...closed,
        ...valuesOf('assisted', [7, 7, 7, 7]),
        ...valuesOf('assisted', [8, 8, 8, 8], { isOpen: true }),
        ...human,
      ])?.value,
    ).toBe(7 - 10.5);
  });

  it('holds only what has ended against each other', () => {
    const open = valuesOf('assisted', [40, 41], { isOpen: true });
    const [with_, without] = [
      compare([...assisted, ...open, ...human]),
      compare([...assisted, ...human]),
    ];

    expect(with_).toMatchObject({
      effect: without?.effect,
      p: without?.p,
      shift: without?.shift,
    });
    // The median of 22, of which the last two are open, is 1 later
    expect(with_?.value).toBe(11);
  });

  it('has the median of Kaplan and Meier', () => {
    const lifetime = fc.record({ value: fc.nat(9), isOpen: fc.boolean() });
    fc.assert(
      fc.property(fc.array(lifetime, { minLength: 1 }), lifetimes => {
        const values = lifetimes.flatMap(({ value, isOpen }) =>
          valuesOf('assisted', [value, value, value, value], { isOpen }).map(
            (it, week) => ({ ...it, week }),
          ),
        );
        // Both arms are alike in each week, so it is the median that is shown
        const curve = kaplanMeier(
          lifetimes.map(({ value, isOpen }) => ({
            duration: value,
            ended: !isOpen,
          })),
        );
        const median = curve && survivalQuantile(curve, 0.5).value;
        const found = compare([...values, ...valuesOf('human', [0, 0, 0, 0])]);
        expect(found?.value).toBe(
          lifetimes.every(({ isOpen }) => isOpen) ? undefined : median,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('tells nothing of an arm that is empty', () => {
    expect(compare(human)).toBeUndefined();
    expect(compare([])).toBeUndefined();
  });
});

describe('standardise', () => {
  const items = (arm: Arm, stratum: string, count: number, value: number) => ({
    arm,
    stratum,
    count,
    value,
  });
  const difference = (own: ReadonlyArray<ReturnType<typeof items>>) => {
    const of = (arm: Arm) => own.find(it => it.arm === arm)?.value ?? NaN;
    return of('assisted') - of('other');
  };

  it('holds alike against alike, by how many are assisted', () => {
    // 30 of 40 are less by 1, 10 are less by 5
    expect(
      standardise(
        [
          items('assisted', 'small', 30, 1),
          items('other', 'small', 3, 2),
          items('assisted', 'large', 10, 10),
          items('other', 'large', 90, 15),
        ],
        difference,
      ),
    ).toBe(-2);
  });

  it('tells nothing where half of the assisted have nothing alike', () => {
    expect(
      standardise(
        [
          items('assisted', 'small', 10, 1),
          items('other', 'small', 3, 2),
          items('assisted', 'large', 10, 10),
          items('other', 'large', 2, 15),
        ],
        difference,
      ),
    ).toBeUndefined();
  });
});
