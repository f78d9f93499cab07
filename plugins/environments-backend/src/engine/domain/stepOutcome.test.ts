import {
  isDue,
  outcomeOfError,
  outcomeOfStep,
  StepOutcomeInput,
} from './stepOutcome';

const NOW = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);

function input(change: Partial<StepOutcomeInput> = {}): StepOutcomeInput {
  return {
    step: {
      resource: 'db',
      action: 'create',
      startedAt: '2026-11-20T11:55:00.000Z',
    },
    attempts: 0,
    limits: { transient: 3, quota: 5, delete: 4 },
    waitForMs: 600_000,
    dice: 0,
    now: NOW,
    ...change,
  };
}

const state = {};

describe('outcomeOfStep', () => {
  it('waits for what is outside', () => {
    const wait = { kind: 'wait' as const, on: 'the build', afterMs: 2_000 };

    expect(outcomeOfStep({ ...wait, state }, input())).toEqual({
      kind: 'wait',
      on: 'the build',
      until: after(2_000),
    });
  });

  it('does not wait for longer than a step may', () => {
    const never = { kind: 'wait' as const, on: 'rain', afterMs: Infinity };

    expect(outcomeOfStep({ ...never, state }, input())).toMatchObject({
      until: after(600_000),
    });
  });

  it('waits until the time is up, and then says for what', () => {
    const wait = {
      kind: 'wait' as const,
      on: 'the build',
      afterMs: 2_000,
      state,
    };

    expect(outcomeOfStep(wait, input({ waitForMs: 300_000 }))).toMatchObject({
      kind: 'wait',
    });
    expect(outcomeOfStep(wait, input({ waitForMs: 299_999 }))).toEqual({
      kind: 'give-up',
      attempts: 1,
      error: {
        class: 'permanent',
        message: 'It has waited 5 minutes for the build',
        remediation: 'Look into what it waits for, then try again.',
        resource: 'db',
      },
    });
  });

  it('tries again what may pass', () => {
    expect(
      outcomeOfStep(
        {
          kind: 'retry',
          class: 'quota',
          error: 'no room',
          remediation: 'Ask for more.',
          state,
        },
        input({ attempts: 1 }),
      ),
    ).toEqual({
      kind: 'retry',
      attempts: 2,
      error: {
        class: 'quota',
        message: 'no room',
        remediation: 'Ask for more.',
        resource: 'db',
      },
      until: after(15_000),
    });
  });

  it('gives up what trying again does not mend, unless it is to be removed', () => {
    const fail = { kind: 'fail' as const, error: 'no such size', state };
    const destroys = { ...input().step, action: 'destroy' as const };

    expect(outcomeOfStep(fail, input())).toMatchObject({
      kind: 'give-up',
      error: { class: 'permanent', message: 'no such size', resource: 'db' },
    });
    expect(outcomeOfStep(fail, input({ step: destroys }))).toMatchObject({
      kind: 'retry',
      attempts: 1,
    });
    expect(
      outcomeOfStep(fail, input({ step: destroys, attempts: 3 })),
    ).toMatchObject({ kind: 'give-up', attempts: 4 });
  });
});

describe('outcomeOfError', () => {
  it('says which resource it is about, and gives up in the end', () => {
    const error = { class: 'transient' as const, message: 'no answer' };

    expect(outcomeOfError(error, input({ attempts: 1 }))).toEqual({
      kind: 'retry',
      attempts: 2,
      error: { class: 'transient', message: 'no answer', resource: 'db' },
      until: after(1_000),
    });
    expect(outcomeOfError(error, input({ attempts: 2 }))).toEqual({
      kind: 'give-up',
      attempts: 3,
      error: { class: 'transient', message: 'no answer', resource: 'db' },
    });
  });
});

describe('isDue', () => {
  it.each<[number, number, boolean]>([
    [-1, 60_000, true],
    [0, 60_000, true],
    [1, 60_000, false],
    // As long as it may last until a quota has room again.
    [300_000, 60_000, false],
    [300_001, 60_000, true],
    [600_000, 600_000, false],
    [600_001, 600_000, true],
  ])(
    'of what is tried in %d ms, where steps may wait for %d ms, is %s',
    (ms, waitForMs, expected) => {
      expect(isDue(after(ms), { now: NOW, waitForMs })).toBe(expected);
    },
  );

  it('is so of what was not put off', () => {
    expect(isDue(undefined, { now: NOW, waitForMs: 0 })).toBe(true);
  });
});
