import { Knex } from 'knex';
import { RESOURCES } from './blueprint';

/** What the plainest code keeps: the same things, in tables of its own. */
const TABLES = ['environment', 'operation', 'resource', 'intent', 'event'].map(
  name => `bench_${name}`,
);

/** Makes the tables, empty. */
export async function createPlainTables(knex: Knex): Promise<void> {
  for (const name of TABLES) {
    await knex.schema.dropTableIfExists(name);
    await knex.schema.createTable(name, table => {
      table.text('id').primary();
      table.text('environment_id').notNullable().index();
      table.text('status').notNullable();
      table.json('document').notNullable();
    });
  }
}

/**
 * An environment, from being asked for to being ready: an `INSERT` or `UPDATE`
 * each time when something is known that may not be lost. Nobody is asked whether
 * it may be, nothing is leased or fenced, and an interruption is not noticed.
 */
export async function makePlainly(knex: Knex, id: string): Promise<void> {
  await requestPlainly(knex, id);
  await makeRequested(knex, id);
}

/** Writes that an environment is wanted, and nothing more. */
export async function requestPlainly(knex: Knex, id: string): Promise<void> {
  await knex.transaction(async trx => {
    await insert(trx, 'environment', id, id, 'pending');
    await insert(trx, 'operation', id, id, 'queued');
  });
}

/** What {@link makePlainly} does after {@link requestPlainly}. */
export async function makeRequested(knex: Knex, id: string): Promise<void> {
  await update(knex, 'operation', id, 'running');
  for (const resource of RESOURCES) {
    const name = `${id}/${resource}`;
    await insert(knex, 'resource', name, id, 'applying');
    await insert(knex, 'intent', name, id, 'begun');
    await update(knex, 'intent', name, 'done');
    await update(knex, 'resource', name, 'ready');
  }
  await knex.transaction(async trx => {
    await update(trx, 'environment', id, 'ready');
    await update(trx, 'operation', id, 'succeeded');
    await insert(trx, 'event', `${id}/ready`, id, 'environment.ready');
  });
}

/** An environment, from being unwanted to being gone. */
export async function destroyPlainly(knex: Knex, id: string): Promise<void> {
  await knex.transaction(async trx => {
    await update(trx, 'environment', id, 'deleting');
    await insert(trx, 'operation', `${id}/destroy`, id, 'queued');
  });
  await update(knex, 'operation', `${id}/destroy`, 'running');
  for (const resource of [...RESOURCES].reverse()) {
    const name = `${id}/${resource}`;
    await update(knex, 'resource', name, 'removing');
    await knex('bench_intent').where({ id: name }).delete();
    await knex('bench_resource').where({ id: name }).delete();
  }
  await knex.transaction(async trx => {
    await update(trx, 'environment', id, 'deleted');
    await update(trx, 'operation', `${id}/destroy`, 'succeeded');
    await insert(trx, 'event', `${id}/deleted`, id, 'environment.deleted');
  });
}

async function insert(
  knex: Knex,
  table: string,
  id: string,
  environmentId: string,
  status: string,
): Promise<void> {
  await knex(`bench_${table}`).insert({
    id,
    environment_id: environmentId,
    status,
    document: JSON.stringify({ id, environmentId, status }),
  });
}

async function update(
  knex: Knex,
  table: string,
  id: string,
  status: string,
): Promise<void> {
  await knex(`bench_${table}`)
    .where({ id })
    .update({ status, document: JSON.stringify({ id, status }) });
}
