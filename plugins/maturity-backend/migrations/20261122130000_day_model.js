// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('team_day', table => {
    table
      .text('model')
      .comment(
        'Id and version of the model that it is by; null where not kept',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('team_day', table => {
    table.dropColumn('model');
  });
};
