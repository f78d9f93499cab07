import { Knex } from 'knex';
import { runTask } from '../../process/nodeTask';
import { createScorecardsCatalog } from '../scorecards/catalog';
import { fill, settle } from '../scorecards/fill';
import { openScorecards } from '../scorecards/harness';
import { EvaluateSettings } from '../scorecards-evaluate/settings';

/** Days that trends show. */
const DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

runTask(fillAndEvaluate);

/** Has a store as it is after a month: evaluated, with the sums of each day. */
async function fillAndEvaluate(settings: EvaluateSettings): Promise<object> {
  const catalog = createScorecardsCatalog(settings);
  const scorecards = await openScorecards(settings.database);
  await fill(scorecards, catalog, settings);
  const { changed } = await scorecards.harness.evaluate();
  if (changed !== settings.size) {
    throw new Error(`Of ${settings.size} entities, ${changed} have a state`);
  }
  await scorecards.harness.keepDay();
  await repeatDay(scorecards.knex, settings.at);
  await settle(scorecards.knex);
  await scorecards.close();
  return {};
}

/** Says of each day before today what is said of today. */
async function repeatDay(knex: Knex, at: number): Promise<void> {
  const columns = Object.keys(await knex('daily').columnInfo());
  const others = columns.filter(column => column !== 'day');
  for (let ago = 1; ago < DAYS; ago++) {
    const day = new Date(at - ago * DAY_MS).toISOString().slice(0, 10);
    await knex(knex.raw('?? (??, ??)', ['daily', 'day', others])).insert(
      knex('daily')
        .where('day', new Date(at).toISOString().slice(0, 10))
        .select(knex.raw('?', [day]), ...others),
    );
  }
}
