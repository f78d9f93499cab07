// What every command of ./dev has in common: options, failures, exit codes.
import { parseArgs } from 'node:util';

/** Something that the person can act on: shown as one line, without a stack. */
export class Failure extends Error {
  constructor(message, { exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}

export function usageFailure(message) {
  return new Failure(`${message}; ./dev help lists what there is`, {
    exitCode: 2,
  });
}

/**
 * Reads a command's options. `known` is as for node:util's parseArgs; nothing
 * else is accepted.
 */
export function readOptions(args, known) {
  return readArguments(args, known, 0).options;
}

/** Reads a command's options, and up to `most` arguments between them. */
export function readArguments(args, known, most) {
  let parsed;
  try {
    parsed = parseArgs({ args, options: known, allowPositionals: true });
  } catch (error) {
    // "Unknown option '--foo'. To specify a positional argument…"
    throw usageFailure(lowerFirst(error.message.split(/\.?\n|\. /)[0]));
  }
  if (parsed.positionals.length > most) {
    throw usageFailure(`unexpected argument '${parsed.positionals[most]}'`);
  }
  return { options: parsed.values, operands: parsed.positionals };
}

export function readPort(text, option) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw usageFailure(
      `${option} '${text}' is not a port; give a number from 1 to 65535`,
    );
  }
  return port;
}

/** Runs a command and turns a failure into its message and exit code. */
export async function run(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`dev: ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

function lowerFirst(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
