import { OperationError } from '@groundwork/backstage-plugin-environments-common';
import { DriverStep } from '@groundwork/backstage-plugin-environments-node';

/** Makes a text of a driver's fit to be stored and shown, without secrets. */
export type Say = (text: string) => string;

/** What need not be said. */
export function saidIfAny(
  say: Say,
  text: string | undefined,
): string | undefined {
  return text === undefined ? undefined : say(text);
}

/** What a step says of how it went. */
export function saidByStep(say: Say, step: DriverStep): DriverStep {
  switch (step.kind) {
    case 'retry':
    case 'fail':
      return {
        ...step,
        error: say(step.error),
        remediation: saidIfAny(say, step.remediation),
      };
    case 'wait':
      return { ...step, on: say(step.on) };
    default:
      return step;
  }
}

/** What an error says that a driver has thrown. */
export function saidByError(say: Say, error: OperationError): OperationError {
  return {
    ...error,
    message: say(error.message),
    remediation: saidIfAny(say, error.remediation),
  };
}
