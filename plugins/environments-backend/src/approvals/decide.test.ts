import { reasonNotToDecide, statusAfter } from './decide';

const GROUP = 'group:default/release-managers';
const NOW = new Date('2026-11-20T12:00:00Z');

const approval = {
  status: 'open' as const,
  requestedBy: 'user:default/mina',
  groups: [GROUP, 'group:default/leads'],
  required: 2,
  decisions: [
    {
      by: 'user:default/ruth',
      at: NOW.toISOString(),
      decision: 'approve' as const,
    },
  ],
  expiresAt: new Date('2026-11-20T12:00:01Z'),
};
const approver = {
  ref: 'user:default/kofi',
  ownershipRefs: ['user:default/kofi', GROUP],
  isAgent: false,
  isPermitted: true,
};

describe('reasonNotToDecide', () => {
  it('is none for a person of the groups whom the policy lets', () => {
    expect(reasonNotToDecide(approval, approver, NOW)).toBeUndefined();
  });

  it.each([
    ['It is approved already', { status: 'approved' as const }, {}],
    ['It is withdrawn already', { status: 'withdrawn' as const }, {}],
    ['Its time has ended; ask again', { expiresAt: NOW }, {}],
    ['Programs may ask, but not approve', {}, { isAgent: true }],
    [
      'Somebody else has to decide about what you have asked for',
      { requestedBy: approver.ref },
      {},
    ],
    ['You have decided already', {}, { ref: 'user:default/ruth' }],
    [
      'Members of release-managers or leads decide about it',
      {},
      { ownershipRefs: ['user:default/kofi'] },
    ],
    [
      "This takes the permission 'environments.approve'",
      {},
      { isPermitted: false },
    ],
  ])('says: %s', (reason, change, who) => {
    expect(
      reasonNotToDecide(
        { ...approval, ...change },
        { ...approver, ...who },
        NOW,
      ),
    ).toBe(reason);
  });
});

describe('statusAfter', () => {
  it('is approved with as many as are required, and rejected with one', () => {
    expect(statusAfter(approval, 'approve')).toBe('approved');
    expect(
      statusAfter({ ...approval, decisions: [] }, 'approve'),
    ).toBeUndefined();
    expect(statusAfter(approval, 'reject')).toBe('rejected');
  });
});
