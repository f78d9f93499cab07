import {
  OperationStep,
  PlannedResource,
} from '@groundwork/backstage-plugin-environments-common';
import { agreedAfterwards, fingerprintFor, plansToAgree } from './agreed';

const planned = (
  name: string,
  action: PlannedResource['action'],
): PlannedResource => ({
  name,
  type: 'other',
  driver: 'ledger',
  action,
  changes: [],
});

describe('plansToAgree', () => {
  it('has those that drivers know again, and whether they make something', () => {
    expect(
      plansToAgree({
        plan: [
          planned('web', 'create'),
          planned('db', 'replace'),
          planned('queue', 'update'),
          planned('cache', 'create'),
        ],
        fingerprints: { web: 'w', db: 'd', queue: '' },
      }),
    ).toEqual({
      web: { isNew: true, fingerprint: 'w' },
      db: { isNew: true, fingerprint: 'd' },
      queue: { isNew: false, fingerprint: '' },
    });
  });
});

describe('agreedAfterwards', () => {
  it('keeps what was made, and no change', () => {
    const web = { isNew: true, fingerprint: 'w' };
    const queue = { isNew: false, fingerprint: 'q' };

    expect(agreedAfterwards({ web, queue })).toEqual({
      web: { ...web, isDone: true },
    });
    expect(agreedAfterwards({ queue })).toBeUndefined();
    expect(agreedAfterwards(undefined)).toBeUndefined();
  });
});

describe('fingerprintFor', () => {
  const agreed = {
    web: { isNew: true, fingerprint: 'w' },
    db: { isNew: true, fingerprint: 'd', isDone: true as const },
  };

  it.each<[string, OperationStep['action'], string | undefined]>([
    ['web', 'create', 'w'],
    ['web', 'update', 'w'],
    ['web', 'resume', 'w'],
    ['db', 'create', 'd'],
    ['db', 'update', undefined],
    ['db', 'resume', undefined],
    ['queue', 'create', undefined],
  ])('of %s in a step to %s it is %s', (resource, action, expected) => {
    expect(fingerprintFor(agreed, { resource, action })).toBe(expected);
  });

  it('is none where nobody had to agree', () => {
    const step = { resource: 'web', action: 'create' as const };

    expect(fingerprintFor(undefined, step)).toBeUndefined();
  });
});
