// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('evaluation', table => {
    table.comment(
      'What the states of each entity came of, so that it need not be evaluated again when that is still so. To have everything evaluated anew, delete all rows',
    );
    table.text('entity_ref').primary();
    table
      .text('inputs')
      .notNullable()
      .comment('Digest of all that was read of it, without the time');
    table
      .text('definitions')
      .notNullable()
      .comment('Digest of all definitions by which it comes to that');
    table
      .text('selecting')
      .notNullable()
      .comment('Digest of those of them that select it');
    table.integer('states').notNullable().comment('How many it came to');
    table
      .timestamp('evaluated_at', { useTz: true, precision: 3 })
      .notNullable()
      .comment('By the clock of who evaluated it');
    table
      .timestamp('next_due_at', { useTz: true, precision: 3 })
      .nullable()
      .comment('When time alone may change the states; null for never');
    table
      .boolean('steady')
      .notNullable()
      .comment('Whether they hold until then');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('evaluation');
};
