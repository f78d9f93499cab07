// @ts-check

const { randomUUID } = require('node:crypto');

/**
 * @param {string} name
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
const time = (name, table) =>
  table.timestamp(name, { useTz: true, precision: 3 });

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('revision', table => {
    table.comment('One row: counts the changes of the projection');
    table.integer('id').primary();
    table.bigInteger('value').notNullable();
    table
      .bigInteger('purged_through')
      .notNullable()
      .comment('Whoever has seen fewer changes than this has to start afresh');
    table
      .uuid('store_id')
      .notNullable()
      .comment('Tells a snapshot of this database from that of another');
  });
  await knex('revision').insert({
    id: 1,
    value: 0,
    purged_through: 0,
    store_id: randomUUID(),
  });

  await knex.schema.createTable('entity', table => {
    table.comment('What the catalog says of each entity, as far as needed');
    table.text('entity_ref').primary();
    table.text('digest').notNullable().comment('Tells whether it has changed');
    table.json('projection').notNullable();
    table.bigInteger('revision').notNullable().index();
    time('deleted_at', table).nullable();
  });

  await knex.schema.createTable('identifier_set', table => {
    table.comment(
      'The identifiers that a source gives an entity. One row for all of them, since they are read and written together, and the index is in memory',
    );
    table.text('source').notNullable();
    table.text('entity_ref').notNullable();
    table.json('identifiers').notNullable();
    table.integer('size').notNullable().comment('How many identifiers');
    table.text('digest').notNullable().comment('Tells whether they changed');
    table.bigInteger('revision').notNullable().index();
    time('deleted_at', table).nullable();
    table.primary(['source', 'entity_ref']);
  });

  await knex.schema.createTable('source', table => {
    table.comment('How the last reading of each source went');
    table.text('source').primary();
    table
      .integer('epoch')
      .notNullable()
      .comment('Of the last reading; one that lost its turn can write nothing');
    time('attempted_at', table).notNullable();
    time('succeeded_at', table).nullable();
    table.text('error').nullable().comment('Of the last attempt, if it failed');
    time('shrunk_at', table)
      .nullable()
      .comment('Since when the source misses most of what it had');
    table.json('problems').notNullable().comment('What was read past');
    table.integer('problem_count').notNullable();
    table.integer('identifiers').notNullable();
    table.bigInteger('revision').notNullable().index();
    time('deleted_at', table).nullable();
  });

  await knex.schema.createTable('owner_history', table => {
    table.comment('Who owned what, and when');
    table.text('entity_ref').notNullable();
    table
      .text('owner_ref')
      .notNullable()
      .comment('Empty for the time in which it had none');
    time('from_at', table).notNullable();
    time('to_at', table).nullable().comment('NULL: still');
    table.primary(['entity_ref', 'owner_ref', 'from_at']);
    table.index('to_at');
  });

  await knex.schema.createTable('feedback', table => {
    table.comment('What people said of answers');
    table.uuid('id').primary();
    table.text('kind').notNullable();
    table.text('key').notNullable();
    table.text('verdict').notNullable().comment('confirm, reject or correct');
    table.text('entity_ref').notNullable().comment('The answer it is about');
    table.text('correct_ref').nullable().comment('What would have been right');
    table.text('comment').nullable();
    table.text('created_by').notNullable();
    time('created_at', table).notNullable();
    table.bigInteger('revision').notNullable().index();
    table.unique(['kind', 'key', 'entity_ref', 'created_by']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'feedback',
    'owner_history',
    'source',
    'identifier_set',
    'entity',
    'revision',
  ]) {
    await knex.schema.dropTable(table);
  }
};
