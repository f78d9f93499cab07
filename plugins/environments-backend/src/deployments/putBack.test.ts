import { wasPausedBy } from './putBack';

describe('wasPausedBy', () => {
  it.each([
    ['pause', 'succeeded', true],
    ['pause', 'running', true],
    ['pause', 'failed', true],
    ['pause', 'superseded', true],
    ['pause', 'cancelled', false],
    ['resume', 'succeeded', false],
    ['resume', 'failed', false],
    ['resume', 'cancelled', true],
    ['deploy', 'cancelled', false],
    ['deploy', 'running', false],
  ] as const)('says after a %s that is %s: %s', (kind, status, expected) => {
    expect(wasPausedBy({ kind, status })).toBe(expected);
  });

  it('says of one that nothing was done with that it is not', () => {
    expect(wasPausedBy(undefined)).toBe(false);
  });
});
