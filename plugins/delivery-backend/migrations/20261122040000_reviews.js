// @ts-check

/**
 * Times are milliseconds since 1970, as in all that is derived.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('review_nudge', table => {
    table.comment('Of which waits teams were told');
    table.text('change_id').primary();
    table.double('waiting_since').notNullable().comment('The wait it was of');
    table.double('sent_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('review_nudge');
};
