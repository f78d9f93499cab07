import fc from 'fast-check';
import { StageSpan } from '../domain/types';
import { first, passage, START, THREE } from './__testUtils__/passages';
import { savingOfFasterStage } from './savingOfFasterStage';

const reviewOf = (spans: StageSpan[], hours: number) =>
  savingOfFasterStage(spans, { stage: 'review', period: first(hours) })!;

describe('savingOfFasterStage', () => {
  it('of three changes and two stages', () => {
    // Reviews of 3.2 h: 0–3.2, 3.2–6.4, 6.4–9.6, so 16.2 h of 21 h are left
    const review = reviewOf(THREE, 24);
    expect(review).toMatchObject({ stage: 'review', servers: 1, delay: 0 });
    expect(review.capacity).toBeCloseTo(4.8 / 3, 10);
    expect(review.hoursPerChange).toBeCloseTo(4.8 / 3, 10);
    // ρ = 12/24, c = 1: (9 · (1 − 0.8 · 2/3) + 0.2 · 12) / 3
    expect(review.approximation).toBeCloseTo(2.2, 10);

    const stage = 'deploy';
    const deploy = savingOfFasterStage(THREE, { stage, period: first(24) });
    expect(deploy?.hoursPerChange).toBeCloseTo(0.2, 10);
  });

  it.each([
    // c is begun, and takes 4 h as others did: 4 + 7 + 8 − (3.2 + 5.4 + 7.6)
    [10, 2.8 / 2],
    // b is begun, c waits: 4 + 6 + 5 − (3.2 + 5.4 + 5)
    [7, 1.4],
  ])('has what is open after %s hours', (hours, expected) => {
    expect(reviewOf(THREE, hours).hoursPerChange).toBeCloseTo(expected, 10);
  });

  it('saves its share of what waits for a release train', () => {
    // All leave at hour 24, for 1 h: 0.2 · (20 + 16 + 12) h wait, 0.2 · 3 h work
    const train = [
      ...passage('a', 'deploy', [4, 24, 25]),
      ...passage('b', 'deploy', [8, 24, 25]),
      ...passage('c', 'deploy', [12, 24, 25]),
    ];
    const stage = 'deploy';
    const saving = savingOfFasterStage(train, { stage, period: first(48) })!;

    expect(saving.servers).toBe(3);
    expect(saving.delay).toBeCloseTo(3.2, 10);
    expect(saving.capacity).toBeCloseTo(0.2, 10);
    expect(saving.approximation).toBeCloseTo(3.4, 10);
  });

  it('saves its share of a wait that no work follows', () => {
    // Approved at 1, merged at 11: 0.2 · (1 h work + 10 h wait)
    const spans = [
      ...passage('a', 'review', [0, 0, 1]),
      ...passage('a', 'review', [1, 11]).slice(0, 1),
      ...passage('a', 'deploy', [11, 11, 12]),
    ];
    expect(reviewOf(spans, 24).hoursPerChange).toBeCloseTo(2.2, 10);
  });

  it('does not mind in which order things are served', () => {
    // c goes before b: b waits 7 h and c 2 h, which is 9 h as before
    const spans = [
      ...passage('a', 'review', [0, 0, 4]),
      ...passage('b', 'review', [1, 8, 12]),
      ...passage('c', 'review', [2, 4, 8]),
      ...THREE.filter(({ stage }) => stage === 'deploy'),
    ];
    expect(reviewOf(spans, 24).hoursPerChange).toBeCloseTo(1.6, 10);
  });

  it('is twice as much if all takes twice as long, in any order', () => {
    const time = fc.nat(40);
    const some = fc.array(fc.tuple(time, time, time), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.nat(), (all, turn) => {
        const spansOf = (factor: number) =>
          all.flatMap(([arrival, wait, work], at) => [
            ...passage(`${at}`, 'review', [
              factor * arrival,
              factor * (arrival + wait),
              factor * (arrival + wait + work),
            ]),
            ...passage(`${at}`, 'deploy', [factor * arrival]),
          ]);
        const doubled = spansOf(2);
        const turned = doubled.map(
          (_, at) => doubled[(at + turn) % doubled.length],
        );
        const once = reviewOf(spansOf(1), 100);
        const twice = reviewOf(turned, 200);
        expect(twice.hoursPerChange).toBeCloseTo(2 * once.hoursPerChange, 8);
        expect(twice.delay).toBeCloseTo(2 * once.delay, 8);
        expect(twice.servers).toBe(once.servers);
      }),
    );
  });

  it('is undefined without a change that was merged, or without the stage', () => {
    const period = first(24);
    const reviews = THREE.filter(({ stage }) => stage === 'review');
    expect(
      savingOfFasterStage(reviews, { stage: 'review', period }),
    ).toBeUndefined();
    expect(
      savingOfFasterStage(THREE, { stage: 'test', period }),
    ).toBeUndefined();
  });

  it.each([0, 1, -0.2, 20])('refuses to be faster by %s', faster => {
    const period = { from: START, to: START + 1e9 };
    expect(() =>
      savingOfFasterStage(THREE, { stage: 'review', period, faster }),
    ).toThrow(`faster is ${faster}: it must be between 0 and 1, such as 0.2`);
  });
});
