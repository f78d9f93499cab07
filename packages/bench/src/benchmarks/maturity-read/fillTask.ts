import createKnex, { Knex } from 'knex';
import { runTask } from '../../process/nodeTask';
import { insertRows } from '../delivery-query/insertRows';
import { catalogRowsOf, CatalogTimes } from './catalogRows';
import { COMPONENTS_OF_A_TEAM, componentsOf, createCompany } from './company';
import { dayRowsOf } from './dayRows';
import { FillResult, FillSettings } from './settings';

const YEAR_MS = 365 * 24 * 3_600_000;
const TEAMS_AT_ONCE = 10;

runTask(work);

/** Fills the catalog, and the days that the maturity plugin has kept. */
async function work(settings: FillSettings): Promise<FillResult> {
  const catalog = await open(settings.catalog);
  const entities = await fillCatalog(catalog, settings);
  await settle(catalog);
  const maturity = await open(settings.maturity);
  const days = await fillDays(maturity, settings);
  await settle(maturity);
  return { entities, days };
}

async function fillCatalog(
  knex: Knex,
  { size, at }: FillSettings,
): Promise<number> {
  const times: CatalogTimes = {
    readAt: new Date(at),
    nextAt: new Date(at + 10 * YEAR_MS),
  };
  const { entities, teams } = createCompany(size);
  await insertAll(knex, { ...catalogRowsOf(entities, times) });
  for (let start = 0; start < teams.length; start += TEAMS_AT_ONCE) {
    const components = teams
      .slice(start, start + TEAMS_AT_ONCE)
      .flatMap(team => componentsOf(team));
    await insertAll(knex, { ...catalogRowsOf(components, times) });
  }
  return entities.length + teams.length * COMPONENTS_OF_A_TEAM;
}

async function fillDays(knex: Knex, settings: FillSettings): Promise<number> {
  let days = 0;
  for (const team of createCompany(settings.size).teams) {
    const rows = dayRowsOf(team, settings);
    await insertAll(knex, { team_day: rows });
    days += rows.length;
  }
  return days;
}

async function insertAll(
  knex: Knex,
  tables: Record<string, Parameters<typeof insertRows>[2]>,
): Promise<void> {
  await knex.transaction(async trx => {
    for (const [table, rows] of Object.entries(tables)) {
      await insertRows(trx, table, rows);
    }
  });
}

async function open(config: Knex.Config): Promise<Knex> {
  const knex = createKnex(config);
  if (!isPostgres(knex)) {
    // What is lost in a crash is made again.
    await knex.raw('PRAGMA synchronous = OFF');
    await knex.raw('PRAGMA cache_size = -500000');
  }
  return knex;
}

/** What the database would do by itself some minutes later. */
async function settle(knex: Knex): Promise<void> {
  await knex.raw(isPostgres(knex) ? 'VACUUM ANALYZE' : 'ANALYZE');
  await knex.destroy();
}

function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
