// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
async function createTeamTables(knex) {
  await knex.schema.createTable('team', table => {
    table.comment('Groups, each with where it stands, as it was read last');
    table.text('entity_ref').primary();
    table.text('title').notNullable();
    table.text('parent').comment('Ref of the group that it is part of');
    table.text('type').comment('`spec.type`');
    table
      .boolean('graded')
      .notNullable()
      .comment('Whether the model selects it');
    table.jsonb('standing').comment('Levels and checks; none before the first');
    table.jsonb('figures').comment('What delivery says of it');
    table
      .timestamp('gone_since', { useTz: true, precision: 3 })
      .comment('Since when the catalog does not have it');
  });
  await knex.schema.createTable('team_day', table => {
    table.comment('The levels of graded groups, by day');
    table.text('entity_ref').notNullable();
    table.text('day').notNullable().index().comment('As in 2026-03-03, UTC');
    table.text('week').notNullable().comment('The Monday before it, UTC');
    table.jsonb('levels').notNullable().comment('By capability, or null');
    table.primary(['entity_ref', 'day']);
    table.index(['week', 'entity_ref']);
  });
  await knex.schema.createTable('finding', table => {
    table.comment('What holds changes up, as delivery said it last');
    table.text('scope').primary().comment('`all`, or the ref of a group');
    table.jsonb('finding').notNullable();
    table.timestamp('read_at', { useTz: true, precision: 3 }).notNullable();
  });
  await knex.schema.createTable('self_assessment', table => {
    table.comment('What teams say of themselves; not who of them said it');
    table.text('entity_ref').notNullable();
    table.text('question_id').notNullable();
    table.integer('level').notNullable();
    table.text('comment');
    table.timestamp('answered_at', { useTz: true, precision: 3 }).notNullable();
    table.primary(['entity_ref', 'question_id']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createRefreshTable(knex) {
  await knex.schema.createTable('refresh', table => {
    table.comment('One row: how far the tables beside it can be trusted');
    table.integer('id').primary();
    table
      .integer('turn')
      .notNullable()
      .comment('Of the last refresh that began; others can write nothing');
    table
      .integer('revision')
      .notNullable()
      .comment('Another whenever something of the tables is');
    table.timestamp('measured_at', { useTz: true, precision: 3 });
    table.jsonb('problems').notNullable().comment('Of the last refresh');
    table.jsonb('model').comment('The model in force, and what was refused');
  });
  await knex('refresh').insert({ id: 1, turn: 0, revision: 0, problems: '[]' });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createTeamTables(knex);
  await createRefreshTable(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'refresh',
    'self_assessment',
    'finding',
    'team_day',
    'team',
  ]) {
    await knex.schema.dropTable(table);
  }
};
