import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  ConfigText,
  describeMissing,
  findMissingVariables,
} from './missingVariables';

/**
 * Looks before the start of a production portal whether every environment
 * variable is set that its configuration files refer to.
 *
 * @param argv - The arguments of the process, with the files that `--config`
 *   names
 * @returns what to tell the operator, where something is missing
 */
export function problemWithVariables(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): string | undefined {
  if (env.NODE_ENV !== 'production') {
    return undefined;
  }
  const missing = findMissingVariables(filesOf(argv).flatMap(read), env);
  return missing.length > 0 ? describeMissing(missing) : undefined;
}

function filesOf(argv: readonly string[]): string[] {
  const { values } = parseArgs({
    args: [...argv],
    options: { config: { type: 'string', multiple: true } },
    // Backstage has arguments of its own.
    strict: false,
  });
  return (values.config ?? []).filter(name => typeof name === 'string');
}

function read(name: string): ConfigText[] {
  try {
    return [{ name, text: readFileSync(name, 'utf8') }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      // A URL, or a file that is not there, which Backstage says in its turn.
      return [];
    }
    throw error;
  }
}
