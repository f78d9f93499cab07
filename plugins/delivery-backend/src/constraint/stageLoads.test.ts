import fc from 'fast-check';
import { first, hour, passage, THREE } from './__testUtils__/passages';
import { stageLoads } from './stageLoads';

describe('stageLoads', () => {
  it('of three changes and two stages', () => {
    const [review, deploy, ...others] = stageLoads(THREE, first(24));

    expect(others).toEqual([]);
    // Waits 0 + 3 + 6 h, work 3 · 4 h, three merged
    expect(review).toMatchObject({ stage: 'review', visits: 3, servers: 1 });
    expect(review.hoursPerChange).toEqual({ queue: 3, touch: 4 });
    expect(review.queueShare).toBeCloseTo(9 / 21, 12);
    expect(review.arrivalRate).toBe(3 / 24);
    // Somebody waits from hour 1 to 8; those of hours 4 and 8 are done then
    expect(review.serviceRate).toBeCloseTo(2 / 7, 12);
    expect(review.utilisation).toBeCloseTo(3 / 24 / (2 / 7), 12);
    expect(review.oldestOpen).toBeUndefined();
    // L = 21/24; λW = 3/24 · (4 + 7 + 10)/3
    expect(review.littleCheck).toEqual({
      workInProgress: 0.875,
      expected: 0.875,
      mismatch: 0,
    });
    // ∫ N(t)(t − 12) dt = (8² − 12² + 4² − 11² + 0² − 10²)/2 = −142.5 h²;
    // · 12/24³ · 168 h
    expect(review.workInProgress).toMatchObject({ mean: 0.875, atEnd: 0 });
    expect(review.workInProgress.perWeek).toBeCloseTo(-20.78125, 10);

    expect(deploy).toMatchObject({ stage: 'deploy', visits: 3, servers: 1 });
    expect(deploy.hoursPerChange).toEqual({ queue: 0, touch: 1 });
    expect(deploy.queueShare).toBe(0);
    // Nothing waited: busy in 3 hours of 24
    expect(deploy.serviceRate).toBeUndefined();
    expect(deploy.utilisation).toBe(3 / 24);
  });

  it('counts what is open until the end of the period', () => {
    // a 0–4, b waits 1–4 and is worked on 4–7, c waits 2–7; a is merged
    const [review] = stageLoads(THREE, first(7));

    expect(review.hoursPerChange).toEqual({ queue: 8, touch: 7 });
    expect(review.workInProgress).toMatchObject({ mean: 15 / 7, atEnd: 2 });
    expect(review.oldestOpen).toEqual({ item: 'b', hours: 6 });
    // One of them left, after 4 h: λW = 3/7 · 4, and L = 15/7
    expect(review.littleCheck?.mismatch).toBeCloseTo(1 - 12 / 15, 12);
  });

  it('counts the age of what came before the period', () => {
    const spans = passage('old', 'test', [-20]);
    const [test] = stageLoads(spans, first(10));

    expect(test.oldestOpen).toEqual({ item: 'old', hours: 30 });
    expect(test).toMatchObject({ arrivalRate: 0, serviceRate: 0 });
    expect(test.workInProgress).toMatchObject({ mean: 1, perWeek: 0 });
    expect(test.littleCheck).toBeUndefined();
    expect(test.hoursPerChange).toBeUndefined();
  });

  it('grows by one a week', () => {
    // One comes each hour of a week and stays, so that N(t) is t, in steps
    const spans = Array.from({ length: 168 }, (_, at) =>
      passage(`${at}`, 'test', [at + 0.5]),
    ).flat();
    const [{ workInProgress }] = stageLoads(spans, first(168));
    expect(workInProgress.perWeek / 168).toBeCloseTo(1, 3);
  });

  it('takes merges that are given', () => {
    const merged = new Map([
      ['a', hour(4)],
      ['z', hour(24)],
    ]);
    const [review] = stageLoads(THREE, first(24), merged);
    expect(review.hoursPerChange).toEqual({ queue: 9, touch: 12 });
  });

  it('is the same in any order of spans', () => {
    const expected = stageLoads(THREE, first(9));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(THREE, { minLength: THREE.length }),
        spans => {
          expect(stageLoads(spans, first(9))).toEqual(expected);
        },
      ),
    );
  });
});
