import { Knex } from 'knex';
import { runTask } from '../../process/nodeTask';
import { createScorecardsCatalog } from '../scorecards/catalog';
import { scorecards } from '../scorecards/definitions';
import { portionsOf } from '../scorecards/fill';
import { openScorecards } from '../scorecards/harness';
import { evaluatePlainly, loadPlainly, PlainState } from '../scorecards/plain';
import { EvaluateSettings, PlainResult } from './settings';

const ROWS_PER_INSERT = 500;
const TABLE = 'bench_plain';

type StateRow = Record<string, unknown> & {
  scorecard_id: string;
  entity_ref: string;
  statuses: string;
};

const keyOf = ({ scorecardId, ref }: PlainState) => `${scorecardId} ${ref}`;
const keyOfRow = (row: StateRow) => `${row.scorecard_id} ${row.entity_ref}`;

runTask(measurePlainly);

/** The same work with all facts in memory, and checks in plain code. */
async function measurePlainly(
  settings: EvaluateSettings,
): Promise<PlainResult> {
  const { scored } = createScorecardsCatalog(settings);
  const entities = loadPlainly(scored, settings);
  const { knex, close } = await openScorecards(settings.database);
  const rows = await readStates(knex);
  await createTable(knex);

  let start = performance.now();
  const states = evaluatePlainly(entities, scorecards, settings.at);
  await insert(knex, rows);
  const firstMs = performance.now() - start;
  compare(rows, states);

  const before = new Map(states.map(it => [keyOf(it), it.statuses]));
  start = performance.now();
  const again = evaluatePlainly(entities, scorecards, settings.at);
  const changed = again.filter(it => before.get(keyOf(it)) !== it.statuses);
  const unchangedMs = performance.now() - start;
  if (changed.length > 0) {
    throw new Error(`${changed.length} states changed by themselves`);
  }

  start = performance.now();
  evaluatePlainly(entities, [scorecards[2]], settings.at);
  await replace(
    knex,
    rows.filter(row => row.scorecard_id === scorecards[2].id),
  );
  const definitionMs = performance.now() - start;

  const quietMs = compareObservations(settings);
  await close();
  const letters = states.map(({ statuses }) => statuses).join('');
  const checks = letters.replaceAll('-', '').length;
  return {
    firstMs,
    unchangedMs,
    definitionMs,
    quietMs,
    checks,
    passing: (letters.split('P').length - 1) / checks,
  };
}

/** The rows that the plugin has written, as they would be inserted. */
async function readStates(knex: Knex): Promise<StateRow[]> {
  const rows: StateRow[] = await knex('state').select();
  return rows.map(row => ({
    ...row,
    // PostgreSQL's driver has parsed it.
    details:
      typeof row.details === 'string'
        ? row.details
        : JSON.stringify(row.details),
  }));
}

/** The same columns, and no index but the primary key. */
async function createTable(knex: Knex): Promise<void> {
  await knex.schema.dropTableIfExists(TABLE);
  await knex.raw(`CREATE TABLE ${TABLE} AS SELECT * FROM state WHERE 1 = 0`);
  await knex.schema.alterTable(TABLE, table => {
    table.index(['scorecard_id', 'entity_ref']);
  });
}

function insert(knex: Knex, rows: StateRow[]): Promise<void> {
  return knex.transaction(async trx => {
    await trx.batchInsert(TABLE, rows, ROWS_PER_INSERT);
  });
}

async function replace(knex: Knex, rows: StateRow[]): Promise<void> {
  await knex.transaction(async trx => {
    await trx(TABLE).where({ scorecard_id: rows[0].scorecard_id }).delete();
    await trx.batchInsert(TABLE, rows, ROWS_PER_INSERT);
  });
}

/** @throws an Error unless both came to the same */
function compare(
  rows: readonly StateRow[],
  states: readonly PlainState[],
): void {
  const stored = new Map(
    // To plain code, what is too old is as good as unknown.
    rows.map(row => [keyOfRow(row), row.statuses.replaceAll('S', 'U')]),
  );
  const other = states.find(it => stored.get(keyOf(it)) !== it.statuses);
  if (other || rows.length !== states.length) {
    throw new Error(
      `Plain code has ${states.length} states and the store ${
        rows.length
      }; they differ in ${JSON.stringify(other)}, stored as ${
        other && stored.get(keyOf(other))
      }`,
    );
  }
}

function compareObservations(settings: EvaluateSettings): number {
  const { scored } = createScorecardsCatalog(settings);
  const observations = [...portionsOf(scored, settings)].flatMap(portion =>
    portion.source === 'push'
      ? []
      : portion.observations.map(it => ({ source: portion.source, ...it })),
  );
  const known = new Map<string, string>();
  const look = () => {
    let changed = 0;
    for (const { source, entityRef, facts } of observations) {
      const key = `${source} ${entityRef}`;
      const text = JSON.stringify(facts);
      changed += known.get(key) === text ? 0 : 1;
      known.set(key, text);
    }
    return changed;
  };
  look();
  const start = performance.now();
  const changed = look();
  if (changed > 0) {
    throw new Error(`${changed} observations changed by themselves`);
  }
  return performance.now() - start;
}
