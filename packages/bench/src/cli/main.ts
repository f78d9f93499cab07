import { Benchmark } from '../benchmark';
import { Cleanup } from '../process/cleanup';
import { parseCommand, RunOptions } from './args';
import { openOutput } from './output';
import { runBenchmarks } from './run';
import { listing, usage } from './usage';

/** The run was ended from outside; everything has been cleaned up. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor(signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}`);
  }
}

/** Does what the command line says; rejects if it cannot be done. */
export async function main(
  argv: readonly string[],
  benchmarks: readonly Benchmark[],
): Promise<void> {
  const command = parseCommand(
    argv,
    benchmarks.map(({ name }) => name),
  );
  switch (command.kind) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'list':
      process.stdout.write(listing(benchmarks));
      return;
    default: {
      await run(command.options, benchmarks);
    }
  }
}

async function run(
  options: RunOptions,
  benchmarks: readonly Benchmark[],
): Promise<void> {
  const output = openOutput({
    file: options.out,
    // Yarn runs scripts in their package and keeps here where it was called.
    directory: process.env.INIT_CWD ?? process.cwd(),
  });
  const cleanup = new Cleanup();
  try {
    await Promise.race([
      runBenchmarks({
        benchmarks,
        options,
        output,
        cleanup,
        startedAt: new Date(),
        now: () => performance.now(),
      }),
      interruption(output.progress),
    ]);
  } finally {
    await cleanup.close();
    output.close();
  }
}

/** Rejects when the person, or the system, wants the program to end. */
function interruption(progress: (message: string) => void): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = (signal: NodeJS.Signals) => {
      // A second one is from a person who does not want to wait.
      process.removeListener('SIGINT', interrupt);
      process.removeListener('SIGTERM', interrupt);
      progress(`${signal}: cleaning up; once more to leave it as it is`);
      reject(new InterruptedError(signal));
    };
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', interrupt);
  });
}
