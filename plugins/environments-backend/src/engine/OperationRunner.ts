import {
  BlueprintDefinition,
  OperationError,
  OperationStep,
} from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';
import { Recorder } from '../records/Recorder';
import { SecretStore } from '../secrets/SecretStore';
import { blueprintOf } from './blueprintOf';
import { isDue } from './domain/stepOutcome';
import { currentStep, stepsFor, withFailure } from './domain/steps';
import { Drivers } from './Drivers';
import { permanent } from './failures';
import { Operations } from './Operations';
import { OperationStore } from './OperationStore';
import { OperationWriter } from './OperationWriter';
import {
  afterCancel,
  afterFailure,
  afterSuccess,
  Outcome,
  outputsOf,
} from './outcome';
import { ResourceStore } from './ResourceStore';
import { Session } from './Session';
import { StepRunner } from './StepRunner';
import {
  BlueprintVersions,
  StoredOperation,
  StoredResource,
  Turn,
  Work,
} from './types';

/** What the runner works with. */
export interface OperationRunnerOptions {
  drivers: Drivers;
  blueprints: BlueprintVersions;
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  resources: ResourceStore;
  secrets: SecretStore;
  recorder: Recorder;
  steps: StepRunner;
  writer: OperationWriter;
  /** For how long a step may wait for what is outside. */
  waitForMs: number;
  now: () => Date;
}

const AGAIN: Turn = { kind: 'again' };

/** Moves an operation on, one driver call per turn. */
export class OperationRunner {
  constructor(private readonly options: OperationRunnerOptions) {}

  /** One turn of an operation that has not ended. */
  async turn(
    session: Session,
    environment: StoredEnvironment,
    operation: StoredOperation,
    signal: AbortSignal,
  ): Promise<Turn> {
    const resources = await this.options.resources.findOf(environment.id);
    const work: Work = { session, signal, environment, operation, resources };
    if (operation.cancelRequestedAt) {
      return this.#settle(work, 'cancelled', input => afterCancel(input));
    }
    if (operation.status === 'queued') {
      return this.#start(work);
    }
    const { nextAttemptAt } = operation;
    const { now, waitForMs } = this.options;
    if (nextAttemptAt && !isDue(nextAttemptAt, { now: now(), waitForMs })) {
      return { kind: 'rest', until: nextAttemptAt };
    }
    const step = currentStep(operation.steps);
    if (!step) {
      return this.#succeed(work);
    }
    const turn = await this.options.steps.run(work, step);
    if (turn.kind !== 'failed') {
      return turn;
    }
    return this.#fail(
      { ...work, operation: await this.#reread(operation) },
      turn.error,
    );
  }

  async #start(work: Work): Promise<Turn> {
    const { session, environment, operation } = work;
    const { blueprints, operationStore, resources, writer, now } = this.options;
    // Not within the transaction: SQLite has no other connection to read it by.
    const blueprint = await blueprintOf(blueprints, environment);
    let failure: OperationError | undefined;
    // Read here, all at once: what is wanted may have changed since the
    // environment was looked at, and other steps lead there.
    await session.write('operation starts', async (trx, locked) => {
      const current = await operationStore.find(operation.id, trx);
      // It may just have been superseded, or cancelled before it began.
      if (
        current?.status !== 'queued' ||
        !isSameBlueprint(locked, environment)
      ) {
        return;
      }
      const steps = this.#stepsOf(operation, {
        environment: locked,
        blueprint,
        resources: await resources.findOf(locked.id, trx),
      });
      if ('failure' in steps) {
        failure = steps.failure;
        return;
      }
      await writer.save(trx, locked, {
        ...current,
        status: 'running',
        startedAt: now(),
        steps,
      });
    });
    return failure ? this.#fail(work, failure) : AGAIN;
  }

  #stepsOf(
    { kind }: StoredOperation,
    {
      environment,
      blueprint,
      resources,
    }: {
      environment: StoredEnvironment;
      blueprint?: BlueprintDefinition;
      resources: ReadonlyMap<string, StoredResource>;
    },
  ): OperationStep[] | { failure: OperationError } {
    const { drivers } = this.options;
    try {
      return stepsFor({
        kind,
        desired: environment.desired,
        blueprint,
        resources,
        canPause: id => drivers.find(id)?.pause !== undefined,
      });
    } catch (error) {
      return { failure: permanent(error) };
    }
  }

  async #succeed(work: Work): Promise<Turn> {
    const { environment, resources } = work;
    const blueprint = await blueprintOf(this.options.blueprints, environment);
    let outputs: StoredEnvironment['outputs'];
    try {
      outputs = blueprint ? outputsOf(environment, blueprint, resources) : {};
    } catch (error) {
      return this.#fail(work, permanent(error));
    }
    return this.#settle(work, 'succeeded', input =>
      afterSuccess({ ...input, outputs }),
    );
  }

  async #fail(work: Work, error: OperationError): Promise<Turn> {
    const { session, environment, operation } = work;
    // Resources that were being made are not there as they are wanted.
    await session.write('resources fail', async trx => {
      const known = await this.options.resources.findOf(environment.id, trx);
      await this.options.resources.save(
        trx,
        [...known.values()]
          .filter(({ status }) => status === 'applying')
          .map(it => ({
            ...it,
            status: 'failed' as const,
            message: it.name === error.resource ? error.message : undefined,
          })),
      );
    });
    return this.#settle(
      {
        ...work,
        operation: {
          ...operation,
          error,
          steps: withFailure(operation.steps, error),
        },
      },
      'failed',
      input => afterFailure({ ...input, error }),
    );
  }

  async #settle(
    { session, operation }: Work,
    status: StoredOperation['status'],
    outcomeOf: (input: {
      environment: StoredEnvironment;
      operation: StoredOperation;
      resources: Map<string, StoredResource>;
      now: Date;
    }) => Outcome,
  ): Promise<Turn> {
    const { environments, operations, recorder, resources, secrets, now } =
      this.options;
    await session.write(`operation is ${status}`, async (trx, locked) => {
      if (await this.#isOvertaken(trx, operation)) {
        // What the environment has become, the newer one says.
        await operations.end(trx, locked, {
          ...operation,
          status: 'superseded',
        });
        return;
      }
      const ended = { ...operation, status };
      const outcome = outcomeOf({
        environment: locked,
        operation: ended,
        resources: await resources.findOf(locked.id, trx),
        now: now(),
      });
      if (outcome.environment.deletedAt) {
        await secrets.forget(trx, locked.id);
      }
      await environments.update(trx, outcome.environment);
      // First what has come of it: that a release was placed, listeners tell.
      await recorder.record(trx, outcome.occurrences);
      await operations.end(trx, outcome.environment, ended);
    });
    return AGAIN;
  }

  /** Whether something else is wanted by now. */
  async #isOvertaken(
    trx: Knex.Transaction,
    { environmentId, number }: StoredOperation,
  ): Promise<boolean> {
    const unfinished = await this.options.operationStore.findUnfinished(
      environmentId,
      trx,
    );
    return unfinished.some(
      it => it.number > number && it.status !== 'waiting_approval',
    );
  }

  /** What a step has written of it meanwhile. */
  async #reread(operation: StoredOperation): Promise<StoredOperation> {
    return (await this.options.operationStore.find(operation.id)) ?? operation;
  }
}

/** Whether both are made by the same, or are both to go. */
function isSameBlueprint(
  { desired: a }: StoredEnvironment,
  { desired: b }: StoredEnvironment,
): boolean {
  return (
    a.deleted === b.deleted &&
    a.blueprintId === b.blueprintId &&
    a.blueprintVersion === b.blueprintVersion
  );
}
