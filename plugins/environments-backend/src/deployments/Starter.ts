import { ConflictError } from '@backstage/errors';
import { Release } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { ApprovalDesk } from '../approvals/ApprovalDesk';
import { chargedFromNowOn, withoutFormer } from '../environments/domain/former';
import { neverMade } from '../environments/domain/proposals';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import {
  DeploymentOccurrenceKind,
  OccurredDeployment,
} from '../records/occurrence';
import { occurredEnvironment } from '../records/occurredEnvironment';
import { Recorder } from '../records/Recorder';
import { ReleaseStore } from '../releases/ReleaseStore';
import { DeploymentStore } from './DeploymentStore';
import { putBack, wasPausedBy } from './putBack';
import { titleOf } from './titleOf';
import { StoredDeployment } from './types';

/** Begins deployments, and writes what becomes of them. */
export class Starter {
  constructor(
    private readonly options: {
      environments: EnvironmentStore;
      operations: Operations;
      operationStore: OperationStore;
      store: DeploymentStore;
      releases: Pick<ReleaseStore, 'find'>;
      approvals: Pick<ApprovalDesk, 'findApprovers'>;
      recorder: Recorder;
      now: () => Date;
    },
  ) {}

  /**
   * Has the engine place a release; the environment is to be locked.
   *
   * @throws ConflictError if the environment is being destroyed
   */
  async start(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    deployment: StoredDeployment,
    { repository }: Pick<Release, 'repository'>,
  ): Promise<StoredDeployment> {
    const { environments, operations, store, now } = this.options;
    const { version, commit, requestedBy, planDigest } = deployment;
    const { blueprintId, blueprintVersion, inputs, costPerDay } = deployment;
    if (environment.deletedAt || environment.desired.deleted) {
      throw new ConflictError(
        `${environment.name} is being destroyed; wait until it is gone, then deploy: a new one is made`,
      );
    }
    const changed: StoredEnvironment = {
      // What it takes the place of has no say any more in what it is charged with.
      ...withoutFormer(environment),
      generation: environment.generation + 1,
      updatedAt: now(),
      costPerDay,
      desired: {
        ...environment.desired,
        blueprintId,
        blueprintVersion,
        inputs,
        paused: false,
        source: { repository, ref: version, commit, version },
      },
    };
    await environments.update(trx, changed);
    const operation = await operations.submit(trx, {
      environment: changed,
      kind: environment.generation === 0 ? 'create' : 'deploy',
      requestedBy,
      planDigest,
    });
    const started: StoredDeployment = {
      ...deployment,
      status: 'deploying',
      operationId: operation.id,
      message: undefined,
    };
    await store.update(trx, started);
    await this.record(trx, 'deployment.started', {
      environment: changed,
      deployment: started,
      actor: requestedBy,
      message: `${titleOf(started)} has begun`,
    });
    return started;
  }

  /**
   * Writes that a deployment has ended. Where it was to be the first, and nobody
   * has begun it, no empty environment is left. Where it came to nothing, what ran
   * before is wanted again.
   *
   * @param environment - as it is written; it is to be locked
   */
  async end(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    deployment: StoredDeployment,
    {
      status,
      message,
      actor,
      isUnmade = environment.generation === 0,
      wasBegun = false,
    }: {
      status: 'refused' | 'cancelled' | 'superseded' | 'failed' | 'succeeded';
      message: string;
      actor?: string;
      /** Whether nothing of the environment was begun. */
      isUnmade?: boolean;
      /** Whether anything of the environment may have been changed. */
      wasBegun?: boolean;
    },
  ): Promise<StoredDeployment> {
    const { environments, store, now } = this.options;
    const ended: StoredDeployment = {
      ...deployment,
      status,
      message,
      finishedAt: now(),
    };
    await store.update(trx, ended);
    if (isUnmade && !environment.deletedAt && status !== 'superseded') {
      await environments.update(
        trx,
        neverMade(environment, { message, now: now() }),
      );
    } else if (status !== 'succeeded') {
      await this.#putBack(trx, environment, { deployment, wasBegun });
    }
    await this.record(trx, `deployment.${status}`, {
      environment,
      deployment: ended,
      actor,
      message,
    });
    return ended;
  }

  /** Has nothing of a deployment be wanted any more that came to nothing. */
  async #putBack(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    {
      deployment,
      wasBegun,
    }: { deployment: StoredDeployment; wasBegun: boolean },
  ): Promise<void> {
    const { environments, store, now } = this.options;
    const { id, status, version, operationId } = deployment;
    const { desired, deletedAt } = environment;
    if (deletedAt || desired.deleted) {
      return;
    }
    const underWay = await store.findUnderWay(environment.id, trx);
    const other = underWay.find(
      it => it.id !== id && it.status === 'deploying',
    );
    const former =
      other ??
      (await store.findNewestPlaced({ environmentId: environment.id }, trx));
    if (status === 'waiting_approval') {
      // Nothing of it was wanted yet, only kept free.
      if (former) {
        await environments.update(
          trx,
          chargedFromNowOn(environment, former.costPerDay),
        );
      }
      return;
    }
    if (
      desired.source?.version !== version ||
      (other && other.version === version)
    ) {
      // Something newer is wanted already.
      return;
    }
    await environments.update(
      trx,
      putBack(environment, {
        deployment,
        former: former && {
          deployment: former,
          repository: await this.#repositoryOf(trx, former),
        },
        wasBegun,
        wasPaused: !wasBegun && (await this.#wasPaused(trx, operationId)),
        now: now(),
      }),
    );
  }

  /** Whether an environment was to be paused before an operation. */
  async #wasPaused(
    trx: Knex.Transaction,
    operationId: string | undefined,
  ): Promise<boolean> {
    const { operationStore } = this.options;
    const operation =
      operationId === undefined
        ? undefined
        : await operationStore.find(operationId, trx);
    return (
      operation !== undefined &&
      wasPausedBy(
        await operationStore.findLastTried(
          operation.environmentId,
          trx,
          operation,
        ),
      )
    );
  }

  async #repositoryOf(
    trx: Knex.Transaction,
    { component, version }: StoredDeployment,
  ): Promise<string> {
    const release = await this.options.releases.find(component, version, trx);
    if (!release) {
      throw new Error(`There is no release ${version} of ${component}`);
    }
    return release.repository;
  }

  /** Tells what has happened, with those who have agreed to it. */
  async record(
    trx: Knex.Transaction,
    kind: DeploymentOccurrenceKind,
    {
      environment,
      deployment,
      actor,
      message,
    }: {
      environment: StoredEnvironment;
      deployment: StoredDeployment;
      actor?: string;
      message: string;
    },
  ): Promise<void> {
    const { approvals, recorder, now } = this.options;
    const approvedBy = await approvals.findApprovers(trx, {
      kind: 'deployment',
      id: deployment.id,
    });
    await recorder.record(trx, [
      {
        kind,
        at: now(),
        message,
        actor,
        operationId: deployment.operationId,
        environment: occurredEnvironment(environment),
        deployment: occurredDeployment(deployment, approvedBy),
        details: { gates: deployment.gates.map(it => ({ ...it })), approvedBy },
      },
    ]);
  }
}

function occurredDeployment(
  it: StoredDeployment,
  approvedBy: string[],
): OccurredDeployment {
  return {
    id: it.id,
    kind: it.kind,
    version: it.version,
    previousVersion: it.previousVersion,
    requestedBy: it.requestedBy,
    approvedBy,
  };
}
