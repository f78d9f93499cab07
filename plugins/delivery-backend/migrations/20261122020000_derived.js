// @ts-check
const {
  createLeaseTable,
  dropLeaseTable,
} = require('@groundwork/backstage-plugin-groundwork-node');

/**
 * Times are milliseconds since 1970: they are compared, and cut into weeks.
 *
 * @param {string} name
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
const time = (name, table) => table.double(name);

/**
 * @param {import('knex').Knex} knex
 */
async function createDirectoryTables(knex) {
  await knex.schema.createTable('catalog_component', table => {
    table.comment('What the catalog says of components, as of the last look');
    table.text('component').primary().comment('Entity ref');
    table.text('title').notNullable();
    table.text('owner').comment('Entity ref');
    table.text('system').comment('Entity ref');
    table.text('domain').comment('Entity ref');
    table.text('repository').comment('As subjects of changes call it');
    table.text('path').comment('In its repository; none for all of it');
    table.jsonb('services').notNullable().comment('What deployments call it');
    table.index(['repository']);
    table.index(['owner']);
  });
  await knex.schema.createTable('catalog_group', table => {
    table.comment('Groups with all groups in them, themselves included');
    table.text('group').notNullable();
    table.text('member').notNullable();
    table.primary(['group', 'member']);
    table.index(['member']);
  });
  await knex.schema.createTable('component_owner', table => {
    table.comment('Who owned a component since when');
    table.text('component').notNullable();
    time('since', table).notNullable();
    table.text('team').comment('Entity ref; none when nobody did');
    table.primary(['component', 'since']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createHistoryTables(knex) {
  await knex.schema.createTable('commit_node', table => {
    table.comment('What commits follow');
    table.text('subject').notNullable().index().comment('Which told of it');
    table.text('repository').notNullable();
    table.text('sha').notNullable().index();
    table.jsonb('parents').comment('None where it is not known');
    time('committed_at', table);
    table.primary(['repository', 'sha', 'subject']);
  });
  await knex.schema.createTable('link_correction', table => {
    table.comment('What people said of where failures came from');
    table.text('id').primary();
    table.text('subject').notNullable().index();
    time('at', table).notNullable();
    table.text('from_kind').notNullable();
    table.text('from_id').notNullable();
    table.text('to_kind');
    table.text('to_id');
    table.text('kind').notNullable().comment('is, isNot or none');
    table.text('reason').notNullable();
    table.index(['from_kind', 'from_id']);
  });
}

const COUNTED = [
  'at',
  'bin',
  'reason',
  'is_open',
  'is_approximate',
  'is_decisive',
  'value',
];

/** No generated column: SQLite would read each row for one. */
const SPAN_COUNTED = ['end_at', 'start_at', 'stage', 'kind', 'item', 'place'];

/**
 * All that is made of the records of a repository, and replaced together.
 *
 * @param {import('knex').Knex} knex
 */
async function createDerivedTables(knex) {
  await knex.schema.createTable('derivation', table => {
    table.comment('Of what records numbers were made, and when');
    table.text('repository').primary();
    table.integer('version').notNullable();
    time('derived_at', table).notNullable();
    table.jsonb('remarks').notNullable().comment('Codes of what limits them');
    table
      .boolean('is_empty')
      .notNullable()
      .defaultTo(false)
      .comment('Whether there was nothing that numbers could be made of');
    table.index(['version']);
  });
  await knex.schema.createTable('placement', table => {
    table.comment('Which deployment brought a change to production');
    table.bigIncrements('row_id');
    table.text('repository').notNullable().index();
    table.text('change_id').notNullable();
    table.text('component').notNullable();
    table.text('deployment_id').index();
    table.text('reason').comment('Why there is none');
    time('at', table);
    table.unique(['repository', 'change_id', 'component']);
    table.index(['change_id']);
  });
  await knex.schema.createTable('placed_deployment', table => {
    table.comment('What deployments were, among those of their environment');
    table.bigIncrements('row_id');
    table.text('repository').notNullable().index();
    table.text('id').notNullable().index();
    table.text('component').notNullable().comment('As the catalog calls it');
    table.text('team');
    table.text('environment').notNullable();
    table.boolean('is_production').notNullable();
    table.text('sha').notNullable();
    table.text('version');
    table.text('kind').notNullable().comment('deploy, redeploy or rollback');
    table.text('result').notNullable();
    table.text('previous_id');
    time('started_at', table);
    time('finished_at', table);
    time('at', table).comment('When it took effect');
    // It can move from one to another, and each is derived by itself.
    table.unique(['repository', 'id']);
    table.index(['component', 'environment', 'at']);
    table.index(['is_production', 'at']);
  });
  await knex.schema.createTable('failure_link', table => {
    table.comment('What failed because of what');
    table.bigIncrements('row_id');
    table.text('repository').notNullable().index();
    table.text('from_kind').notNullable();
    table.text('from_id').notNullable();
    table.text('to_kind').notNullable();
    table.text('to_id').notNullable();
    table.text('class').notNullable();
    table.double('confidence').notNullable();
    table.text('evidence').notNullable();
    table.boolean('is_corrected').notNullable();
    table.unique(['repository', 'from_kind', 'from_id', 'to_kind', 'to_id']);
    table.index(['from_kind', 'from_id']);
    table.index(['to_kind', 'to_id']);
  });
  await knex.schema.createTable('stage_span', table => {
    table.comment('What changes spent in stages');
    table.bigIncrements('id');
    table.text('repository').notNullable().index();
    table.text('item').notNullable().index();
    table.text('stage').notNullable();
    table.text('kind').notNullable().comment('queue or touch');
    time('start_at', table).notNullable();
    time('end_at', table).comment('None while it lasts');
    table.text('component');
    table.text('team');
    table.text('cohort').notNullable();
    table
      .integer('place')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Of its component, where an item has several in a stage; 0 alone counts where each item counts once',
      );
    // What reaches into a period is found by its end: most ended long before. With
    // all that it takes to count it: rows need not be read
    table.index(['team', ...SPAN_COUNTED], 'stage_span_counted_of_team');
    table.index(
      ['component', ...SPAN_COUNTED],
      'stage_span_counted_of_component',
    );
    table.index(SPAN_COUNTED, 'stage_span_counted');
  });
  await knex.schema.createTable('reading', table => {
    table.comment('What one item says of a metric');
    table.bigIncrements('id');
    table.text('repository').notNullable().index();
    table.text('metric').notNullable();
    table.text('item').notNullable();
    table.text('component');
    table.text('team');
    table.text('cohort');
    time('at', table).notNullable().comment('When it counts');
    table.double('value').comment('None where it was not measured');
    table.integer('bin').comment('Of a histogram whose bins are 2 % wide');
    table.text('reason').comment('Why it was not measured');
    table.boolean('is_open').notNullable();
    table.boolean('is_approximate').notNullable();
    table
      .boolean('is_decisive')
      .notNullable()
      .comment('Whether it alone counts where each item counts once');
    table.index(['item']);
    // With all that it takes to count a period: rows need not be read
    table.index(['metric', ...COUNTED, 'component'], 'reading_counted');
    table.index(
      ['component', 'metric', ...COUNTED],
      'reading_counted_of_component',
    );
    table.index(['team', 'metric', ...COUNTED], 'reading_counted_of_team');
    table.index(['reason', 'component', 'at'], 'reading_first_deployment', {
      predicate: knex.whereRaw("reason = 'firstDeployment'"),
    });
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createLeaseTable(knex, 'dirty_repository');
  await createDirectoryTables(knex);
  await createHistoryTables(knex);
  await createDerivedTables(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'reading',
    'stage_span',
    'failure_link',
    'placed_deployment',
    'placement',
    'derivation',
    'link_correction',
    'commit_node',
    'component_owner',
    'catalog_group',
    'catalog_component',
  ]) {
    await knex.schema.dropTable(table);
  }
  await dropLeaseTable(knex, 'dirty_repository');
};
