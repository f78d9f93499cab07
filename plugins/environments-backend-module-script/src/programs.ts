import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * A program of the configuration.
 *
 * @public
 */
export interface Program {
  /** As blueprints name it. */
  id: string;
  /** The program and its arguments. */
  command: readonly [string, ...string[]];
  /** After which a call is ended. */
  timeoutMs: number;
  /** Variables besides the few of the backend that every program gets. */
  env: Readonly<Record<string, string>>;
  /** Where it runs; by default where the backend does. */
  directory?: string;
  /** Whether it knows `pause` and `resume`. */
  canPause: boolean;
}

/**
 * Reads `environments.drivers.script.programs`.
 *
 * @throws InputError if an id is there twice, or a command is empty
 */
export function readPrograms(config: Config): ReadonlyMap<string, Program> {
  const programs = new Map<string, Program>();
  const list =
    config.getOptionalConfigArray('environments.drivers.script.programs') ?? [];
  for (const entry of list) {
    const program = readProgram(entry);
    if (programs.has(program.id)) {
      throw new InputError(
        `environments.drivers.script.programs has '${program.id}' twice`,
      );
    }
    programs.set(program.id, program);
  }
  return programs;
}

function readProgram(config: Config): Program {
  const id = config.getString('id');
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    throw new InputError(
      `environments.drivers.script.programs: '${id}' is no id; it has to be of lower-case letters, digits and '-'`,
    );
  }
  const [file, ...args] = config.getStringArray('command');
  if (!file) {
    throw new InputError(
      `environments.drivers.script.programs: the command of '${id}' is empty`,
    );
  }
  return {
    id,
    command: [file, ...args],
    timeoutMs: config.has('timeout')
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: 'timeout' }),
        )
      : DEFAULT_TIMEOUT_MS,
    env: readEnv(config.getOptionalConfig('env')),
    directory: config.getOptionalString('directory'),
    canPause: config.getOptionalBoolean('pause') ?? false,
  };
}

function readEnv(config: Config | undefined): Record<string, string> {
  return Object.fromEntries(
    (config?.keys() ?? []).map(name => [name, config!.getString(name)]),
  );
}
