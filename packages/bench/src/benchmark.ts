import { DatabaseKind } from './database/kind';
import { Finding } from './measure/figure';
import { Cleanup } from './process/cleanup';

/** What a benchmark is given to work with. */
export interface BenchmarkContext {
  /** Numbers of entities to measure at; empty for a benchmark without sizes. */
  sizes: readonly number[];
  databases: readonly DatabaseKind[];
  /** How many rounds each measurement runs. */
  repeat: number;
  seed: number;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
  /** Publishes a result; every line appears as soon as it is known. */
  report(finding: Finding): void;
  /** Tells the person in front of the screen what is going on. */
  progress(message: string): void;
  /** Where everything that must not outlive the run is registered. */
  cleanup: Cleanup;
}

/** One benchmark, as the registry lists it. */
export interface Benchmark {
  /** What one types to run it; also its file's name. */
  name: string;
  /** One line for `--list`. */
  summary: string;
  defaults: {
    sizes: readonly number[];
    databases: readonly DatabaseKind[];
    repeat: number;
  };
  run(context: BenchmarkContext): Promise<void>;
}

/** Declares a benchmark; the registry then names it. */
export function defineBenchmark(benchmark: Benchmark): Benchmark {
  return benchmark;
}
