import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredOperation } from '../engine/types';
import { StoredEnvironment } from '../environments/types';
import { StageConfig } from '../config/types';
import { ApprovalDesk } from '../approvals/ApprovalDesk';
import { SettledApproval } from '../approvals/types';
import { FreezeCalendar } from '../freezes/FreezeCalendar';
import { ReleaseStore } from '../releases/ReleaseStore';
import { DeploymentStore } from './DeploymentStore';
import { isProven } from './isProven';
import { gatesAfter, reasonAgainst } from './reasonAgainst';
import { Starter } from './Starter';
import { titleOf } from './titleOf';
import { StoredDeployment } from './types';

/** Those that are looked at in one go. */
const PORTION = 200;

/** What following deployments needs. */
export interface FollowingOptions {
  knex: Knex;
  environments: EnvironmentStore;
  store: DeploymentStore;
  releases: ReleaseStore;
  freezes: FreezeCalendar;
  starter: Starter;
  approvals: Pick<ApprovalDesk, 'withdraw'>;
  stages: readonly StageConfig[];
  logger: LoggerService;
  now: () => Date;
}

/** Goes on with deployments when something else has happened. */
export class Following {
  constructor(private readonly options: FollowingOptions) {}

  /** Told when operations end. */
  async operationEnded(
    trx: Knex.Transaction,
    {
      environment,
      operation,
    }: { environment: StoredEnvironment; operation: StoredOperation },
  ): Promise<void> {
    const { store, starter } = this.options;
    if (operation.kind === 'destroy' && operation.status === 'succeeded') {
      await this.#endWaiting(trx, environment, operation);
    }
    const deployment = await store.findByOperation(trx, operation.id);
    if (deployment?.status !== 'deploying') {
      return;
    }
    const { version, stage } = deployment;
    const what = titleOf(deployment);
    const end = (
      status: 'succeeded' | 'failed' | 'cancelled' | 'superseded',
      message: string,
    ) =>
      starter.end(trx, environment, deployment, {
        status,
        message,
        actor: operation.requestedBy,
        // What was to make the environment has not begun to.
        isUnmade: operation.kind === 'create' && !operation.startedAt,
        wasBegun: operation.startedAt !== undefined,
      });
    switch (operation.status) {
      case 'succeeded':
        await end('succeeded', `${version} runs in ${stage}`);
        break;
      case 'failed':
        await end(
          'failed',
          `${what} has failed: ${operation.error?.message ?? 'see the log'}`,
        );
        break;
      case 'cancelled':
        await end('cancelled', `${what} was cancelled`);
        break;
      default:
        await end('superseded', `${what} gave way to something newer`);
    }
  }

  /** What waits for an environment that is gone waits for nothing. */
  async #endWaiting(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    { requestedBy: actor }: StoredOperation,
  ): Promise<void> {
    const { store, starter, approvals } = this.options;
    const underWay = await store.findUnderWay(environment.id, trx);
    for (const deployment of underWay) {
      if (deployment.status === 'waiting_approval') {
        await approvals.withdraw(
          trx,
          { kind: 'deployment', id: deployment.id },
          actor,
        );
        await starter.end(trx, environment, deployment, {
          status: 'refused',
          actor,
          message: `${environment.name} was destroyed before anybody agreed to ${deployment.version}; ask again`,
        });
      }
    }
  }

  /** Told when somebody has agreed, or not. */
  async approvalSettled(
    trx: Knex.Transaction,
    approval: SettledApproval,
  ): Promise<void> {
    const { subject } = approval;
    if (subject.kind !== 'deployment' || approval.status === 'withdrawn') {
      return;
    }
    const { environments, store, starter } = this.options;
    const deployment = await store.find(subject.deploymentId, trx);
    if (deployment?.status !== 'waiting_approval') {
      return;
    }
    const environment = await environments.lock(trx, deployment.environmentId);
    if (!environment) {
      throw new Error(`There is no environment ${deployment.environmentId}`);
    }
    const refusal = await reasonAgainst(
      this.options,
      { deployment, approval, environment },
      trx,
    );
    const decided: StoredDeployment = {
      ...deployment,
      gates: gatesAfter(deployment.gates, approval, refusal),
    };
    if (refusal) {
      const { status, message } = refusal;
      await starter.end(trx, environment, decided, {
        status,
        message,
        actor: approval.actor,
      });
      return;
    }
    const release = await this.options.releases.find(
      deployment.component,
      deployment.version,
      trx,
    );
    if (!release) {
      throw new Error(
        `There is no release ${deployment.version} of ${deployment.component}`,
      );
    }
    await starter.start(trx, environment, decided, release);
  }

  /**
   * Says of what runs, and has been healthy for long enough since it was placed,
   * that it is verified; to be called now and then.
   *
   * @returns how many
   */
  async verifyDue(): Promise<number> {
    const { store } = this.options;
    let verified = 0;
    let after: string | undefined;
    for (;;) {
      const portion = await store.findUnverified({ after, limit: PORTION });
      for (const deployment of portion) {
        verified += await this.#tryToVerify(deployment);
      }
      after = portion.at(-1)?.id;
      if (portion.length < PORTION) {
        return verified;
      }
    }
  }

  async #tryToVerify(deployment: StoredDeployment): Promise<number> {
    const { knex, logger } = this.options;
    try {
      return await retryOnDeadlock(() =>
        knex.transaction(trx => this.#verify(trx, deployment)),
      );
    } catch (error) {
      // The others are looked at all the same; this one is again the next time.
      logger.error(
        `Whether deployment ${deployment.id} is proven could not be found out`,
        toError(error),
      );
      return 0;
    }
  }

  async #verify(
    trx: Knex.Transaction,
    { id, environmentId }: StoredDeployment,
  ): Promise<number> {
    const { environments, store, starter, stages, now } = this.options;
    const environment = await environments.lock(trx, environmentId);
    const deployment = await store.findNewestPlaced({ environmentId }, trx);
    if (!environment || deployment?.id !== id || deployment.verifiedAt) {
      return 0;
    }
    const stage = stages.find(it => it.id === deployment.stage);
    if (!stage || !isProven(environment, deployment, stage, now())) {
      return 0;
    }
    const verified = { ...deployment, verifiedAt: now() };
    await store.update(trx, verified);
    await starter.record(trx, 'deployment.verified', {
      environment,
      deployment: verified,
      message: `${verified.version} is verified in ${
        stage.title
      }: healthy for ${Math.round(stage.verifyForMs / 1_000)} seconds`,
    });
    return 1;
  }
}
