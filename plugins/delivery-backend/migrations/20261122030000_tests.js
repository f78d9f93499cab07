// @ts-check
const {
  createLeaseTable,
  dropLeaseTable,
} = require('@groundwork/backstage-plugin-groundwork-node');

/**
 * Times are milliseconds since 1970: they are compared, and cut into periods.
 *
 * @param {string} name
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
const time = (name, table) => table.double(name);

/**
 * @param {import('knex').Knex} knex
 */
async function createUploadTables(knex) {
  await knex.schema.createTable('test_upload', table => {
    table.comment('Documents with results of tests, each once');
    table.text('id').primary();
    table
      .text('content_key')
      .notNullable()
      .unique()
      .comment('SHA-256 of whose results they are, and of the document');
    table.text('repository').notNullable();
    table.text('sha').notNullable();
    table
      .text('tree')
      .notNullable()
      .comment('The commit where it is not known');
    table.text('branch');
    table.boolean('is_default_branch').notNullable();
    table.text('job').notNullable();
    table.bigInteger('attempt').notNullable();
    table.text('run').comment('What its source calls the run');
    table.text('run_key').notNullable().index().comment('Shared by attempts');
    table.text('format').notNullable();
    time('at', table).notNullable().comment('When the tests ran');
    time('received_at', table).notNullable().index();
    table
      .boolean('is_mass_failure')
      .notNullable()
      .comment('Then nothing is made of it');
    table.integer('passed').notNullable();
    table.integer('failed').notNullable();
    table.integer('errored').notNullable();
    table.integer('skipped').notNullable();
    table.integer('flaky').notNullable();
    table.integer('left_out').notNullable();
    table.double('bytes').notNullable();
    table.double('duration_ms').notNullable();
    table.index(['repository', 'sha']);
    table.index(['repository', 'tree']);
  });
  await knex.schema.createTable('test_upload_part', table => {
    table.comment('Results as they came, until they are counted');
    table.text('upload_id').notNullable();
    table.integer('part').notNullable();
    time('received_at', table).notNullable().index();
    table.binary('staged_z').comment('None once it is counted');
    table.binary('passed').comment('The beginnings of the keys that passed');
    table.primary(['upload_id', 'part']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createCountTables(knex) {
  await knex.schema.createTable('test_daily', table => {
    table.comment('How executions of tests ended, by day');
    table.text('test_key').notNullable();
    table.text('day').notNullable().index().comment('As in 2026-03-03, UTC');
    table.integer('passed').notNullable();
    table.integer('passed_on_default').notNullable();
    table.integer('failed').notNullable();
    table.integer('retried').notNullable();
    table.double('duration_ms').notNullable();
    table.primary(['test_key', 'day']);
  });
  await knex.schema.createTable('test_execution', table => {
    table.comment('Failures; and passes of tests that have failed');
    table.text('test_key').notNullable();
    table.text('upload_id').notNullable();
    table
      .integer('entry')
      .notNullable()
      .comment('In the document; 0 for a pass');
    table.text('repository').notNullable();
    table.text('sha').notNullable();
    table
      .text('tree')
      .notNullable()
      .comment('The commit where it is not known');
    table.text('job').notNullable();
    table.bigInteger('attempt').notNullable();
    table.text('run_key').notNullable();
    time('at', table).notNullable();
    table.text('outcome').notNullable().comment('passed or failed');
    table.boolean('is_default_branch').notNullable();
    table
      .boolean('is_retried')
      .notNullable()
      .comment('Failed before it passed');
    table.double('duration_ms');
    table.text('message');
    table.primary(['test_key', 'upload_id', 'entry']);
    table.index(['test_key', 'at']);
    table.index(['test_key', 'tree']);
    table.index(['at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createStateTables(knex) {
  await knex.schema.createTable('test_state', table => {
    table.comment('What is thought of tests that have failed');
    table.text('test_key').primary();
    table.text('repository').notNullable().index();
    table.text('suite');
    table.text('file');
    table.text('class_name');
    table.text('name').notNullable();
    table.text('parameters');
    table.text('job').notNullable();
    table.text('component').index().comment('Entity ref');
    table.text('state').notNullable().index().comment('Without quarantine');
    table.jsonb('evidence').notNullable().comment('For people');
    time('first_seen_at', table).notNullable();
    time('last_seen_at', table).notNullable().index();
    time('last_flake_at', table);
  });
  await knex.schema.createTable('test_flake', table => {
    table.comment('Runs that tests failed for nothing');
    table.text('test_key').notNullable();
    table.text('run_key').notNullable().index();
    table.text('passed_run_key').notNullable();
    table.text('rule').notNullable().comment('R1 or R2');
    time('at', table).notNullable().index();
    table.primary(['test_key', 'run_key']);
  });
  await knex.schema.createTable('wasted_run', table => {
    table.comment('What it took that runs failed for nothing');
    table.text('run_key').primary();
    time('at', table).notNullable().index();
    table.double('rerun_ms').notNullable();
    table.double('added_lead_time_ms').notNullable();
  });
  await knex.schema.createTable('test_quarantine', table => {
    table.comment('Tests whose results stop no pipeline for a while');
    table.text('id').primary();
    table.text('test_key').notNullable().index();
    table.text('reason').notNullable();
    time('since', table).notNullable();
    time('until', table).notNullable().index();
    time('ended_at', table).comment('When it was ended, or replaced');
  });
  // Two people at once make one quarantine of a test, not two
  await knex.raw(
    'CREATE UNIQUE INDEX test_quarantine_open ON test_quarantine (test_key) WHERE ended_at IS NULL',
  );
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createLeaseTable(knex, 'dirty_test');
  await createUploadTables(knex);
  await createCountTables(knex);
  await createStateTables(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'test_quarantine',
    'wasted_run',
    'test_flake',
    'test_state',
    'test_execution',
    'test_daily',
    'test_upload_part',
    'test_upload',
  ]) {
    await knex.schema.dropTable(table);
  }
  await dropLeaseTable(knex, 'dirty_test');
};
