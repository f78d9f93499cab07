import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { saidByError, saidByStep, saidIfAny } from './said';

const SECRET = 'correct-horse';

const say = (text: string) => text.replaceAll(SECRET, '***');

describe('saidIfAny', () => {
  it('says nothing where nothing is said', () => {
    expect(saidIfAny(say, undefined)).toBeUndefined();
    expect(saidIfAny(say, '')).toBe('');
    expect(saidIfAny(say, SECRET)).toBe('***');
  });
});

describe('saidByStep', () => {
  const state = { kept: SECRET };

  it.each<[DriverStep, DriverStep]>([
    [
      { kind: 'fail', error: `bad ${SECRET}`, remediation: SECRET, state },
      { kind: 'fail', error: 'bad ***', remediation: '***', state },
    ],
    [
      { kind: 'retry', class: 'quota', error: `bad ${SECRET}`, state },
      { kind: 'retry', class: 'quota', error: 'bad ***', state },
    ],
    [
      { kind: 'wait', on: `user ${SECRET}`, afterMs: 1, state },
      { kind: 'wait', on: 'user ***', afterMs: 1, state },
    ],
    // What it tells and remembers is its own; drivers find it as they left it.
    [
      { kind: 'done', outputs: { url: SECRET }, state },
      { kind: 'done', outputs: { url: SECRET }, state },
    ],
  ])('of %j', (step, expected) => {
    expect(saidByStep(say, step)).toEqual(expected);
  });
});

describe('saidByError', () => {
  it('blackens all that is for people', () => {
    expect(
      saidByError(say, {
        class: 'permanent',
        message: `bad ${SECRET}`,
        remediation: `do not use ${SECRET}`,
        resource: 'db',
      }),
    ).toEqual({
      class: 'permanent',
      message: 'bad ***',
      remediation: 'do not use ***',
      resource: 'db',
    });
  });
});
