import { Knex } from 'knex';
import {
  ApprovalListener,
  Approvals,
  SettledApproval,
} from '../approvals/types';
import { BlueprintRow } from '../database/rows';
import { nameOf } from '../deployments/words';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { OperationListener, StoredOperation } from '../engine/types';
import { occurredEnvironment } from '../records/occurredEnvironment';
import { ruleFor } from '../verdict/decideVerdict';
import { Findings } from '../verdict/types';
import { Changes, withPhaseOf } from './Changes';
import { withFormer } from './domain/former';
import { isUnapproved } from './domain/reasonAgainst';
import { accepted, neverMade, withoutProposal } from './domain/proposals';
import { EnvironmentStore } from './EnvironmentStore';
import { StoredEnvironment } from './types';

/** What proposals need. */
export interface ProposalsOptions {
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  approvals: Approvals;
  changes: Changes;
  now: () => Date;
}

/** What becomes of environments once somebody has agreed to them, or not. */
export class Proposals {
  constructor(private readonly options: ProposalsOptions) {
    options.approvals.onSettled(this.#onSettled);
    options.operations.onEnd(this.#onEnd);
  }

  /** Asks people to agree to what an operation waits for. */
  async ask(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    {
      findings,
      digest,
      summary,
      requestedBy,
    }: {
      findings: Findings;
      digest: string;
      summary: string[];
      requestedBy: string;
    },
  ): Promise<void> {
    const rule = ruleFor(findings);
    if (!rule) {
      throw new Error(`Nobody has to agree to ${environment.name}`);
    }
    await this.options.approvals.request(trx, {
      subject: {
        kind: 'environment',
        environmentId: environment.id,
        name: environment.name,
      },
      owner: environment.owner,
      digest,
      summary,
      groups: rule.groups,
      required: rule.required,
      validFor: rule.validFor,
      requestedBy,
      environment: occurredEnvironment(environment),
    });
  }

  /** Gives up what nobody has agreed to. What was never made is gone then. */
  async giveUp(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    { message, actor }: { message: string; actor?: string },
  ): Promise<void> {
    const { environments, operations, changes, now } = this.options;
    const { proposal } = environment;
    if (!proposal) {
      return;
    }
    const left = isUnapproved(environment)
      ? neverMade(environment, { message, now: now() })
      : { ...withoutProposal(environment), message, updatedAt: now() };
    await environments.update(trx, left);
    await operations.cancel(trx, left, proposal.operationId);
    await this.options.approvals.withdraw(
      trx,
      { kind: 'environment', id: environment.id },
      actor,
    );
    await changes.record(trx, 'environment.cancelled', left, {
      message: `${environment.name}: ${message}`,
      actor,
      operationId: proposal.operationId,
    });
  }

  readonly #onSettled: ApprovalListener = async (trx, approval) => {
    const { environments, operationStore } = this.options;
    const { subject, status } = approval;
    if (subject.kind !== 'environment') {
      return;
    }
    const environment = await environments.lock(trx, subject.environmentId);
    const operation =
      environment?.proposal &&
      (await operationStore.find(environment.proposal.operationId, trx));
    // Something else has become of it: then there is nothing to agree to.
    if (!environment || operation?.status !== 'waiting_approval') {
      return;
    }
    const reason =
      status === 'approved'
        ? await this.#whyNotAny(trx, environment, operation, approval)
        : reasonOf(approval);
    if (reason === undefined) {
      await this.#accept(trx, environment, operation);
    } else {
      await this.giveUp(trx, environment, {
        message: reason,
        actor: approval.actor,
      });
    }
  };

  async #accept(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    operation: StoredOperation,
  ): Promise<void> {
    const { environments, operations, operationStore, now } = this.options;
    const agreed = {
      ...accepted(environment, now()),
      message: 'Is about to be made',
    };
    const wanted = isUnapproved(environment)
      ? agreed
      : withFormer(agreed, {
          before: environment,
          unfinished: await operationStore.findUnfinished(environment.id, trx),
          operationId: operation.id,
        });
    const begun = withPhaseOf(wanted, {
      kind: operation.kind,
      status: 'queued',
    });
    await environments.update(trx, begun);
    await operations.proceed(trx, begun, operation.id);
  }

  /** @returns why what was agreed to is not what would be made */
  async #whyNotAny(
    trx: Knex.Transaction,
    { desired, proposal }: StoredEnvironment,
    { planDigest }: StoredOperation,
    { digest }: SettledApproval,
  ): Promise<string | undefined> {
    if (digest !== planDigest) {
      return 'What was agreed to is not what is asked for; ask again';
    }
    const { blueprintId, blueprintVersion } = proposal?.desired ?? desired;
    const planned = proposal?.policyVersion ?? blueprintVersion;
    const row = await trx<BlueprintRow>('blueprint')
      .where({ id: blueprintId })
      .first();
    if (!row || row.removed_at !== null) {
      return `The blueprint '${blueprintId}' was withdrawn before it was agreed to`;
    }
    return row.version === planned
      ? undefined
      : `The blueprint '${blueprintId}' has changed from version ${planned} to ${row.version} before it was agreed to; ask again`;
  }

  /** What waited for an approval may be replaced by the engine or a deployment. */
  readonly #onEnd: OperationListener = async (trx, { operation }) => {
    const { environments, changes } = this.options;
    if (operation.status !== 'superseded' && operation.status !== 'cancelled') {
      return;
    }
    const environment = await environments.lock(trx, operation.environmentId);
    if (environment?.proposal?.operationId === operation.id) {
      await changes.withdrawProposal(trx, environment);
    }
  };
}

function reasonOf({ status, actor, comment }: SettledApproval): string {
  const why = comment ? `: ${comment}` : '';
  switch (status) {
    case 'rejected':
      return `Rejected by ${actor ? nameOf(actor) : 'somebody'}${why}`;
    case 'expired':
      return 'Nobody has agreed in time';
    default:
      return `It is not asked for any more${why}`;
  }
}
