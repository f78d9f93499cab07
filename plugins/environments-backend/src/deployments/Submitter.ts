import { ConflictError, NotAllowedError } from '@backstage/errors';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { ApprovalDesk } from '../approvals/ApprovalDesk';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { cancelOperation } from '../environments/cancelOperation';
import { chargedFromNowOn } from '../environments/domain/former';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';
import { occurredEnvironment } from '../records/occurredEnvironment';
import { costPerDayOf } from '../verdict/OwnerQuotas';
import { DeploymentStore } from './DeploymentStore';
import {
  PlannedDeployment,
  planDeployment,
  PlanningOptions,
  PreparedDeployment,
} from './planning';
import { StageEnvironments } from './StageEnvironments';
import { Starter } from './Starter';
import { summaryOf } from './summaryOf';
import { titleOf } from './titleOf';
import { StoredDeployment, UNDER_WAY } from './types';
import { nameOf } from './words';

/** What requests are written with. */
export interface SubmitterOptions extends PlanningOptions {
  store: DeploymentStore;
  environments: EnvironmentStore;
  stageEnvironments: StageEnvironments;
  starter: Starter;
  operations: Operations;
  operationStore: OperationStore;
  approvals: ApprovalDesk;
  newId: () => string;
}

/** A request as somebody has sent it. */
export interface Submission {
  caller: Caller;
  /** The same key gives the same deployment. */
  key?: string;
  /** Digest of the plan that the caller has seen. */
  seenDigest?: string;
}

/** A plan that may be followed, at once or when somebody has agreed. */
type GrantedDeployment = PlannedDeployment & {
  decision: Exclude<PlannedDeployment['decision'], 'denied'>;
};

/**
 * Writes requests for deployments, each in one transaction: what is decided and
 * what is done are one, and of what is refused nothing is left.
 */
export class Submitter {
  constructor(private readonly options: SubmitterOptions) {}

