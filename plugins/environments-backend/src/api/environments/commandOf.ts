import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  EnvironmentChange,
  EnvironmentCommand,
} from '@groundwork/backstage-plugin-environments-common';
import { assertNever } from '../../assertNever';

/** A command as the document lets it be sent. */
export interface SentCommand {
  action: EnvironmentCommand['action'];
  hours?: number;
  inputs?: JsonObject;
  ref?: string;
  confirmName?: string;
  planDigest?: string;
}

type Field = Exclude<keyof SentCommand, 'action'>;

const FIELDS: Record<EnvironmentCommand['action'], readonly Field[]> = {
  extend: ['hours'],
  pause: [],
  resume: [],
  update: ['inputs', 'ref', 'planDigest'],
  redeploy: ['planDigest'],
  cancel: [],
  retry: [],
  destroy: ['confirmName'],
};

/**
 * A command, with what belongs to it and nothing else.
 *
 * @throws InputError that names the field that is missing or too much
 */
export function commandOf(sent: SentCommand): EnvironmentCommand {
  const { action, hours, inputs, ref, confirmName, planDigest } = sent;
  const given = { hours, inputs, ref, confirmName, planDigest };
  const tooMuch = (Object.keys(given) as Field[]).filter(
    field => given[field] !== undefined && !FIELDS[action].includes(field),
  );
  if (tooMuch.length > 0) {
    throw new InputError(
      `${tooMuch.join(', ')} cannot be given with the action '${action}'`,
    );
  }
  switch (action) {
    case 'extend':
      return { action, hours: need('hours', hours, action) };
    case 'destroy':
      return {
        action,
        confirmName: need('confirmName', confirmName, action),
      };
    case 'update':
      return {
        action,
        ...(inputs && { inputs }),
        ...(ref !== undefined && { ref }),
        ...(planDigest !== undefined && { planDigest }),
      };
    case 'redeploy':
      return { action, ...(planDigest !== undefined && { planDigest }) };
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry':
      return { action };
    default:
      return assertNever(action);
  }
}

/** A change as the document lets it be sent. */
export type SentChange = SentCommand & { action: EnvironmentChange['action'] };

/** A change, with what belongs to it and nothing else. */
export function changeOf(sent: SentChange): EnvironmentChange {
  return commandOf(sent) as EnvironmentChange;
}

function need<T>(field: Field, value: T | undefined, action: string): T {
  if (value === undefined) {
    throw new InputError(
      `${field} has to be given with the action '${action}'`,
    );
  }
  return value;
}
