import {
  OperationError,
  OperationStep,
} from '@groundwork/backstage-plugin-environments-common';
import {
  DriverStep,
  EnvironmentDriver,
} from '@groundwork/backstage-plugin-environments-node';
import { assertNever } from '../assertNever';
import { fingerprintFor } from '../environments/domain/agreed';
import { assertStep } from './assertAnswer';
import { Blackener, BlackenerDeps } from './Blackener';
import { blueprintOf } from './blueprintOf';
import { RetryLimits } from './domain/retries';
import {
  outcomeOfError,
  outcomeOfStep,
  StepOutcome,
  StepOutcomeInput,
} from './domain/stepOutcome';
import { ContextDeps, driverContext } from './driverContext';
import { Drivers } from './Drivers';
import { permanentOrTransient } from './failures';
import { OperationLog } from './OperationLog';
import { OperationWriter } from './OperationWriter';
import { PreparedStep, prepareStep } from './prepareStep';
import { saidByError, saidByStep } from './said';
import { StepWriter } from './StepWriter';
import { withinLimit } from './withinLimit';
import {
  BlueprintVersions,
  LeaseLostError,
  StoredOperation,
  StoredResource,
  Turn,
  Work,
} from './types';

/** What steps are run with. */
export interface StepRunnerOptions extends ContextDeps, BlackenerDeps {
  drivers: Drivers;
  blueprints: BlueprintVersions;
  writer: OperationWriter;
  limits: RetryLimits;
  /** For how long a step may wait for what is outside. */
  waitForMs: number;
  /** For how long a driver may work at once. */
  callForMs: number;
  random: () => number;
}

/** What is next; or that the operation has to be given up. */
export type StepTurn = Turn | { kind: 'failed'; error: OperationError };

/** What a call of a driver is about, and what is kept of it. */
interface Call {
  work: Work;
  step: OperationStep;
  blackener: Blackener;
  log: OperationLog;
}

const AGAIN: StepTurn = { kind: 'again' };

/** Does the steps of operations. */
export class StepRunner {
  readonly #steps: StepWriter;

  constructor(private readonly options: StepRunnerOptions) {
    this.#steps = new StepWriter(options);
  }

  /** One call of the driver for a step that is not done. */
  async run(work: Work, step: OperationStep): Promise<StepTurn> {
    let call = this.#callFor(work, step);
    const { log, blackener } = call;
    let prepared: PreparedStep;
    let result: DriverStep;
    try {
      prepared = await this.#prepare(work, step);
      if (prepared.isDone) {
        await this.#steps.skip(work, step, prepared);
        return AGAIN;
      }
      const driver = this.options.drivers.get(prepared.resource.driver);
      call = { ...call, ...(await this.#steps.begin(work, step, prepared)) };
      if (step.status === 'pending') {
        log.add(step.resource, 'info', beginningOf(step));
      }
      result = await this.#callDriver(call, prepared, driver);
      assertStep(driver.id, result);
    } catch (error) {
      throwIfStopped(error, work);
      const failure = saidByError(
        await blackener.voice(),
        permanentOrTransient(error),
      );
      log.add(step.resource, 'error', failure.message);
      await log.flush();
      return this.#take(call, outcomeOfError(failure, this.#inputOf(call)));
    }
    // An error from here on is one of writing, which may have been done
    // nevertheless: whoever has the environment next looks at what is stored.
    const said =
      result.kind === 'done'
        ? result
        : saidByStep(await blackener.voice(), result);
    const turn = await this.#goOn(call, prepared, said);
    await log.flush();
    return turn;
  }

  #callFor(work: Work, step: OperationStep): Call {
    const { session, environment, operation } = work;
    const blackener = new Blackener({
      ...this.options,
      environmentId: environment.id,
    });
    const log = new OperationLog({
      ...this.options,
      session,
      operationId: operation.id,
      blackener,
    });
    return { work, step, blackener, log };
  }

  async #prepare(work: Work, step: OperationStep): Promise<PreparedStep> {
    const { environment, operation, resources } = work;
    const blueprint = await blueprintOf(this.options.blueprints, environment);
    return prepareStep(
      { environment, step, resources, blueprint },
      {
        isForced: isForced(operation),
        approved: fingerprintFor(environment.agreed, step),
      },
    );
  }

  #callDriver(
    { work, step, blackener, log }: Call,
    prepared: PreparedStep,
    driver: EnvironmentDriver,
  ): Promise<DriverStep> {
    const { callForMs } = this.options;
    return withinLimit({ ms: callForMs, signal: work.signal }, limited =>
      prepared.call(
        driver,
        driverContext(this.options, {
          ...work,
          ...limited,
          environmentId: work.environment.id,
          resource: step.resource,
          redactor: blackener.redactor,
          log,
        }),
      ),
    );
  }

  #inputOf({ work, step }: Call): StepOutcomeInput {
    const { now, random } = this.options;
    return {
      ...this.options,
      step,
      attempts: work.operation.attempts,
      dice: random(),
      now: now(),
    };
  }

  async #goOn(
    call: Call,
    prepared: PreparedStep,
    result: DriverStep,
  ): Promise<StepTurn> {
    const { work, step, log } = call;
    switch (result.kind) {
      case 'done':
        log.add(step.resource, 'info', endOf(step));
        await log.flush();
        await this.#steps.finish(work, step, prepared, result);
        return AGAIN;
      case 'retry':
        log.add(step.resource, 'warn', result.error);
        break;
      case 'fail':
        log.add(step.resource, 'error', result.error);
        break;
      case 'wait':
        break;
      default:
        return assertNever(result);
    }
    const outcome = outcomeOfStep(result, this.#inputOf(call));
    return this.#take(call, outcome, result.state);
  }

  /** @param state - what the driver has to remember, if it has answered */
  async #take(
    { work, step }: Call,
    outcome: StepOutcome,
    state?: StoredResource['state'],
  ): Promise<StepTurn> {
    switch (outcome.kind) {
      case 'wait':
        await this.#steps.pause(work, step, state, {
          status: 'waiting_external',
          waitingFor: outcome.on,
          nextAttemptAt: outcome.until,
        });
        return { kind: 'rest', until: outcome.until };
      case 'retry':
        await this.#steps.pause(work, step, state, {
          status: 'backoff',
          attempts: outcome.attempts,
          error: outcome.error,
          nextAttemptAt: outcome.until,
        });
        return { kind: 'rest', until: outcome.until };
      case 'give-up': {
        const { attempts, error } = outcome;
        if (state) {
          await this.#steps.pause(work, step, state, { attempts, error });
        }
        return { kind: 'failed', error };
      }
      default:
        return assertNever(outcome);
    }
  }
}

/**
 * What a driver throws when it is stopped is no failure, and not told: it may
 * hold anything.
 */
function throwIfStopped(error: unknown, { session, signal }: Work): void {
  if (error instanceof LeaseLostError || session.isLost) {
    throw error;
  }
  signal.throwIfAborted();
}

/** Whether everything is applied, also what seems to be there already. */
function isForced({ kind }: StoredOperation): boolean {
  return kind === 'deploy' || kind === 'repair';
}

function beginningOf({ action, resource }: OperationStep): string {
  return `${action} ${resource}`;
}

function endOf({ action, resource }: OperationStep): string {
  return `${action} ${resource}: done`;
}
