// @ts-check
const { randomBytes } = require('node:crypto');
const {
  createLeaseTable,
  dropLeaseTable,
} = require('@groundwork/backstage-plugin-groundwork-node');

/**
 * @param {string} name
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
const time = (name, table) =>
  table.timestamp(name, { useTz: true, precision: 3 });

/**
 * Of one subject there may be several records, and their ids are too long for an
 * index together with it.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function identify(table) {
  table.text('key').primary().comment('SHA-256 of the subject and the id');
  table.text('subject').notNullable().index();
  table.text('id').notNullable().index();
}

/**
 * @param {import('knex').Knex} knex
 */
async function createProjectionTables(knex) {
  await knex.schema.createTable('projection', table => {
    table.comment('One row: how records are made of events');
    table.text('id').primary();
    table.integer('version').notNullable().comment('Of the folds; 0 for none');
    table
      .text('pseudonym_key')
      .notNullable()
      .comment('Keeps pseudonyms from being guessed');
  });
  await knex('projection').insert({
    id: 'projection',
    version: 0,
    pseudonym_key: randomBytes(32).toString('hex'),
  });
  await knex.schema.createTable('projected_subject', table => {
    table.comment('What was folded, and how');
    table.text('subject').primary();
    table.integer('version').notNullable().comment('Of the folds, last time');
    table
      .integer('forgotten')
      .notNullable()
      .comment('Events without payload when its records were made');
    table.index(['version']);
  });
  await knex.schema.createTable('left_out', table => {
    table.comment('What folds could not use, by subject and reason');
    table.text('subject').notNullable();
    table.text('record').notNullable().comment('What it would have told of');
    table.text('reason').notNullable();
    table.integer('times').notNullable();
    table.primary(['subject', 'record', 'reason']);
    table.index(['record', 'reason']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createChangeTables(knex) {
  await knex.schema.createTable('change', table => {
    table.text('id').primary();
    table.text('repository').notNullable();
    table.bigInteger('number');
    time('first_commit_at', table);
    time('ready_at', table);
    time('merged_at', table);
    time('closed_at', table);
    table.text('merge_sha').index();
    table.text('cohort').notNullable();
    table.boolean('is_bot').notNullable();
    table.jsonb('paths').comment('What it touches, if git told of it');
    table.jsonb('record').notNullable();
    table.index(['repository', 'merged_at']);
    table.index(['merged_at']);
    table.index(['ready_at']);
  });
  await knex.schema.createTable('change_commit', table => {
    table.text('change_id').notNullable();
    table.text('sha').notNullable().index();
    table.primary(['change_id', 'sha']);
  });
  await knex.schema.createTable('change_component', table => {
    table.text('change_id').notNullable();
    table.text('component').notNullable().index();
    table.primary(['change_id', 'component']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createDeploymentTables(knex) {
  await knex.schema.createTable('deployment', table => {
    identify(table);
    table.text('repository').index().comment('None where nothing names one');
    table.text('component').notNullable();
    table.text('environment').notNullable();
    table.boolean('is_production').notNullable();
    table.text('sha').notNullable().index();
    table.text('result').notNullable();
    time('started_at', table);
    time('finished_at', table);
    time('took_effect_at', table).comment('When it finished, else began');
    table.jsonb('record').notNullable();
    table.index(['component', 'environment', 'took_effect_at']);
    table.index(['environment', 'took_effect_at']);
    table.index(['took_effect_at']);
  });
  await knex.schema.createTable('service_removal', table => {
    table.text('key').primary().comment('SHA-256 of all of it');
    table.text('subject').notNullable().index();
    table.text('environment').notNullable();
    time('removed_at', table);
    table.index(['environment', 'removed_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createRunTable(knex) {
  await knex.schema.createTable('pipeline_run', table => {
    identify(table);
    table.bigInteger('attempt').notNullable();
    table.text('repository').comment('None where its source has no such thing');
    table.text('sha').notNullable().index();
    table.text('name').notNullable();
    table.text('result').notNullable();
    time('queued_at', table);
    time('started_at', table);
    time('finished_at', table);
    table.jsonb('record').notNullable();
    table.index(['repository', 'finished_at']);
    table.index(['finished_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createOtherTables(knex) {
  await knex.schema.createTable('incident', table => {
    table.text('id').primary();
    table.text('repository').index().comment('None where nothing names one');
    table.text('component');
    table.text('environment');
    time('started_at', table);
    time('detected_at', table);
    time('resolved_at', table);
    table.jsonb('record').notNullable();
    table.index(['component', 'environment', 'detected_at']);
    table.index(['environment', 'detected_at']);
    table.index(['detected_at']);
  });
  await knex.schema.createTable('environment_request', table => {
    table.text('id').primary();
    table.text('component');
    time('requested_at', table);
    time('ready_at', table);
    time('ended_at', table);
    table.jsonb('record').notNullable();
    table.index(['component', 'requested_at']);
    table.index(['requested_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createLeaseTable(knex, 'dirty_subject');
  await createProjectionTables(knex);
  await createChangeTables(knex);
  await createDeploymentTables(knex);
  await createRunTable(knex);
  await createOtherTables(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'environment_request',
    'incident',
    'pipeline_run',
    'service_removal',
    'deployment',
    'change_component',
    'change_commit',
    'change',
    'left_out',
    'projected_subject',
    'projection',
  ]) {
    await knex.schema.dropTable(table);
  }
  await dropLeaseTable(knex, 'dirty_subject');
};
