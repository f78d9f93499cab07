import { JsonValue } from '@backstage/types';
import {
  EnvironmentDetail,
  EnvironmentOutput,
  EnvironmentPhase,
  EnvironmentSummary,
  OperationSummary,
  ProposedChange,
  ResourceStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { isSecretRef } from '@groundwork/backstage-plugin-environments-node';
import { withCost } from '../../engine/accrue';
import { StoredOperation, StoredResource } from '../../engine/types';
import { StoredEnvironment } from '../types';
import { rounded } from '../../money';

/** Phases in which one can open an environment. */
const UP: readonly EnvironmentPhase[] = ['ready', 'degraded', 'updating'];

/** An environment, as lists show it. */
export function summaryOf(
  it: StoredEnvironment,
  { title, creationFailedAt }: { title: string; creationFailedAt?: Date },
): EnvironmentSummary {
  return {
    id: it.id,
    name: it.name,
    phase: it.phase,
    message: it.message,
    blueprint: {
      id: it.desired.blueprintId,
      title,
      version: it.desired.blueprintVersion,
    },
    owner: it.owner,
    component: it.component,
    stage: it.stage,
    source: it.desired.source,
    createdBy: it.createdBy,
    createdAt: it.createdAt.toISOString(),
    updatedAt: it.updatedAt.toISOString(),
    expiresAt: it.expiresAt?.toISOString(),
    readyAt: it.madeAt?.toISOString(),
    creationFailedAt: it.madeAt ? undefined : creationFailedAt?.toISOString(),
    url: urlOf(it),
    costPerHour: it.costPerHour,
    deletedAt: it.deletedAt?.toISOString(),
  };
}

/** An environment, as its page shows it. */
export function detailOf(
  it: StoredEnvironment,
  {
    title,
    creationFailedAt,
    resources,
    proposed,
    operation,
    actions,
    currency,
    now,
  }: {
    title: string;
    creationFailedAt?: Date;
    resources: Iterable<StoredResource>;
    proposed?: ProposedChange;
    operation?: StoredOperation;
    actions: EnvironmentDetail['actions'];
    currency: string;
    now: Date;
  },
): EnvironmentDetail {
  return {
    ...summaryOf(it, { title, creationFailedAt }),
    generation: it.generation,
    observedGeneration: it.observedGeneration,
    desired: it.desired,
    conditions: it.conditions,
    resources: [...resources].map(resourceStatusOf),
    outputs: Object.entries(it.outputs).map(([name, value]) =>
      outputOf(name, value),
    ),
    proposed,
    operation: operation && operationSummaryOf(operation),
    actions,
    cost: {
      currency,
      perDay: rounded(it.costPerDay),
      soFar: rounded(withCost(it, it.costPerHour, now).costSoFar),
    },
  };
}

/** An operation, as it is answered. */
export function operationSummaryOf(it: StoredOperation): OperationSummary {
  return {
    id: it.id,
    environmentId: it.environmentId,
    kind: it.kind,
    status: it.status,
    generation: it.generation,
    requestedBy: it.requestedBy,
    requestedAt: it.requestedAt.toISOString(),
    startedAt: it.startedAt?.toISOString(),
    finishedAt: it.finishedAt?.toISOString(),
    steps: it.steps,
    attempts: it.attempts,
    nextAttemptAt: it.nextAttemptAt?.toISOString(),
    waitingFor: it.waitingFor,
    error: it.error,
  };
}

/** Something that an environment tells; secrets only by their names. */
export function outputOf(name: string, value: JsonValue): EnvironmentOutput {
  if (isSecretRef(value)) {
    return { name, kind: 'secret' };
  }
  return isHttpUrl(value)
    ? { name, kind: 'url', value }
    : { name, kind: 'value', value };
}

function resourceStatusOf(it: StoredResource): ResourceStatus {
  return {
    name: it.name,
    type: it.type,
    driver: it.driver,
    status: it.status,
    message: it.message,
    drift: it.drift,
    externalId: it.externalId,
    observedAt: it.observedAt?.toISOString(),
  };
}

function urlOf({ outputs, phase }: StoredEnvironment): string | undefined {
  const { url } = outputs;
  return isHttpUrl(url) && UP.includes(phase) ? url : undefined;
}

function isHttpUrl(value: JsonValue | undefined): value is string {
  return (
    typeof value === 'string' &&
    /^https?:\/\//i.test(value) &&
    URL.canParse(value)
  );
}
