import { Knex } from 'knex';
import { Approvals } from '../approvals/types';
import { phaseOf } from '../engine/domain/phase';
import {
  NewOperation,
  Operations,
  withdrawsQuestions,
} from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { StoredOperation } from '../engine/types';
import { EnvironmentOccurrenceKind } from '../records/occurrence';
import { occurredEnvironment } from '../records/occurredEnvironment';
import { Recorder } from '../records/Recorder';
import { withFormer } from './domain/former';
import { withoutProposal } from './domain/proposals';
import { EnvironmentStore } from './EnvironmentStore';
import { StoredEnvironment } from './types';

/** What changes are written with. */
export interface ChangesOptions {
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  approvals: Approvals;
  recorder: Recorder;
  now: () => Date;
}

/** Writes what is wanted of environments, in transactions that have locked them. */
export class Changes {
  constructor(private readonly options: ChangesOptions) {}

  /**
   * Has the engine bring about what is wanted.
   *
   * @param environment - with its new desired state
   */
  async begin(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    {
      kind,
      requestedBy,
      planDigest,
    }: Pick<NewOperation, 'kind' | 'requestedBy' | 'planDigest'>,
  ): Promise<{ environment: StoredEnvironment; operation: StoredOperation }> {
    const { environments, operations, operationStore, now } = this.options;
    const before = await environments.lock(trx, environment.id);
    const unfinished = await operationStore.findUnfinished(environment.id, trx);
    const wanted: StoredEnvironment = {
      ...(withdrawsQuestions(environment, requestedBy)
        ? await this.withdrawProposal(trx, environment, requestedBy)
        : environment),
      generation: environment.generation + 1,
      updatedAt: now(),
    };
    await environments.update(trx, wanted);
    const operation = await operations.submit(trx, {
      environment: wanted,
      kind,
      requestedBy,
      planDigest,
    });
    const begun = withPhaseOf(
      withFormer(wanted, {
        before: before ?? environment,
        unfinished,
        operationId: operation.id,
      }),
      operation,
    );
    await environments.update(trx, begun);
    return { environment: begun, operation };
  }

  /**
   * Takes back what somebody was asked to agree to, if anything: what waits for it
   * is about to be replaced.
   */
  async withdrawProposal(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    actor?: string,
  ): Promise<StoredEnvironment> {
    if (!environment.proposal) {
      return environment;
    }
    const { environments, approvals } = this.options;
    const alone = withoutProposal(environment);
    // Written first: who is told of the withdrawal finds nothing left to do.
    await environments.update(trx, alone);
    await approvals.withdraw(
      trx,
      { kind: 'environment', id: environment.id },
      actor,
    );
    return alone;
  }

  async record(
    trx: Knex.Transaction,
    kind: EnvironmentOccurrenceKind,
    environment: StoredEnvironment,
    {
      message,
      actor,
      operationId,
    }: { message: string; actor?: string; operationId?: string },
  ): Promise<void> {
    const { recorder, now } = this.options;
    await recorder.record(trx, [
      {
        kind,
        at: now(),
        message,
        actor,
        operationId,
        environment: occurredEnvironment(environment),
      },
    ]);
  }
}

/** An environment on which an operation has just been begun. */
export function withPhaseOf(
  environment: StoredEnvironment,
  operation: Pick<StoredOperation, 'kind' | 'status'>,
): StoredEnvironment {
  return {
    ...environment,
    phase: phaseOf({
      desired: environment.desired,
      // What held it up before is being tried again.
      conditions: environment.conditions.filter(
        ({ type }) => type !== 'Blocked',
      ),
      operation,
      isGone: false,
    }),
  };
}