  /**
   * @returns the deployment, also when the key was used before
   * @throws NotAllowedError if a gate refuses it, ConflictError if the plan is not
   * the one that was seen, another deployment is under way, or what it would go into
   * is being destroyed
   */
  async submit(
    trx: Knex.Transaction,
    prepared: PreparedDeployment,
    { caller, key, seenDigest }: Submission,
  ): Promise<StoredDeployment> {
    const { stageEnvironments, store, now, newId } = this.options;
    // Of requests for the same owner at the same time each sees the one before.
    await stageEnvironments.lockOwners(trx, prepared);
    const known =
      key === undefined ? undefined : await store.findByKey(key, trx);
    if (known) {
      return known;
    }
    const there = await stageEnvironments.lock(trx, prepared);
    const planned = await planDeployment(this.options, prepared, trx);
    assertSeen(planned, seenDigest);
    assertGranted(planned);
    const made = there
      ? await stageEnvironments.give(trx, there, prepared)
      : await stageEnvironments.make(trx, prepared, caller);
    const deployment: StoredDeployment = {
      ...describe(planned),
      id: newId(),
      environmentId: made.id,
      requestedBy: caller.ref,
      requestedAt: now(),
      idempotencyKey: key,
    };
    const environment = await this.#makeRoom(trx, made, deployment, caller);
    await store.insert(trx, deployment);
    return this.#begin(trx, planned, deployment, {
      environment,
      ownerBefore: there?.owner,
    });
  }

  /** @throws ConflictError if it has ended already */
  async cancel(
    trx: Knex.Transaction,
    { id, environmentId }: StoredDeployment,
    caller: Caller,
  ): Promise<void> {
    const { store, environments, approvals, operationStore, starter } =
      this.options;
    const environment = await environments.lock(trx, environmentId);
    const deployment = await store.find(id, trx);
    if (!deployment || !environment || !UNDER_WAY.includes(deployment.status)) {
      throw new ConflictError(
        `It is ${
          deployment?.status ?? 'gone'
        } already; there is nothing to cancel`,
      );
    }
    if (deployment.status === 'waiting_approval') {
      await approvals.withdraw(trx, { kind: 'deployment', id }, caller.ref);
      await starter.end(trx, environment, deployment, {
        status: 'cancelled',
        actor: caller.ref,
        message: `${titleOf(deployment)} was taken back`,
      });
      return;
    }
    const operation =
      deployment.operationId === undefined
        ? undefined
        : await operationStore.find(deployment.operationId, trx);
    if (operation) {
      await cancelOperation(trx, this.options, environment, operation);
    }
  }

  async #begin(
    trx: Knex.Transaction,
    planned: GrantedDeployment,
    deployment: StoredDeployment,
    {
      environment,
      ownerBefore = deployment.owner,
    }: { environment: StoredEnvironment; ownerBefore?: string },
  ): Promise<StoredDeployment> {
    const { starter } = this.options;
    const { release } = planned.prepared;
    await starter.record(trx, 'deployment.requested', {
      environment,
      deployment,
      actor: deployment.requestedBy,
      message: `${titleOf(deployment)} was asked for${
        ownerBefore === deployment.owner
          ? ''
          : `; it belonged to ${nameOf(ownerBefore)} before`
      }`,
    });
    if (planned.decision === 'needs-approval') {
      await this.#ask(trx, planned, deployment, environment);
      return deployment;
    }
    return starter.start(trx, environment, deployment, release);
  }

  async #ask(
    trx: Knex.Transaction,
    planned: PlannedDeployment,
    deployment: StoredDeployment,
    environment: StoredEnvironment,
  ): Promise<void> {
    const { approval, title } = planned.prepared.stage;
    if (!approval) {
      throw new Error(`Stage ${title} has no rule of approval`);
    }
    const { component, stage, version, costPerDay } = deployment;
    // What may be agreed to is kept free for it.
    const reserved =
      environment.generation === 0
        ? costPerDay
        : Math.max(environment.costPerDay, costPerDay);
    await this.options.environments.update(
      trx,
      chargedFromNowOn(environment, reserved),
    );
    await this.options.approvals.request(trx, {
      ...approval,
      subject: {
        kind: 'deployment',
        deploymentId: deployment.id,
        component,
        stage,
        version,
      },
      owner: deployment.owner,
      digest: deployment.planDigest,
      summary: summaryOf(planned),
      requestedBy: deployment.requestedBy,
      environment: occurredEnvironment(environment),
    });
  }

  /**
   * One at a time; what only waits gives way to what is newer.
   *
   * @returns the environment as it is then
   */
  async #makeRoom(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    deployment: StoredDeployment,
    caller: Caller,
  ): Promise<StoredEnvironment> {
    const { environments, store, approvals, starter } = this.options;
    for (const other of await store.findUnderWay(environment.id, trx)) {
      if (other.status === 'deploying') {
        if (deployment.kind !== 'rollback') {
          throw new ConflictError(
            `${other.version} is being deployed to ${other.stage}; wait until that has ended, or cancel it`,
          );
        }
        // The operation that begins now ends that one, and so tells of it.
        continue;
      }
      await approvals.withdraw(
        trx,
        { kind: 'deployment', id: other.id },
        caller.ref,
      );
      await starter.end(trx, environment, other, {
        status: 'superseded',
        actor: caller.ref,
        message: `${other.version} gave way to ${deployment.version} before anybody agreed to it`,
      });
    }
    return (await environments.lock(trx, environment.id)) ?? environment;
  }
}

/** @throws ConflictError if it is another plan than the caller has seen */
function assertSeen(
  { planDigest, previousVersion, prepared }: PlannedDeployment,
  seenDigest: string | undefined,
): void {
  if (seenDigest !== undefined && seenDigest !== planDigest) {
    throw new ConflictError(
      `${previousVersion ?? 'Nothing'} runs in ${
        prepared.stage.title
      } now, which is not what you have seen; look at the plan again`,
    );
  }
}

/** @throws NotAllowedError that says what the gates have said */
function assertGranted(
  planned: PlannedDeployment,
): asserts planned is GrantedDeployment {
  if (planned.decision === 'denied') {
    throw new NotAllowedError(
      planned.gates
        .filter(({ verdict }) => verdict === 'refuse' || verdict === 'unknown')
        .map(({ message }) => message)
        .join('. '),
    );
  }
}

function describe(
  planned: GrantedDeployment,
): Omit<
  StoredDeployment,
  'id' | 'environmentId' | 'requestedBy' | 'requestedAt'
> {
  const { prepared, gates, planDigest, previousVersion, decision } = planned;
  const { request, componentRef, owner, stage, release, blueprint, inputs } =
    prepared;
  return {
    component: componentRef,
    owner,
    stage: stage.id,
    kind: request.kind,
    version: release.version,
    commit: release.commit,
    previousVersion,
    blueprintId: blueprint.id,
    blueprintVersion: blueprint.version,
    inputs,
    costPerDay: costPerDayOf(blueprint.definition),
    status: decision === 'needs-approval' ? 'waiting_approval' : 'deploying',
    gates,
    planDigest,
    overrideReason: request.override?.reason,
  };
}
