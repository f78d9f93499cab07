import { setTimeout as sleep } from 'node:timers/promises';
import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { DriverContext, DriverStep, EnvironmentDriver } from '../driver';
import { createTestContext, TestContext } from './createTestContext';
import { Interruption } from './interruptions';
import { LedgerScope, TestLedger } from './TestLedger';
import { ConformanceError } from './types';

const MAX_STEPS = 1000;
const MAX_RETRIES = 20;
const RETRY_AFTER_MS = 50;
/** Coming back earlier than a driver has asked for does no harm. */
const MAX_WAIT_MS = 250;

/** What an operation may be run with. */
export interface RunOptions {
  interruption?: Interruption;
  signal?: AbortSignal;
}

/** How an operation has ended. */
export type RunResult =
  | { kind: 'done'; step: Extract<DriverStep, { kind: 'done' }> }
  /** Interrupted or aborted; `answer` is what the call still said. */
  | { kind: 'interrupted'; answer?: DriverStep };

/** One step, asked of a driver. */
export type OperationCall = (
  driver: EnvironmentDriver,
  context: DriverContext,
  state: JsonObject | undefined,
) => Promise<DriverStep>;

/** What an operation is run with. */
export interface Operation extends RunOptions {
  name: string;
  call: OperationCall;
  ledger: TestLedger;
  scope: LedgerScope;
  createDriver: () => Promise<EnvironmentDriver>;
  /** Told all that the driver answers or throws. */
  say: (text: string) => void;
}

/** Thrown when a driver says that an operation cannot be done. */
export class FailedOperation extends ConformanceError {
  constructor(
    name: string,
    readonly step: Extract<DriverStep, { kind: 'fail' }>,
  ) {
    super(`${name} has failed: ${step.error}`);
  }
}

/**
 * Runs an operation until it is done or interrupted: step by step, with the state
 * that was stored, by one new instance of the driver.
 *
 * @internal
 */
export async function runOperation(operation: Operation): Promise<RunResult> {
  const { name, call, ledger, scope, interruption, signal } = operation;
  const driver = await operation.createDriver();
  let retries = 0;
  for (let steps = 1; steps <= MAX_STEPS; steps += 1) {
    const test = createTestContext({
      ledger,
      ...scope,
      signal,
      onBoundary: async boundary => {
        // What is stored is said, too.
        const stored = [ledger.stateOf(scope), ledger.intentsOf(scope)];
        operation.say(JSON.stringify([boundary, ...stored]));
        await interruption?.pass(boundary);
      },
    });
    const result = await takeStep(operation, test, () =>
      call(driver, test.context, ledger.stateOf(scope)),
    );
    if (result.kind === 'interrupted') {
      return result;
    }
    const { step } = result;
    switch (step.kind) {
      case 'done':
        return { kind: 'done', step };
      case 'fail':
        throw new FailedOperation(name, step);
      case 'retry':
        retries += 1;
        if (retries > MAX_RETRIES) {
          throw new ConformanceError(
            `${name} asks for yet another attempt: ${step.error}`,
          );
        }
        await sleep(RETRY_AFTER_MS);
        break;
      default:
        await sleep(Math.min(step.afterMs, MAX_WAIT_MS));
    }
  }
  throw new ConformanceError(`${name} is not done after ${MAX_STEPS} steps`);
}

async function takeStep(
  { name, interruption, signal, say }: Operation,
  test: TestContext,
  call: () => Promise<DriverStep>,
): Promise<
  | { kind: 'step'; step: DriverStep }
  | Extract<RunResult, { kind: 'interrupted' }>
> {
  const isInterrupted = () =>
    interruption?.reached !== undefined || signal?.aborted === true;
  let answer: DriverStep | undefined;
  try {
    answer = await call();
    say(JSON.stringify(answer));
    await test.complete(answer);
  } catch (error) {
    say(messageOf(error));
    if (isInterrupted()) {
      return { kind: 'interrupted', answer };
    }
    throw new ConformanceError(`${name} has thrown: ${messageOf(error)}`, {
      cause: error,
    });
  }
  return isInterrupted()
    ? { kind: 'interrupted', answer }
    : { kind: 'step', step: answer };
}

/**
 * The last step of an operation that nothing was to interrupt.
 *
 * @internal
 */
export function stepOf(
  result: RunResult,
): Extract<DriverStep, { kind: 'done' }> {
  if (result.kind === 'interrupted') {
    throw new ConformanceError('The operation was interrupted');
  }
  return result.step;
}

/**
 * What an error says.
 *
 * @internal
 */
export function messageOf(error: unknown): string {
  return isError(error) ? `${error.name}: ${error.message}` : String(error);
}
