import { BenchmarkContext, defineBenchmark } from '../benchmark';
import { sourceFile } from '../paths';
import { runNodeTask } from '../process/nodeTask';
import { reportTruth } from './delivery-truth/report';
import { ScoreResult, ScoreSettings } from './delivery-truth/settings';
import { Tally } from './delivery-truth/Tally';

/** Years that a process makes before it is replaced by another. */
const SEEDS_OF_A_PROCESS = 10;

/**
 * How often the plugin is right about years of which everything is known. The size
 * is the number of years, of seeds that follow on each other.
 */
export const deliveryTruth = defineBenchmark({
  name: 'delivery-truth',
  summary: 'constraint, flaky tests, intervals, incidents against the truth',
  defaults: { sizes: [200], databases: [], repeat: 1 },
  async run(context) {
    for (const size of context.sizes) {
      await scoreSeeds(size, context);
    }
  },
});

async function scoreSeeds(
  size: number,
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, progress, seed } = context;
  const tally = new Tally();
  const ms: number[] = [];
  for (let done = 0; done < size; done += SEEDS_OF_A_PROCESS) {
    const count = Math.min(SEEDS_OF_A_PROCESS, size - done);
    const result = await runNodeTask<ScoreSettings, ScoreResult>({
      name: 'delivery-truth scoreTask',
      script: sourceFile('benchmarks/delivery-truth/scoreTask.ts'),
      settings: {
        seeds: Array.from({ length: count }, (_, at) => seed + done + at),
      },
      cleanup,
    });
    tally.merge(result.found);
    ms.push(...result.ms);
    progress(`${done + count} of ${size} years`);
  }
  reportTruth({ size, found: tally.toJSON(), ms }, context);
}
