import { OperationKind } from '@groundwork/backstage-plugin-environments-common';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { StoredEnvironment } from '../environments/types';
import { OperationStore } from './OperationStore';
import { OperationListener, StoredOperation } from './types';

/** What operations are begun and ended with. */
export interface OperationsOptions {
  queue: LeaseQueue;
  store: OperationStore;
  newId: () => string;
  now: () => Date;
}

/** An operation that is to be begun. */
export interface NewOperation {
  environment: StoredEnvironment;
  kind: OperationKind;
  /** Absent when the engine does it by itself. */
  requestedBy?: string;
  /** Whether somebody has to agree first. */
  needsApproval?: boolean;
  planDigest?: string;
}

/**
 * Begins operations and has them ended. Everything is to be called with the
 * environment locked (`EnvironmentStore.lock`) and its desired state written.
 */
export class Operations {
  readonly #listeners: OperationListener[] = [];

  constructor(private readonly options: OperationsOptions) {}

  /** Adds somebody who is told of ends, in the transactions that end. */
  onEnd(listener: OperationListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Begins an operation. Those of the environment that it takes the place of are
   * superseded; one that has started, ends at its next step.
   */
  async submit(
    trx: Knex.Transaction,
    operation: NewOperation,
  ): Promise<StoredOperation> {
    const { queue, store, newId, now } = this.options;
    const { environment, kind, requestedBy, needsApproval } = operation;
    for (const known of await store.findUnfinished(environment.id, trx)) {
      if (supersedes(operation, known)) {
        await this.end(trx, environment, {
          ...known,
          status: 'superseded',
          waitingFor: undefined,
        });
      }
    }
    const submitted = await store.insert(trx, {
      id: newId(),
      environmentId: environment.id,
      kind,
      status: needsApproval ? 'waiting_approval' : 'queued',
      generation: environment.generation,
      requestedBy,
      requestedAt: now(),
      steps: [],
      attempts: 0,
      planDigest: operation.planDigest,
    });
    await queue.mark([environment.id], { trx });
    return submitted;
  }

  /**
   * Has an operation start that somebody had to agree to. It is the newest then:
   * what was begun while it waited, was for what was wanted before. What has not
   * started of that, is superseded.
   *
   * @param environment - with what is wanted, now that somebody has agreed
   */
  async proceed(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    operationId: string,
  ): Promise<StoredOperation | undefined> {
    const { queue, store } = this.options;
    const operation = await store.find(operationId, trx);
    if (operation?.status !== 'waiting_approval') {
      return undefined;
    }
    for (const known of await store.findUnfinished(environment.id, trx)) {
      if (known.status === 'queued') {
        await this.end(trx, environment, { ...known, status: 'superseded' });
      }
    }
    const queued: StoredOperation = {
      ...operation,
      number: await store.nextNumber(trx, operation.environmentId),
      generation: environment.generation,
      status: 'queued',
      waitingFor: undefined,
    };
    await store.update(trx, queued);
    await queue.mark([operation.environmentId], { trx });
    return queued;
  }

  /**
   * Ends an operation that has not started at once, and any other at its next
   * step.
   *
   * @returns the operation as it is now; undefined when it has ended before
   */
  async cancel(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    operationId: string,
  ): Promise<StoredOperation | undefined> {
    const { queue, store, now } = this.options;
    const operation = await store.find(operationId, trx);
    switch (operation?.status) {
      case 'queued':
      case 'waiting_approval':
        return this.end(trx, environment, {
          ...operation,
          status: 'cancelled',
          waitingFor: undefined,
        });
      case 'running':
      case 'waiting_external':
      case 'backoff':
        await store.requestCancel(trx, operationId, now());
        await queue.mark([environment.id], { trx });
        return operation;
      default:
        return undefined;
    }
  }

  /** Writes that an operation has ended, and tells those who want to know. */
  async end(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    operation: StoredOperation,
  ): Promise<StoredOperation> {
    const ended: StoredOperation = {
      ...operation,
      finishedAt: this.options.now(),
      nextAttemptAt: undefined,
      waitingFor: undefined,
    };
    await this.options.store.update(trx, ended);
    for (const listener of this.#listeners) {
      await listener(trx, { environment, operation: ended });
    }
    return ended;
  }
}

/**
 * Whether an operation takes the place of one that has not started. What may yet
 * be rejected ends nothing that was to be done; and the engine, which only keeps
 * up what is wanted, takes no question back, unless it removes everything.
 */
function supersedes(
  { environment, requestedBy, needsApproval }: NewOperation,
  { status }: StoredOperation,
): boolean {
  switch (status) {
    case 'queued':
      return !needsApproval;
    case 'waiting_approval':
      return withdrawsQuestions(environment, requestedBy) || !!needsApproval;
    default:
      return false;
  }
}

/**
 * Whether what is wanted of an environment takes back what somebody was asked to
 * agree to before.
 *
 * @param requestedBy - absent when the engine does it by itself
 */
export function withdrawsQuestions(
  { desired }: Pick<StoredEnvironment, 'desired'>,
  requestedBy: string | undefined,
): boolean {
  return requestedBy !== undefined || desired.deleted;
}
