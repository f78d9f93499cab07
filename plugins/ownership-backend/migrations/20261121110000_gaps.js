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
exports.up = async function up(knex) {
  await knex.schema.createTable('gap_mark', table => {
    table.comment('One row: counts the changes of gaps');
    table.integer('id').primary();
    table.bigInteger('revision').notNullable();
    table
      .bigInteger('purged_through')
      .notNullable()
      .comment('Whoever has seen fewer changes than this has to start afresh');
    time('refreshed_at', table)
      .nullable()
      .comment('When gaps were last looked for in all entities');
  });
  await knex('gap_mark').insert({ id: 1, revision: 0, purged_through: 0 });

  await knex.schema.createTable('gap', table => {
    table.comment('What is wrong with the ownership of entities, since when');
    table.text('id').primary();
    table.text('entity_ref').notNullable();
    table.text('kind').notNullable();
    time('since', table).notNullable();
    table.text('title').notNullable().comment('Of the entity');
    table.integer('tier').nullable().comment('Of the entity');
    table.json('owners').notNullable().comment('Of the entity');
    table.json('detail').notNullable();
    table.bigInteger('revision').notNullable().index();
    time('closed_at', table)
      .nullable()
      .index()
      .comment('Kept for a while: a gap that comes back is the same one');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('gap');
  await knex.schema.dropTable('gap_mark');
};
