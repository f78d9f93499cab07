// @ts-check

/**
 * @param {string} name
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
const time = (name, table) =>
  table.timestamp(name, { useTz: true, precision: 3 });

/**
 * @param {import('knex').Knex} knex
 */
async function createEventTable(knex) {
  await knex.schema.createTable('event', table => {
    table.comment('What happened, as it was told; all else is made from it');
    table.bigIncrements('seq');
    table.text('source').notNullable().comment('Who told of it');
    table.text('event_id').notNullable().comment('What its source calls it');
    table.text('type').notNullable();
    table.text('subject').comment('What it is about; none if it is ignored');
    time('occurred_at', table).notNullable();
    time('received_at', table).notNullable();
    table
      .binary('payload_z')
      .comment('JSON, gzipped; emptied when it is old, so that the key stays');
    table.text('ignored').comment('Why nothing is made of it');
    table.unique(['source', 'event_id']);
    table.index(['subject', 'occurred_at', 'seq']);
    table.index(['type', 'occurred_at', 'seq']);
    table.index(['received_at'], 'event_payload_received_at', {
      predicate: knex.whereNotNull('payload_z'),
    });
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createDeadLetterTable(knex) {
  await knex.schema.createTable('dead_letter', table => {
    table.comment('What was sent and could not be understood');
    table.text('id').primary().comment('SHA-256 of what was sent');
    table.text('ingest').notNullable().comment('The way that it came in');
    table.text('reason').notNullable().comment('What is wrong with it');
    table.json('headers').notNullable().comment('Those that tell what it is');
    table.binary('body_z').notNullable().comment('Gzipped, as it came');
    table.text('excerpt').notNullable().comment('How it begins, for people');
    table.integer('bytes').notNullable();
    table.integer('times').notNullable().comment('How often it came');
    time('first_at', table).notNullable();
    time('last_at', table).notNullable();
    time('replayed_at', table).nullable();
    table.index(['last_at', 'id']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createEventTable(knex);
  await createDeadLetterTable(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dead_letter');
  await knex.schema.dropTable('event');
};
