import { runTask } from '../../process/nodeTask';
import { createScorecardsCatalog } from '../scorecards/catalog';
import { fill } from '../scorecards/fill';
import { openScorecards } from '../scorecards/harness';
import { EvaluateSettings, FillResult } from './settings';
import { timed } from './time';

runTask(fillDatabase);

/** Stores the catalog, all facts and all definitions. */
async function fillDatabase(settings: EvaluateSettings): Promise<FillResult> {
  const catalog = createScorecardsCatalog(settings);
  const scorecards = await openScorecards(settings.database);
  const result = await timed(scorecards.knex, async () => {
    await fill(scorecards, catalog, settings);
    return { entities: catalog.entities.length };
  });
  await scorecards.close();
  return result;
}
