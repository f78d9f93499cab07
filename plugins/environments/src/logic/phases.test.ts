import { phasesOf, readStates, toneOf } from './phases';

describe('states', () => {
  it('are phases under one word', () => {
    expect(phasesOf(['attention', 'paused'])).toEqual([
      'degraded',
      'failed',
      'paused',
      'delete-blocked',
    ]);
  });

  it('leave every phase in when none is chosen', () => {
    expect(phasesOf([])).toBeUndefined();
  });

  it('are read from an address, whatever else stands there', () => {
    expect(readStates('paused,nonsense,ready')).toEqual(['ready', 'paused']);
  });
});

it.each([
  ['ready', 'positive'],
  ['failed', 'negative'],
  ['degraded', 'warning'],
  ['paused', 'neutral'],
] as const)('%s is told as %s', (phase, expected) => {
  expect(toneOf(phase)).toBe(expected);
});
