import { seededRandom } from '../../statistics';
import { nameConstraint } from '../nameConstraint';
import { pipelineOf } from './pipeline';
import { run, spansOfRun, trueSavings } from './run';
import { slowestMedian } from './slowestMedian';

/** How often what is said of simulated pipelines is true. */
export interface Score {
  pipelines: number;
  abstained: number;
  /** Where a stage was named: how often it was right, and the slowest median. */
  named: { count: number; right: number; slowestMedianRight: number };
  /** Where it was one of two: how often the first was, how often either. */
  unclear: {
    count: number;
    right: number;
    eitherRight: number;
    slowestMedianRight: number;
  };
}

/**
 * Simulates a pipeline for each seed, and compares what is named from its spans
 * with the stage whose becoming 20 % faster saves most when all is run again.
 */
export function scoreSeeds(
  seeds: readonly number[],
  { resamples }: { resamples: number },
): Score {
  const named = { count: 0, right: 0, slowestMedianRight: 0 };
  const unclear = { count: 0, right: 0, eitherRight: 0, slowestMedianRight: 0 };
  for (const seed of seeds) {
    const pipeline = pipelineOf(seed);
    const { spans, period } = spansOfRun(pipeline, run(pipeline));
    const random = seededRandom(seed);
    const call = nameConstraint(spans, { random, resamples, period });
    if (call.status !== 'abstained') {
      const [{ stage: truth }] = trueSavings(pipeline);
      const tally = call.status === 'named' ? named : unclear;
      tally.count += 1;
      tally.right += Number(call.stage === truth);
      tally.slowestMedianRight += Number(
        slowestMedian(spans, period) === truth,
      );
      if (call.status === 'unclear') {
        unclear.eitherRight += Number(
          call.stage === truth || call.runnerUp === truth,
        );
      }
    }
  }
  const abstained = seeds.length - named.count - unclear.count;
  return { pipelines: seeds.length, abstained, named, unclear };
}
