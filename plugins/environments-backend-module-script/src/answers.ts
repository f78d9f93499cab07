import { JsonObject, JsonValue } from '@backstage/types';
import {
  DriverPlan,
  DriverStep,
  Observation,
  OwnedObject,
} from '@groundwork/backstage-plugin-environments-node';
import { ProgramError } from './failures';
import { Fields } from './Fields';

/** A step as a program answers it: `done` may come with values of secrets. */
export type ProgramStep = DriverStep & { secrets?: Record<string, string> };

/** Reads what a program answers to `plan`. */
export function readPlan(program: string, text: string): DriverPlan {
  return readAnswer(program, text, fields => ({
    action: fields.oneOf('action', [
      'create',
      'update',
      'unchanged',
      'replace',
      'destroy',
    ]),
    changes: fields.texts('changes'),
    fingerprint: fields.optionalAny('fingerprint'),
    costPerHour: fields.optionalAmount('costPerHour'),
  }));
}

/** Reads what a program answers to `observe`. */
export function readObservation(program: string, text: string): Observation {
  return readAnswer(program, text, fields => ({
    status: fields.oneOf('status', [
      'ready',
      'degraded',
      'absent',
      'paused',
      'unknown',
    ]),
    message: fields.optionalText('message'),
    drift: fields.optionalText('drift'),
    outputs: readOutputs(fields),
    externalId: fields.optionalText('externalId'),
  }));
}

/** Reads what a program answers to `apply`, `destroy`, `pause` and `resume`. */
export function readStep(program: string, text: string): ProgramStep {
  return readAnswer(program, text, (fields): ProgramStep => {
    const kind = fields.oneOf('kind', ['done', 'wait', 'retry', 'fail']);
    const state = fields.object('state');
    switch (kind) {
      case 'done':
        return {
          kind,
          state,
          outputs: readOutputs(fields),
          externalId: fields.optionalText('externalId'),
          secrets: fields.optionalTextMap('secrets'),
        };
      case 'wait':
        return {
          kind,
          state,
          on: fields.text('on'),
          afterMs: fields.amount('afterMs'),
        };
      case 'retry':
        return {
          kind,
          state,
          class: fields.oneOf('class', ['transient', 'quota']),
          error: fields.text('error'),
          remediation: fields.optionalText('remediation'),
        };
      default:
        return {
          kind,
          state,
          error: fields.text('error'),
          remediation: fields.optionalText('remediation'),
        };
    }
  });
}

/** Reads what a program answers to `inventory`: a line for each object. */
export function readObjects(program: string, text: string): OwnedObject[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) =>
      readAnswer(
        program,
        line,
        fields => ({
          externalId: fields.text('externalId'),
          description: fields.text('description'),
          environmentId: fields.optionalText('environmentId'),
          resource: fields.optionalText('resource'),
          createdAt: fields.optionalTime('createdAt'),
        }),
        `line ${number}`,
      ),
    );
}

function readOutputs(fields: Fields): Record<string, JsonValue> | undefined {
  const outputs: JsonObject | undefined = fields.optionalObject('outputs');
  return (
    outputs &&
    Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, value ?? null]),
    )
  );
}

function readAnswer<T>(
  program: string,
  text: string,
  read: (fields: Fields) => T,
  at = 'the answer',
): T {
  try {
    const fields = Fields.of(parse(text), at);
    const answer = read(fields);
    fields.end();
    return answer;
  } catch (error) {
    throw new ProgramError(
      `Program '${program}' does not answer as it has to: ${
        (error as Error).message
      }`,
      'permanent',
    );
  }
}

// What JSON.parse says quotes the text, in which there may be secrets.
function parse(text: string): unknown {
  if (text.trim() === '') {
    throw new Error('there is nothing on its standard output');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      isSeveral(text)
        ? 'there are several JSON documents on its standard output, not one'
        : `its standard output (${Buffer.byteLength(
            text,
          )} bytes) is not JSON; what is for people goes to standard error`,
    );
  }
}

function isSeveral(text: string): boolean {
  const lines = text.trim().split('\n');
  return (
    lines.length > 1 &&
    lines.every(line => {
      try {
        JSON.parse(line);
        return true;
      } catch {
        return false;
      }
    })
  );
}
