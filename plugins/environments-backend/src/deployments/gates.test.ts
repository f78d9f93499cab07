import fc from 'fast-check';
import { decideGates, GateInput } from './gates';

const production = {
  id: 'production',
  title: 'Production',
  after: 'staging',
  approval: {
    groups: ['group:default/payments-core'],
    required: 1,
    validFor: { hours: 24 },
  },
};

function input(change: Partial<GateInput> = {}): GateInput {
  return {
    kind: 'promote',
    version: 'v1.4.0',
    stage: production,
    isVerified: true,
    hasRunHere: false,
    runsHere: false,
    freezes: [],
    ...change,
  };
}

const freeze = { reason: 'Black Friday', to: '2026-11-30T00:00:00.000Z' };

describe('decideGates', () => {
  it('lets a release into the first stage', () => {
    expect(
      decideGates(
        input({
          kind: 'deploy',
          isVerified: false,
          stage: { id: 'dev', title: 'Dev' },
        }),
      ),
    ).toEqual({ decision: 'allowed', gates: [] });
  });

  it('waits for somebody to agree where the stage says so', () => {
    expect(decideGates(input())).toEqual({
      decision: 'needs-approval',
      gates: [
        {
          gate: 'verified',
          verdict: 'pass',
          message: 'v1.4.0 was verified in staging',
        },
        {
          gate: 'approval',
          verdict: 'wait',
          message: 'One of payments-core must agree',
        },
      ],
    });
  });

  it('refuses what was never verified, and says what to do', () => {
    const { decision, gates } = decideGates(input({ isVerified: false }));

    expect(decision).toBe('denied');
    expect(gates[0]).toEqual({
      gate: 'verified',
      verdict: 'refuse',
      message: 'v1.4.0 was never verified in staging; deploy it there first',
    });
  });

  it.each<[string, Partial<GateInput>, string]>([
    [
      'is still looked at, to the minute after',
      {
        isVerified: false,
        verifiesUntil: new Date('2026-11-22T17:13:20.000Z'),
      },
      'v1.4.0 is being verified in staging until 22 Nov 2026, 17:14 UTC; try again then',
    ],
    [
      'was rolled back there, though it was verified before',
      {
        isVerified: true,
        rolledBackAt: new Date('2026-11-22T10:00:59.000Z'),
      },
      'v1.4.0 was rolled back in staging on 22 Nov 2026, 10:00 UTC; deploy it there again first',
    ],
  ])('refuses what %s', (_, change, message) => {
    const { decision, gates } = decideGates(input(change));

    expect(decision).toBe('denied');
    expect(gates[0]).toEqual({ gate: 'verified', verdict: 'refuse', message });
  });

  it('has others agree also to what was rolled back', () => {
    const { decision, gates } = decideGates(
      input({
        rolledBackAt: new Date('2026-11-22T10:00:00.000Z'),
        override: { reason: 'It was the wrong one', isAllowed: true },
      }),
    );

    expect(decision).toBe('needs-approval');
    expect(gates.map(({ message }) => message)).toEqual([
      'v1.4.0 was rolled back in staging on 22 Nov 2026, 10:00 UTC, passed over: It was the wrong one',
      'One of payments-core must agree, also to what was rolled back',
    ]);
  });

  it('says until when a freeze is, in words', () => {
    expect(decideGates(input({ freezes: [freeze] })).gates[1].message).toBe(
      'Frozen until 30 Nov 2026, 00:00 UTC: Black Friday',
    );
  });

  it('passes over only for those who may, and then somebody has to agree', () => {
    const reason = 'The staging database is down';

    expect(
      decideGates(
        input({ isVerified: false, override: { reason, isAllowed: false } }),
      ).decision,
    ).toBe('denied');
    const passed = decideGates(
      input({ isVerified: false, override: { reason, isAllowed: true } }),
    );
    expect(passed.decision).toBe('needs-approval');
    expect(passed.gates.map(({ gate, verdict }) => [gate, verdict])).toEqual([
      ['verified', 'overridden'],
      ['approval', 'wait'],
    ]);
    expect(passed.gates[0].message).toContain(reason);
  });

  it('keeps a freeze, but not from a roll-back', () => {
    expect(decideGates(input({ freezes: [freeze] })).decision).toBe('denied');
    const back = decideGates(
      input({ kind: 'rollback', hasRunHere: true, freezes: [freeze] }),
    );
    expect(back.decision).toBe('allowed');
    expect(back.gates.map(({ verdict }) => verdict)).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
  });

  it('rolls back only to what has run there', () => {
    expect(
      decideGates(input({ kind: 'rollback', hasRunHere: false })).decision,
    ).toBe('denied');
  });

  it('does not take a scorecard that cannot be asked for one that passes', () => {
    const { decision, gates } = decideGates(
      input({
        scorecard: { status: 'unreachable', message: 'No answer' },
      }),
    );

    expect(decision).toBe('denied');
    expect(gates).toContainEqual({
      gate: 'scorecard',
      verdict: 'unknown',
      message: 'No answer. Try again, or have it passed over with a reason',
    });
  });

  it('lets nothing through that is unverified, frozen or below its level, unless that was passed over by somebody who may', () => {
    const scorecard = fc.constantFrom<GateInput['scorecard']>(
      undefined,
      { status: 'answered', passes: true, message: 'ok' },
      { status: 'answered', passes: false, message: 'low' },
      { status: 'unreachable', message: 'gone' },
    );
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom('deploy' as const, 'promote' as const),
          isVerified: fc.boolean(),
          freezes: fc.constantFrom([], [freeze]),
          scorecard,
          isAllowed: fc.boolean(),
          wants: fc.boolean(),
        }),
        ({ isAllowed, wants, ...change }) => {
          const { decision, gates } = decideGates(
            input({
              ...change,
              override: wants ? { reason: 'because', isAllowed } : undefined,
            }),
          );
          const isSound =
            change.isVerified &&
            change.freezes.length === 0 &&
            (change.scorecard === undefined ||
              (change.scorecard.status === 'answered' &&
                change.scorecard.passes));
          expect(decision).toBe(
            isSound || (wants && isAllowed) ? 'needs-approval' : 'denied',
          );
          expect(gates.some(({ verdict }) => verdict === 'overridden')).toBe(
            !isSound && wants && isAllowed,
          );
        },
      ),
    );
  });
});
