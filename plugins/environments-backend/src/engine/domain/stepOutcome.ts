import {
  OperationError,
  OperationStep,
} from '@groundwork/backstage-plugin-environments-common';
import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { assertNever } from '../../assertNever';
import { LONGEST_RETRY_MS, retryAfterMs, RetryLimits } from './retries';

/** What a driver answers while it is not done. */
export type UnfinishedStep = Exclude<DriverStep, { kind: 'done' }>;

/** What comes of a call of a driver that is not done. */
export type StepOutcome =
  | { kind: 'wait'; on: string; until: Date }
  | { kind: 'retry'; error: OperationError; attempts: number; until: Date }
  | { kind: 'give-up'; error: OperationError; attempts: number };

/** What decides about it. */
export interface StepOutcomeInput {
  step: Pick<OperationStep, 'resource' | 'action' | 'startedAt'>;
  /** How many attempts of the step have failed before. */
  attempts: number;
  limits: RetryLimits;
  /** For how long a step may wait for what is outside. */
  waitForMs: number;
  /** From 0 to less than 1. */
  dice: number;
  now: Date;
}

/** What comes of what a driver has answered. */
export function outcomeOfStep(
  result: UnfinishedStep,
  input: StepOutcomeInput,
): StepOutcome {
  switch (result.kind) {
    case 'wait':
      return outcomeOfWait(result, input);
    case 'retry':
      return outcomeOfError(errorOf(result, result.class), input);
    case 'fail':
      return outcomeOfError(errorOf(result, 'permanent'), input);
    default:
      return assertNever(result);
  }
}

/** What comes of an error: it is tried again, or the operation is given up. */
export function outcomeOfError(
  error: OperationError,
  { step, attempts, limits, dice, now }: StepOutcomeInput,
): StepOutcome {
  const failed = {
    error: { ...error, resource: step.resource },
    attempts: attempts + 1,
  };
  const afterMs = retryAfterMs(error, {
    attempts: failed.attempts,
    isDelete: step.action === 'destroy',
    limits,
    dice,
  });
  return afterMs === undefined
    ? { kind: 'give-up', ...failed }
    : { kind: 'retry', ...failed, until: new Date(now.getTime() + afterMs) };
}

/**
 * Whether the time for the next attempt has come. One that is further ahead than
 * anything is ever put off, was written before the clock was set back.
 */
export function isDue(
  nextAttemptAt: Date | undefined,
  { now, waitForMs }: Pick<StepOutcomeInput, 'now' | 'waitForMs'>,
): boolean {
  const leftMs = nextAttemptAt ? nextAttemptAt.getTime() - now.getTime() : 0;
  return leftMs <= 0 || leftMs > Math.max(LONGEST_RETRY_MS, waitForMs);
}

function outcomeOfWait(
  { on, afterMs }: { on: string; afterMs: number },
  input: StepOutcomeInput,
): StepOutcome {
  const { step, waitForMs, now } = input;
  const since = step.startedAt ? new Date(step.startedAt) : now;
  if (now.getTime() - since.getTime() <= waitForMs) {
    return {
      kind: 'wait',
      on,
      until: new Date(now.getTime() + Math.min(afterMs, waitForMs)),
    };
  }
  return outcomeOfError(
    {
      class: 'permanent',
      message: `It has waited ${Math.round(
        waitForMs / 60_000,
      )} minutes for ${on}`,
      remediation: 'Look into what it waits for, then try again.',
    },
    input,
  );
}

function errorOf(
  { error, remediation }: { error: string; remediation?: string },
  errorClass: OperationError['class'],
): OperationError {
  return { class: errorClass, message: error, remediation };
}
