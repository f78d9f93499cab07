// @ts-check
const {
  createLeaseTable,
  dropLeaseTable,
} = require('@groundwork/backstage-plugin-groundwork-node');

/**
 * @param {import('knex').Knex} knex
 */
async function createBackfillTable(knex) {
  await knex.schema.createTable('backfill', table => {
    /** @param {string} name */
    const time = name => table.timestamp(name, { useTz: true, precision: 3 });

    table.comment('Repositories that are read from git, and what was found');
    table.text('id').primary();
    table.text('repository').notNullable().comment('As subjects call it');
    table.text('address').notNullable().comment('A URL, or an absolute path');
    table.text('releases').notNullable().comment('tags, or branch:<name>');
    table.text('status').notNullable();
    table
      .text('active')
      .unique()
      .comment('The repository, while it is to be read');
    time('requested_at').notNullable();
    time('started_at').nullable();
    time('finished_at').nullable();
    table.text('error').comment('What is wrong, and what to do');
    table.text('head').comment('The commit that it was read up to');
    table.bigInteger('epoch').comment('Of the lease that it is read under');
    for (const count of [
      'commits',
      'changes',
      'releases_found',
      'reverts',
      'assisted',
    ]) {
      table.integer(count).notNullable().defaultTo(0);
    }
    table.jsonb('remarks').notNullable();
    table.index(['repository', 'finished_at']);
    table.index(['requested_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createBackfillTable(knex);
  await createLeaseTable(knex, 'backfill_due');
  await knex.schema.createTable('component_path', table => {
    table.comment('Which components paths belong to, as backfills said last');
    table.text('repository').notNullable().comment('As subjects call it');
    table.text('path').notNullable().comment('Or a glob; . for all of it');
    table.text('component').notNullable().comment('Entity ref');
    table.primary(['repository', 'path', 'component']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('component_path');
  await dropLeaseTable(knex, 'backfill_due');
  await knex.schema.dropTable('backfill');
};
