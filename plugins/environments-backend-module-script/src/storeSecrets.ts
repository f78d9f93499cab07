import {
  DriverContext,
  DriverStep,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { ProgramError } from './failures';

/** Shorter ones may stand in anything by chance. */
const MIN_LENGTH = 4;

/**
 * Stores the values that a program gives to be kept secret.
 *
 * @throws ProgramError if it gives one of them in what is not kept secret as well
 */
export async function storeSecrets(
  context: Pick<DriverContext, 'secrets'>,
  program: string,
  { step, values }: { step: DriverStep; values: Record<string, string> },
): Promise<Record<string, SecretRef>> {
  const open = JSON.stringify(step);
  const refs: Record<string, SecretRef> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value.length >= MIN_LENGTH && open.includes(jsonOf(value))) {
      throw new ProgramError(
        `Program '${program}' gives the value of secret '${name}' in its state or outputs, too: leave it out there`,
        'permanent',
      );
    }
    refs[name] = await context.secrets.put(name, value);
  }
  return refs;
}

function jsonOf(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
