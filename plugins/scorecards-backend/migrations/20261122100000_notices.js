// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('notice', table => {
    table.index(['recipient_ref', 'scorecard_id', 'id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('notice', table => {
    table.dropIndex(['recipient_ref', 'scorecard_id', 'id']);
  });
};
