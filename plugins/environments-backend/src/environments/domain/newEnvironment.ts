import { Verdict } from '@groundwork/backstage-plugin-environments-common';
import { namesOf } from '../../deployments/words';
import { Findings } from '../../verdict/types';
import { StoredEnvironment } from '../types';

/** An environment that has been granted, before anything of it is there. */
export function newEnvironment({
  id,
  findings,
  verdict,
  createdBy,
  idempotencyKey,
  now,
}: {
  id: string;
  findings: Findings & { owner: string };
  verdict: Verdict;
  createdBy: string;
  idempotencyKey?: string;
  now: Date;
}): StoredEnvironment {
  const { blueprint, owner, component, inputs, source, ttlMs } = findings;
  // Its time begins when it does: not while somebody thinks about it.
  const isWaiting = verdict.decision === 'needs-approval';
  return {
    id,
    name: findings.name,
    owner,
    component,
    createdBy,
    createdAt: now,
    updatedAt: now,
    generation: 1,
    observedGeneration: 0,
    desired: {
      blueprintId: blueprint.id,
      blueprintVersion: blueprint.version,
      inputs,
      source,
      paused: false,
      deleted: false,
    },
    phase: isWaiting ? 'waiting' : 'pending',
    message: isWaiting
      ? `Waits until ${describeApprovers(verdict)} agree`
      : 'Is about to be made',
    conditions: [],
    outputs: {},
    expiresAt:
      ttlMs === undefined || isWaiting
        ? undefined
        : new Date(now.getTime() + ttlMs),
    warned: 0,
    costPerHour: 0,
    costPerDay: findings.costPerDay,
    costSoFar: 0,
    costAt: now,
    idempotencyKey,
  };
}

/** Who has to agree, in words. */
export function describeApprovers({
  approval,
}: Pick<Verdict, 'approval'>): string {
  return approval
    ? `${approval.required} of ${namesOf(approval.groups)}`
    : 'nobody';
}
