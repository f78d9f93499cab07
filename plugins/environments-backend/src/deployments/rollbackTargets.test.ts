import { PlacedVersion } from './placedVersions';
import { isAhead, rollbackTargetsOf } from './rollbackTargets';

const ran = (
  version: string,
  hour: number,
  wasRolledBack = false,
): PlacedVersion => ({
  component: 'component:default/orders',
  stage: 'production',
  environmentId: 'e1',
  version,
  placedAt: new Date(Date.UTC(2026, 10, 20, hour)),
  wasRolledBack,
});

describe('isAhead', () => {
  it.each([
    ['v1.10.0', 'v1.9.0', true],
    ['v1.9.0', 'v1.10.0', false],
    ['v1.9.0', 'v1.9.0', false],
    ['v1.9.0', 'hotfix', false],
    ['hotfix', 'v1.9.0', false],
  ])('%s of %s: %s', (version, of, expected) => {
    expect(isAhead(version, of)).toBe(expected);
  });
});

describe('rollbackTargetsOf', () => {
  it('is the newest of the older ones, not the one that ran last', () => {
    expect(
      rollbackTargetsOf('v1.10.0', [
        ran('v1.10.0', 5),
        ran('v1.2.0', 4),
        ran('v1.9.0', 3),
        ran('v2.0.0', 2),
      ]),
    ).toEqual(['v1.9.0', 'v1.2.0']);
  });

  it('puts what was rolled back itself last', () => {
    expect(
      rollbackTargetsOf('v1.5.0', [
        ran('v1.5.0', 5),
        ran('v1.4.0', 4, true),
        ran('v1.3.0', 3),
      ]),
    ).toEqual(['v1.3.0', 'v1.4.0']);
  });

  it('is what ran last, where names say nothing of an order', () => {
    expect(
      rollbackTargetsOf('hotfix', [
        ran('hotfix', 5),
        ran('nightly', 4),
        ran('v1.3.0', 3),
      ]),
    ).toEqual(['nightly', 'v1.3.0']);
  });

  it('is nothing, where only the same or newer ones have run', () => {
    expect(
      rollbackTargetsOf('v1.3.0', [ran('v1.4.0', 2), ran('v1.3.0', 1)]),
    ).toEqual([]);
  });
});
