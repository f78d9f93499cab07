import {
  WAIVER_STATUSES,
  WaiverStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { Decider, DecisionKind, decideWaiver, statusAt } from './decideWaiver';
import { StoredWaiver } from './types';

const NOW = new Date('2026-11-20T12:00:00Z');
const ASKED_BY = 'user:default/mina';
const OTHER = 'user:default/ruth';

function waiver(given: Partial<StoredWaiver> = {}): StoredWaiver {
  return {
    id: 'a2b3c4d5-0000-4000-8000-000000000001',
    entityRef: 'component:default/orders',
    scorecardId: 'readiness',
    checkId: 'tests',
    reason: 'The test environment is being moved',
    status: 'requested',
    requestedBy: ASKED_BY,
    requestedAt: new Date('2026-11-01T12:00:00Z'),
    expiresAt: new Date('2026-12-24T00:00:00Z'),
    ...given,
  };
}

const decide = (from: WaiverStatus, kind: DecisionKind, who: Decider) =>
  decideWaiver(waiver({ status: from }), { kind }, who, NOW);

const approver = { subject: OTHER, isInPerson: true, mayApprove: true };
const requester = { subject: ASKED_BY, isInPerson: true, mayApprove: true };
const stranger = { subject: OTHER, isInPerson: true, mayApprove: false };
const machine = { subject: OTHER, isInPerson: false, mayApprove: true };
const requesterElsewhere = { ...requester, isInPerson: false };

describe('decideWaiver', () => {
  it.each<[WaiverStatus, DecisionKind, typeof approver, WaiverStatus | string]>(
    [
      // By somebody else who may approve
      ['requested', 'approve', approver, 'approved'],
      ['requested', 'reject', approver, 'rejected'],
      ['requested', 'revoke', approver, 'ConflictError'],
      ['requested', 'withdraw', approver, 'NotAllowedError'],
      ['approved', 'approve', approver, 'ConflictError'],
      ['approved', 'reject', approver, 'ConflictError'],
      ['approved', 'revoke', approver, 'revoked'],
      ['approved', 'withdraw', approver, 'NotAllowedError'],
      ['rejected', 'approve', approver, 'ConflictError'],
      ['rejected', 'reject', approver, 'ConflictError'],
      ['rejected', 'revoke', approver, 'ConflictError'],
      ['withdrawn', 'approve', approver, 'ConflictError'],
      ['withdrawn', 'reject', approver, 'ConflictError'],
      ['withdrawn', 'revoke', approver, 'ConflictError'],
      ['revoked', 'approve', approver, 'ConflictError'],
      ['revoked', 'reject', approver, 'ConflictError'],
      ['revoked', 'revoke', approver, 'ConflictError'],
      ['expired', 'approve', approver, 'ConflictError'],
      ['expired', 'reject', approver, 'ConflictError'],
      ['expired', 'revoke', approver, 'ConflictError'],
      // By whoever asked, though they may approve what others ask for
      ['requested', 'withdraw', requester, 'withdrawn'],
      ['approved', 'withdraw', requester, 'withdrawn'],
      ['rejected', 'withdraw', requester, 'ConflictError'],
      ['withdrawn', 'withdraw', requester, 'ConflictError'],
      ['revoked', 'withdraw', requester, 'ConflictError'],
      ['expired', 'withdraw', requester, 'ConflictError'],
      ['requested', 'approve', requester, 'NotAllowedError'],
      ['requested', 'reject', requester, 'NotAllowedError'],
      ['approved', 'revoke', requester, 'NotAllowedError'],
      // By somebody who may not approve
      ['requested', 'approve', stranger, 'NotAllowedError'],
      ['requested', 'reject', stranger, 'NotAllowedError'],
      ['approved', 'revoke', stranger, 'NotAllowedError'],
      ['requested', 'withdraw', stranger, 'NotAllowedError'],
      // By no person in a session of their own
      ['requested', 'approve', machine, 'NotAllowedError'],
      ['requested', 'reject', machine, 'NotAllowedError'],
      ['approved', 'revoke', machine, 'NotAllowedError'],
      ['requested', 'withdraw', requesterElsewhere, 'withdrawn'],
      ['approved', 'withdraw', requesterElsewhere, 'withdrawn'],
    ],
  )('%s, %s by %j: %s', (from, kind, who, expected) => {
    let outcome: string;
    try {
      outcome = decide(from, kind, who).status;
    } catch (error) {
      outcome = (error as Error).name;
    }

    expect(outcome).toBe(expected);
  });

  it('keeps who decided, when and why', () => {
    const decided = decideWaiver(
      waiver(),
      { kind: 'approve', comment: 'Until the move is done' },
      approver,
      NOW,
    );

    expect(decided).toEqual({
      ...waiver(),
      status: 'approved',
      decidedBy: OTHER,
      decidedAt: NOW,
      decisionComment: 'Until the move is done',
    });
  });

  it.each<DecisionKind>(['approve', 'reject'])(
    'cannot %s what has ended undecided',
    kind => {
      const late = new Date('2026-12-24T00:00:00Z');

      expect(() => decideWaiver(waiver(), { kind }, approver, late)).toThrow(
        'is expired; only one that is requested can be',
      );
    },
  );

  it('never lets whoever asked grant it, and never grants anything twice', () => {
    const kinds = fc.constantFrom<DecisionKind>(
      'approve',
      'reject',
      'revoke',
      'withdraw',
    );
    const people = fc.record({
      subject: fc.constantFrom(ASKED_BY, OTHER, 'external:ci'),
      isInPerson: fc.boolean(),
      mayApprove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, people)), decisions => {
        let current = waiver();
        const seen: WaiverStatus[] = [current.status];
        const refusals = new Set<string>();
        const granters: object[] = [];
        for (const [kind, who] of decisions) {
          try {
            current = decideWaiver(current, { kind }, who, NOW);
            seen.push(current.status);
          } catch (error) {
            refusals.add((error as Error).name);
            continue;
          }
          if (current.status === 'approved') {
            granters.push(who);
          }
        }
        expect([...refusals].sort().join()).toMatch(
          /^(ConflictError)?,?(NotAllowedError)?$/,
        );
        expect(granters).toEqual(
          granters.map(() => ({
            subject: expect.not.stringMatching(ASKED_BY),
            isInPerson: true,
            mayApprove: true,
          })),
        );
        expect(new Set(seen).size).toBe(seen.length);
        expect(WAIVER_STATUSES).toEqual(expect.arrayContaining(seen));
      }),
    );
  });
});

describe('statusAt', () => {
  const end = new Date('2026-12-24T00:00:00Z');
  const before = new Date(end.getTime() - 1);

  it.each<[WaiverStatus, Date, WaiverStatus]>([
    ['requested', before, 'requested'],
    ['requested', end, 'expired'],
    ['approved', before, 'approved'],
    ['approved', end, 'expired'],
    ['rejected', end, 'rejected'],
    ['withdrawn', end, 'withdrawn'],
    ['revoked', end, 'revoked'],
    ['expired', before, 'expired'],
  ])('of %s at %j is %s', (status, at, expected) => {
    expect(statusAt(waiver({ status }), at)).toBe(expected);
  });
});
