import {
  Condition,
  EnvironmentPhase,
  OperationKind,
  OperationStatus,
} from '@groundwork/backstage-plugin-environments-common';
import fc from 'fast-check';
import { PhaseInput, phaseOf } from './phase';

const PHASES: EnvironmentPhase[] = [
  'pending',
  'waiting',
  'provisioning',
  'updating',
  'ready',
  'degraded',
  'failed',
  'pausing',
  'paused',
  'resuming',
  'deleting',
  'delete-blocked',
  'deleted',
];

const KINDS: OperationKind[] = [
  'create',
  'update',
  'deploy',
  'pause',
  'resume',
  'repair',
  'destroy',
];

const STATUSES: OperationStatus[] = [
  'queued',
  'running',
  'waiting_approval',
  'waiting_external',
  'backoff',
  'succeeded',
  'failed',
  'cancelled',
  'superseded',
];

const WANTED = { paused: false, deleted: false };
const PAUSED = { paused: true, deleted: false };
const DELETED = { paused: false, deleted: true };

function condition(
  type: Condition['type'],
  status: Condition['status'],
  reason = 'Said',
): Condition {
  return {
    type,
    status,
    reason,
    message: '',
    observedGeneration: 1,
    since: '2026-11-20T12:00:00.000Z',
  };
}

const READY = condition('Ready', 'true');
const UNREADY = condition('Ready', 'false');
const DELETE_BLOCKED = condition('Blocked', 'true', 'DeleteBlocked');

function phase(
  desired: PhaseInput['desired'],
  conditions: Condition[],
  operation?: [OperationKind, OperationStatus],
  isGone = false,
): EnvironmentPhase {
  return phaseOf({
    desired,
    conditions,
    operation: operation && { kind: operation[0], status: operation[1] },
    isGone,
  });
}

const status = fc.constantFrom<Condition['status']>('true', 'false', 'unknown');
const conditions = fc.tuple(
  fc.option(status, { nil: undefined }),
  fc.option(
    fc.tuple(
      status,
      fc.constantFrom('DeleteBlocked', 'OperationFailed', 'MassDeleteGuard'),
    ),
    { nil: undefined },
  ),
);
const input = fc
  .tuple(
    fc.boolean(),
    fc.boolean(),
    conditions,
    fc.option(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        status: fc.constantFrom(...STATUSES),
      }),
      { nil: undefined },
    ),
    fc.boolean(),
  )
  .map(
    ([paused, deleted, [ready, blocked], operation, isGone]): PhaseInput => ({
      desired: { paused, deleted },
      conditions: [
        ...(ready ? [condition('Ready', ready)] : []),
        ...(blocked ? [condition('Blocked', ...blocked)] : []),
      ],
      operation,
      isGone,
    }),
  );

describe('phaseOf', () => {
  it.each<[OperationKind, EnvironmentPhase, EnvironmentPhase]>([
    ['create', 'pending', 'provisioning'],
    ['update', 'updating', 'updating'],
    ['deploy', 'updating', 'updating'],
    ['repair', 'updating', 'updating'],
    ['pause', 'pausing', 'pausing'],
    ['resume', 'resuming', 'resuming'],
    ['destroy', 'deleting', 'deleting'],
  ])('of %s is %s in the queue, then %s', (kind, queued, underWay) => {
    const during = (of: OperationStatus) => phase(WANTED, [READY], [kind, of]);

    expect(during('queued')).toBe(queued);
    expect([
      during('running'),
      during('waiting_external'),
      during('backoff'),
    ]).toEqual([underWay, underWay, underWay]);
    expect(during('waiting_approval')).toBe('waiting');
  });

  it.each<
    [
      string,
      PhaseInput['desired'],
      Condition[],
      OperationStatus | undefined,
      EnvironmentPhase,
    ]
  >([
    ['all is there', WANTED, [READY], 'succeeded', 'ready'],
    ['something is not well', WANTED, [UNREADY], undefined, 'degraded'],
    ['nothing is known', WANTED, [], undefined, 'degraded'],
    ['it is paused', PAUSED, [UNREADY], 'succeeded', 'paused'],
    ['an update failed, all is as it was', WANTED, [READY], 'failed', 'ready'],
    ['it failed, and is not there', WANTED, [UNREADY], 'failed', 'failed'],
    ['it was cancelled half-way', WANTED, [UNREADY], 'cancelled', 'failed'],
    ['pausing failed', PAUSED, [UNREADY], 'failed', 'failed'],
    ['deleting was cancelled', DELETED, [READY], 'cancelled', 'failed'],
    ['something newer is wanted', WANTED, [READY], 'superseded', 'ready'],
    ['it is to go, and is not gone', DELETED, [READY], undefined, 'deleting'],
  ])('where %s', (_, desired, known, ended, expected) => {
    expect(phase(desired, known, ended && ['update', ended])).toBe(expected);
  });

  it.each<[Condition['status'], string, EnvironmentPhase]>([
    ['true', 'DeleteBlocked', 'delete-blocked'],
    ['true', 'MassDeleteGuard', 'ready'],
    ['false', 'DeleteBlocked', 'ready'],
  ])('where Blocked is %s by %s: %s', (is, reason, expected) => {
    const blocked = condition('Blocked', is, reason);

    expect(phase(WANTED, [READY, blocked])).toBe(expected);
  });

  it('puts being gone first, then being blocked, then being deleted, then being paused', () => {
    const both = { paused: true, deleted: true };
    const known = [READY, DELETE_BLOCKED];

    expect([
      phase(both, known, ['destroy', 'failed'], true),
      phase(both, known, ['destroy', 'failed']),
      phase(both, [READY]),
      phase(PAUSED, [READY]),
    ]).toEqual(['deleted', 'delete-blocked', 'deleting', 'paused']);
  });

  it('is one of those there are, whatever comes together', () => {
    fc.assert(
      fc.property(input, it => {
        expect(PHASES).toContain(phaseOf(it));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is deleted when it is gone and only then, and ready only when it is', () => {
    fc.assert(
      fc.property(input, it => {
        const found = phaseOf(it);
        const isReady = it.conditions.some(
          ({ type, status: is }) => type === 'Ready' && is === 'true',
        );
        const isWanted = !it.desired.paused && !it.desired.deleted;

        expect(found === 'deleted').toBe(it.isGone);
        expect(found !== 'ready' || (isReady && isWanted)).toBe(true);
        expect(found !== 'paused' || it.desired.paused).toBe(true);
        expect(
          it.desired.deleted && ['ready', 'paused', 'degraded'].includes(found),
        ).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
