import { runTask } from '../../process/nodeTask';
import { scoreYear } from './score';
import { ScoreResult, ScoreSettings } from './settings';
import { Tally } from './Tally';
import { makeYear } from './year';

runTask(work);

/** Makes year after year, and counts who is right about it. */
async function work({ seeds }: ScoreSettings): Promise<ScoreResult> {
  const tally = new Tally();
  const ms: number[] = [];
  for (const seed of seeds) {
    const year = await makeYear(seed);
    const start = performance.now();
    tally.merge(scoreYear(year, seed).toJSON());
    ms.push(performance.now() - start);
  }
  return { found: tally.toJSON(), ms };
}
