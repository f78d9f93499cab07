import { JsonObject } from '@backstage/types';
import {
  DriverStep,
  Observation,
} from '@groundwork/backstage-plugin-environments-node';
import { toJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import {
  activityProblem,
  observationProblem,
  stepProblem,
} from './domain/answers';
import { PermanentError } from './failures';

const CORRECT_IT = 'Have the driver corrected, then try again.';

/*
 * What a driver gives back is written and waited for. Found only there, what is
 * wrong with it would fail each time for ever, and nobody would be told.
 */

/** @throws PermanentError that says what is wrong with a step */
export function assertStep(
  driver: string,
  step: unknown,
): asserts step is DriverStep {
  assertSound(driver, step, stepProblem);
}

/** @throws PermanentError that says what is wrong with an observation */
export function assertObservation(
  driver: string,
  observation: unknown,
): asserts observation is Observation {
  assertSound(driver, observation, observationProblem);
}

/** @throws PermanentError if it is no time */
export function assertActivity(
  driver: string,
  at: unknown,
): asserts at is Date | undefined {
  const problem = activityProblem(at);
  if (problem !== undefined) {
    throw noAnswer(driver, problem);
  }
}

function assertSound(
  driver: string,
  answer: unknown,
  problemOf: (answer: unknown) => string | undefined,
): void {
  const problem = problemOf(answer);
  if (problem !== undefined) {
    throw noAnswer(driver, problem);
  }
  const { state, outputs, externalId } = answer as JsonObject;
  try {
    toJsonColumn({ state, outputs, externalId });
  } catch (error) {
    throw new PermanentError(
      `The driver '${driver}' gave back what cannot be stored: ${
        (error as Error).message
      }`,
      CORRECT_IT,
    );
  }
}

function noAnswer(driver: string, problem: string): PermanentError {
  return new PermanentError(
    `The driver '${driver}' gave back what is no answer: ${problem}`,
    CORRECT_IT,
  );
}
