import { runTask } from '../../process/nodeTask';
import { createScorecardsCatalog } from '../scorecards/catalog';
import { portionsOf } from '../scorecards/fill';
import { openScorecards } from '../scorecards/harness';
import { EvaluateSettings, QuietResult } from './settings';
import { timed } from './time';

runTask(collectQuietly);

/** Stores what collectors observe once more, where nothing has changed. */
async function collectQuietly(
  settings: EvaluateSettings,
): Promise<QuietResult> {
  const { scored } = createScorecardsCatalog(settings);
  const portions = [...portionsOf(scored, settings)].filter(
    ({ source }) => source !== 'push',
  );
  const { harness, knex, close } = await openScorecards(settings.database);
  const result = await timed(knex, async () => {
    let changed = 0;
    for (const { source, observations } of portions) {
      changed += (await harness.ingest(source, observations)).changed;
    }
    const { evaluated } = await harness.evaluate();
    return { changed, evaluated };
  });
  await close();
  return {
    ...result,
    observations: portions.reduce(
      (sum, { observations }) => sum + observations.length,
      0,
    ),
  };
}
