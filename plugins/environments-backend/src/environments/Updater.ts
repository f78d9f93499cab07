import { ConflictError } from '@backstage/errors';
import {
  EnvironmentChange,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { ChangeFindings } from '../verdict/collectChange';
import { Planner } from '../verdict/Planner';
import { lockOwner } from '../verdict/usage';
import { Changes } from './Changes';
import { noEnvironment } from './DefaultEnvironmentReader';
import { plansToAgree } from './domain/agreed';
import { describeApprovers } from './domain/newEnvironment';
import { reasonAgainst } from './domain/reasonAgainst';
import { summaryForApproval } from './domain/summaryForApproval';
import { EnvironmentStore } from './EnvironmentStore';
import { Proposals } from './Proposals';
import { assertNotDenied } from './refuse';
import { StoredEnvironment } from './types';

/** Changes that are planned anew because somebody else was faster. */
const ATTEMPTS = 3;

/** What updating needs. */
export interface UpdaterOptions {
  knex: Knex;
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  planner: Planner;
  proposals: Proposals;
  changes: Changes;
  now: () => Date;
}

/** Changes what environments are made of: as with a new one, by a verdict. */
export class Updater {
  constructor(private readonly options: UpdaterOptions) {}

  /**
   * What a change would come to. It changes nothing.
   *
   * @throws ConflictError if it cannot be changed now
   */
  async plan(
    environment: StoredEnvironment,
    change: EnvironmentChange,
  ): Promise<Verdict> {
    await this.#assertPossible(environment, change);
    return this.options.planner.planChange({
      environment,
      ...changeOf(change),
    });
  }

  /** @throws as creating does */
  async run(
    environmentId: string,
    command: EnvironmentChange,
    caller: Caller,
  ): Promise<void> {
    const { knex, environments, planner } = this.options;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const environment = await environments.find(environmentId);
      if (!environment) {
        throw noEnvironment(environmentId);
      }
      await this.#assertPossible(environment, command);
      const change = await planner.collectChange({
        environment,
        ...changeOf(command),
      });
      if (change.findings.reasons.length > 0) {
        assertNotDenied(planner.decide(change.findings, undefined));
      }
      const isDone = await retryOnDeadlock(() =>
        knex.transaction(trx =>
          this.#write(trx, { planned: environment, change, command, caller }),
        ),
      );
      if (isDone) {
        return;
      }
    }
    throw new ConflictError(
      'Others change the environment at the same time; look at it again',
    );
  }

  /** @returns false if it is not any more what the plan was made for */
  async #write(
    trx: Knex.Transaction,
    {
      planned,
      change: { findings, desired },
      command,
      caller,
    }: {
      planned: StoredEnvironment;
      change: ChangeFindings;
      command: EnvironmentChange;
      caller: Caller;
    },
  ): Promise<boolean> {
    const { environments, planner } = this.options;
    await lockOwner(trx, planned.owner);
    const environment = await environments.lock(trx, planned.id);
    if (!environment) {
      throw noEnvironment(planned.id);
    }
    await this.#assertPossible(environment, command, trx);
    if (
      environment.generation !== planned.generation ||
      environment.proposal?.operationId !== planned.proposal?.operationId
    ) {
      return false;
    }
    const verdict = planner.decide(
      findings,
      await planner.usageFor(findings, trx),
    );
    assertNotDenied(verdict);
    planner.assertSeen(command.planDigest, findings, verdict);
    const wanted = { environment, findings, desired };
    if (verdict.decision === 'needs-approval') {
      await this.#propose(trx, wanted, verdict, { command, caller });
    } else {
      await this.#begin(trx, wanted, verdict, { command, caller });
    }
    return true;
  }

  async #begin(
    trx: Knex.Transaction,
    {
      environment,
      findings,
      desired,
    }: { environment: StoredEnvironment } & ChangeFindings,
    { digest }: Verdict,
    { command, caller }: { command: EnvironmentChange; caller: Caller },
  ): Promise<void> {
    const { changes } = this.options;
    const alone = await changes.withdrawProposal(trx, environment, caller.ref);
    const begun = await changes.begin(
      trx,
      {
        ...alone,
        desired,
        agreed: undefined,
        costPerDay: findings.costPerDay,
      },
      {
        kind: kindOf(environment, command),
        requestedBy: caller.ref,
        planDigest: digest,
      },
    );
    await changes.record(trx, 'environment.requested', begun.environment, {
      message: `${environment.name} is to be changed`,
      actor: caller.ref,
      operationId: begun.operation.id,
    });
  }

  /** It goes on as it is until somebody has agreed. */
  async #propose(
    trx: Knex.Transaction,
    {
      environment,
      findings,
      desired,
    }: { environment: StoredEnvironment } & ChangeFindings,
    verdict: Verdict,
    { command, caller }: { command: EnvironmentChange; caller: Caller },
  ): Promise<void> {
    const { environments, operations, proposals, changes, now } = this.options;
    const alone = await changes.withdrawProposal(trx, environment, caller.ref);
    const operation = await operations.submit(trx, {
      environment: { ...alone, generation: alone.generation + 1 },
      kind: kindOf(environment, command),
      requestedBy: caller.ref,
      needsApproval: true,
      planDigest: verdict.digest,
    });
    const proposed: StoredEnvironment = {
      ...alone,
      proposal: {
        operationId: operation.id,
        desired,
        plans: plansToAgree(findings),
        costPerDay: findings.costPerDay,
        costPerDayBefore: alone.costPerDay,
        policyVersion: findings.blueprint.policyVersion,
      },
      // What may be agreed to is kept free for it.
      costPerDay: Math.max(alone.costPerDay, findings.costPerDay),
      message: `A change waits until ${describeApprovers(verdict)} agree`,
      updatedAt: now(),
    };
    await environments.update(trx, proposed);
    await changes.record(trx, 'environment.requested', proposed, {
      message: `A change of ${environment.name} was requested, and waits until somebody agrees`,
      actor: caller.ref,
      operationId: operation.id,
    });
    await proposals.ask(trx, proposed, {
      findings,
      digest: verdict.digest,
      summary: summaryForApproval(
        `Change ${environment.name}`,
        findings,
        verdict,
      ),
      requestedBy: caller.ref,
    });
  }

  async #assertPossible(
    environment: StoredEnvironment,
    command: EnvironmentChange,
    trx?: Knex.Transaction,
  ): Promise<void> {
    const { operationStore, now } = this.options;
    const reason = reasonAgainst(command.action, {
      environment,
      unfinished: await operationStore.findUnfinished(environment.id, trx),
      canPause: false,
      now: now(),
    });
    if (reason !== undefined) {
      throw new ConflictError(reason);
    }
  }
}

function changeOf(command: EnvironmentChange) {
  return command.action === 'update'
    ? {
        inputs: command.inputs,
        ref: command.ref,
        keepsCommit: !command.ref,
        takesVersionInForce: true,
      }
    : { keepsCommit: false, takesVersionInForce: false };
}

function kindOf(
  { observedGeneration }: StoredEnvironment,
  command: EnvironmentChange,
): 'create' | 'update' | 'deploy' {
  if (observedGeneration === 0) {
    return 'create';
  }
  return command.action === 'update' ? 'update' : 'deploy';
}
