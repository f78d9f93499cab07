import {
  Condition,
  EnvironmentPhase,
  OperationKind,
  OperationStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { assertNever } from '../../assertNever';
import { conditionOf, holds } from './conditions';

/** What the phase is derived from. */
export interface PhaseInput {
  desired: { paused: boolean; deleted: boolean };
  conditions: readonly Condition[];
  /** The operation that is not finished, else the last one. */
  operation?: { kind: OperationKind; status: OperationStatus };
  isGone: boolean;
}

/** In one word how an environment is. */
export function phaseOf(input: PhaseInput): EnvironmentPhase {
  const { desired, conditions, operation } = input;
  if (input.isGone) {
    return 'deleted';
  }
  const blocked = conditionOf(conditions, 'Blocked');
  if (blocked?.status === 'true' && blocked.reason === 'DeleteBlocked') {
    return 'delete-blocked';
  }
  if (!operation) {
    return settledPhase(input);
  }
  switch (operation.status) {
    case 'waiting_approval':
      return 'waiting';
    case 'queued':
      return operation.kind === 'create'
        ? 'pending'
        : phaseUnderWay(operation.kind);
    case 'running':
    case 'waiting_external':
    case 'backoff':
      return phaseUnderWay(operation.kind);
    case 'failed':
    case 'cancelled':
      // What was there before may well be as it was.
      return holds(conditions, 'Ready') && !desired.deleted
        ? settledPhase(input)
        : 'failed';
    case 'succeeded':
    case 'superseded':
      return settledPhase(input);
    default:
      return assertNever(operation.status);
  }
}

function settledPhase({ desired, conditions }: PhaseInput): EnvironmentPhase {
  if (desired.deleted) {
    return 'deleting';
  }
  if (desired.paused) {
    return 'paused';
  }
  return holds(conditions, 'Ready') ? 'ready' : 'degraded';
}

function phaseUnderWay(kind: OperationKind): EnvironmentPhase {
  switch (kind) {
    case 'create':
      return 'provisioning';
    case 'update':
    case 'deploy':
    case 'repair':
      return 'updating';
    case 'pause':
      return 'pausing';
    case 'resume':
      return 'resuming';
    case 'destroy':
      return 'deleting';
    default:
      return assertNever(kind);
  }
}
