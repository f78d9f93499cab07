import { OwnedObject } from '@groundwork/backstage-plugin-environments-node';
import { isOrphan, KnownResource, LedgerEntry } from './ledger';

const MINUTE_MS = 60_000;

describe('isOrphan', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const ago = (minutes: number) =>
    new Date(now.getTime() - minutes * MINUTE_MS);
  const knows = (change: Partial<LedgerEntry> = {}): LedgerEntry => ({
    isBusy: false,
    resources: new Map([['web', { externalId: 'object', status: 'ready' }]]),
    ...change,
  });
  const web = (resource: KnownResource): LedgerEntry =>
    knows({ resources: new Map([['web', resource]]) });
  const calledDifferently = { resource: 'web', externalId: 'other' };

  it.each<[string, Partial<OwnedObject>, LedgerEntry | undefined, boolean]>([
    ['of an environment that never was', { resource: 'web' }, undefined, true],
    ['that is known', { resource: 'web' }, knows(), false],
    ['of a resource that is not known', { resource: 'db' }, knows(), true],
    ['of an environment as a whole', {}, knows(), false],
    [
      'of one without such resources',
      {},
      knows({ resources: new Map() }),
      true,
    ],
    [
      'while somebody works',
      { resource: 'db' },
      knows({ isBusy: true }),
      false,
    ],
    [
      'just after its end',
      { resource: 'web' },
      knows({ deletedAt: ago(4) }),
      false,
    ],
    [
      'long after its end',
      { resource: 'web' },
      knows({ deletedAt: ago(5) }),
      true,
    ],
    ['that is young', { resource: 'db', createdAt: ago(4) }, knows(), false],
    ['that is young, of nothing', { createdAt: ago(4) }, undefined, false],
    ['that is old', { resource: 'db', createdAt: ago(5) }, knows(), true],
    [
      'beside the one that is known',
      calledDifferently,
      web({ externalId: 'listed', status: 'ready' }),
      true,
    ],
    [
      'that the known one may have become',
      calledDifferently,
      web({ externalId: 'gone', status: 'ready' }),
      false,
    ],
    [
      'of a resource whose name outside is not known',
      calledDifferently,
      web({ status: 'ready' }),
      false,
    ],
    [
      'of a resource that is not there',
      calledDifferently,
      web({ externalId: 'gone', status: 'absent' }),
      true,
    ],
    [
      'that is not there, but is the known one',
      { resource: 'web' },
      web({ externalId: 'object', status: 'absent' }),
      false,
    ],
    [
      'that was never there',
      { resource: 'web' },
      web({ status: 'absent' }),
      true,
    ],
  ])('says of one %s', (_, object, entry, expected) => {
    const ledger = new Map(entry ? [['e', entry]] : []);

    expect(
      isOrphan(
        { externalId: 'object', environmentId: 'e', ...object },
        ledger,
        {
          now,
          graceMs: 5 * MINUTE_MS,
          isListed: externalId => externalId === 'listed',
        },
      ),
    ).toBe(expected);
  });

  it('says of one whose mark cannot be read', () => {
    expect(
      isOrphan({ externalId: 'object' }, new Map(), {
        now,
        graceMs: 0,
        isListed: () => false,
      }),
    ).toBe(true);
  });
});
