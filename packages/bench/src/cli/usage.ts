import { Benchmark } from '../benchmark';

/** What `--help` prints. */
export const usage = `Usage: groundwork-bench [options] <name...>

Runs benchmarks; figures go to stdout as JSON lines, progress to stderr.

Arguments:
  name                 a benchmark's name, or all

Options:
  --list               list the benchmarks
  --sizes <numbers>    numbers of entities, separated by commas
  --database <kind>    sqlite, postgres or all
  --repeat <number>    rounds of each measurement
  --seed <number>      seed of the synthetic data
  --out <file>         write the JSON lines to a file as well
  -h, --help           display help for command
`;

/** What `--list` prints: one line per benchmark, with its defaults. */
export function listing(benchmarks: readonly Benchmark[]): string {
  const width = Math.max(...benchmarks.map(({ name }) => name.length));
  return benchmarks
    .map(({ name, summary, defaults }) => {
      const sizes = defaults.sizes.length
        ? `sizes ${defaults.sizes.join(',')}; `
        : '';
      const databases = defaults.databases.join(',');
      return `${name.padEnd(width)}  ${summary} (${sizes}${databases}; repeat ${
        defaults.repeat
      })\n`;
    })
    .join('');
}
