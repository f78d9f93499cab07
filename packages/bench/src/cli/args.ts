import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { DatabaseKind, databaseKinds } from '../database/kind';

/** What the command line asks for; what it leaves open has a default. */
export interface RunOptions {
  names: string[];
  sizes?: number[];
  databases?: DatabaseKind[];
  out?: string;
  repeat?: number;
  seed: number;
}

/** The command line, understood. */
export type Command =
  | { kind: 'help' }
  | { kind: 'list' }
  | { kind: 'run'; options: RunOptions };

// Fixed, so that two people who run the same command load the same entities.
const DEFAULT_SEED = 1;

const MAX_SEED = 2 ** 32 - 1;

/**
 * Reads the command line.
 *
 * @param known - the names of all benchmarks, to check against
 */
export function parseCommand(
  argv: readonly string[],
  known: readonly string[],
): Command {
  const { values, positionals } = read(argv);
  if (values.help) {
    return { kind: 'help' };
  }
  if (values.list) {
    return { kind: 'list' };
  }
  return {
    kind: 'run',
    options: {
      names: checkNames(positionals, known),
      sizes: values.sizes?.split(',').map(size => wholeNumber('sizes', size)),
      databases: values.database ? databasesOf(values.database) : undefined,
      out: values.out,
      repeat: values.repeat ? wholeNumber('repeat', values.repeat) : undefined,
      seed: values.seed
        ? wholeNumber('seed', values.seed, { min: 0, max: MAX_SEED })
        : DEFAULT_SEED,
    },
  };
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        list: { type: 'boolean' },
        sizes: { type: 'string' },
        database: { type: 'string' },
        out: { type: 'string' },
        repeat: { type: 'string' },
        seed: { type: 'string' },
      },
    });
  } catch (error) {
    throw new InputError('The command line is not understood', error);
  }
}

function checkNames(names: string[], known: readonly string[]): string[] {
  const list = known.join(', ');
  if (names.length === 0) {
    throw new InputError(`Name at least one benchmark: ${list}, or all`);
  }
  const unknown = names.filter(name => name !== 'all' && !known.includes(name));
  if (unknown.length > 0) {
    throw new InputError(
      `There is no benchmark '${unknown.join("', '")}': use ${list}, or all`,
    );
  }
  return names.includes('all') ? [...known] : [...new Set(names)];
}

function databasesOf(value: string): DatabaseKind[] {
  if (value === 'all') {
    return [...databaseKinds];
  }
  const kind = databaseKinds.find(candidate => candidate === value);
  if (!kind) {
    throw new InputError(
      `--database '${value}' is not one of ${databaseKinds.join(', ')}, all`,
    );
  }
  return [kind];
}

function wholeNumber(
  option: string,
  text: string,
  { min = 1, max = Number.MAX_SAFE_INTEGER } = {},
): number {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    throw new InputError(
      `--${option}: '${text}' is not a whole number from ${min} to ${max}`,
    );
  }
  return value;
}
