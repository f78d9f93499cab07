import { Benchmark } from '../benchmark';
import { toFigure } from '../measure/figure';
import { readCommit } from '../measure/commit';
import { describeMachine } from '../measure/machine';
import { repositoryRoot } from '../paths';
import { Cleanup } from '../process/cleanup';
import { RunOptions } from './args';
import { describeFigure, Output } from './output';

/** Runs the benchmarks that were asked for, one after the other. */
export async function runBenchmarks(options: {
  benchmarks: readonly Benchmark[];
  options: RunOptions;
  output: Output;
  cleanup: Cleanup;
  startedAt: Date;
  now: () => number;
}): Promise<void> {
  const { benchmarks, output } = options;
  output.line({
    kind: 'run',
    date: options.startedAt.toISOString(),
    // No commit to name is not the same as a clean one.
    commit: (await readCommit(repositoryRoot)) ?? null,
    machine: describeMachine(),
    options: options.options,
  });
  for (const name of options.options.names) {
    const benchmark = benchmarks.find(candidate => candidate.name === name);
    if (!benchmark) {
      throw new Error(`There is no benchmark '${name}'`);
    }
    output.progress(`${name}: ${benchmark.summary}`);
    await runOne(benchmark, options);
  }
}

async function runOne(
  benchmark: Benchmark,
  { options, output, cleanup, now }: Parameters<typeof runBenchmarks>[0],
): Promise<void> {
  const { defaults } = benchmark;
  try {
    await benchmark.run({
      // Sizes mean nothing to a benchmark that declares none.
      sizes: defaults.sizes.length ? options.sizes ?? defaults.sizes : [],
      databases: options.databases ?? defaults.databases,
      repeat: options.repeat ?? defaults.repeat,
      seed: options.seed,
      now,
      cleanup,
      progress: output.progress,
      report(finding) {
        const figure = toFigure(benchmark.name, finding);
        output.line(figure);
        output.progress(describeFigure(figure));
      },
    });
  } catch (error) {
    // What went wrong first is what the person needs to see last.
    await cleanup.run().catch(failure => output.progress(String(failure)));
    throw error;
  }
  await cleanup.run();
}
