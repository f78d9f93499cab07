import { InputError } from '@backstage/errors';
import { RefusedError, stepOfError, UnavailableError } from './failures';

describe('stepOfError', () => {
  const state = { made: 'b-1' };

  it.each([
    [
      new RefusedError('It is not ours', 'Look at it.'),
      {
        kind: 'fail',
        state,
        error: 'It is not ours',
        remediation: 'Look at it.',
      },
    ],
    [
      new UnavailableError('No answer'),
      { kind: 'retry', class: 'transient', state, error: 'No answer' },
    ],
    [
      new InputError('module: there is none'),
      {
        kind: 'fail',
        state,
        error: 'module: there is none',
        remediation:
          'Correct the blueprint, or the configuration of the driver.',
      },
    ],
  ])('says what %s means', (error, step) => {
    expect(stepOfError(error, state)).toEqual(step);
  });

  it('throws on what it does not know', () => {
    const error = new TypeError('x is undefined');
    expect(() => stepOfError(error, state)).toThrow(error);
  });
});
