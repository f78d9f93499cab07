// @ts-check

const {
  createLeaseTable,
  dropLeaseTable,
} = require('@groundwork/backstage-plugin-groundwork-node');

/**
 * @param {string} name
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
const time = (name, table) =>
  table.timestamp(name, { useTz: true, precision: 3 });

/**
 * @param {import('knex').Knex} knex
 */
async function createFactTables(knex) {
  await knex.schema.createTable('entity', table => {
    table.comment('What the catalog says of each entity, as far as needed');
    table.text('entity_ref').primary();
    table.text('digest').notNullable().comment('Tells whether it has changed');
    table.text('kind').notNullable().comment('Lower case');
    table.text('title').notNullable();
    table.text('title_key').notNullable().comment('Lower case, to sort by');
    table.text('type');
    table.text('lifecycle');
    table.integer('tier').notNullable().comment('0 when it has none');
    table.text('owner_ref').notNullable().comment('Empty when it has none');
    table.text('parent_ref').comment('Of a group: the group above it').index();
    table
      .json('document')
      .notNullable()
      .comment('The entity without its longest parts, for filters');
    time('missing_since', table)
      .nullable()
      .comment('Since when the catalog does not have it any more');
    table.index(['kind', 'entity_ref']);
    table.index(['owner_ref', 'kind']);
  });

  await knex.schema.createTable('fact_set', table => {
    table.comment(
      'What a source last observed of an entity. One row for all its facts, since they are read and written together',
    );
    table.text('entity_ref').notNullable();
    table.text('source').notNullable();
    table
      .json('facts')
      .notNullable()
      .comment(
        'By fact id: v value, c changed at, o observed at if not as the row, e error, s error since; times in epoch ms',
      );
    table
      .text('digest')
      .notNullable()
      .comment('Of values and errors: tells whether they changed');
    time('observed_at', table).notNullable();
    table.primary(['entity_ref', 'source']);
    table.index(['source', 'entity_ref']);
  });

  await knex.schema.createTable('fact_change', table => {
    table.comment('Values that facts had before, to go back in time by');
    table.increments('id');
    table.text('entity_ref').notNullable();
    table.text('source').notNullable();
    time('replaced_at', table).notNullable().index();
    table
      .json('previous')
      .notNullable()
      .comment('By fact id: v value until then; without v it had none');
    table.index(['entity_ref', 'replaced_at']);
  });

  await knex.schema.createTable('collector_run', table => {
    table.comment('How the last run of each collector went');
    table.text('collector_id').primary();
    time('started_at', table).notNullable();
    time('succeeded_at', table).nullable();
    table.text('error');
    time('error_since', table).nullable();
    table.integer('entities').notNullable().comment('Offered to it');
    table.integer('observations').notNullable();
    table.json('problems').notNullable().comment('What was left out, and why');
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createDefinitionTables(knex) {
  await knex.schema.createTable('scorecard', table => {
    table.comment('The scorecards in force, and which version');
    table.text('id').primary();
    table.integer('version').notNullable();
    table
      .text('origin')
      .notNullable()
      .comment('Where its definition comes from: a location, or api');
    time('removed_at', table).nullable();
  });

  await knex.schema.createTable('scorecard_version', table => {
    table.comment('Every version of every scorecard; never changed');
    table.text('scorecard_id').notNullable();
    table.integer('version').notNullable();
    table.text('digest').notNullable();
    table.json('definition').notNullable();
    table.text('yaml').notNullable().comment('As it was written');
    table.text('origin').notNullable();
    table.text('published_by').notNullable();
    time('published_at', table).notNullable();
    table.primary(['scorecard_id', 'version']);
  });

  await knex.schema.createTable('refused_definition', table => {
    table.comment('What was wrong with definitions when they were last read');
    table.text('location').notNullable();
    table
      .text('scorecard_id')
      .notNullable()
      .comment('Empty when not to be told');
    time('since', table).notNullable();
    table.json('problems').notNullable();
    table.primary(['location', 'scorecard_id']);
  });

  await knex.schema.createTable('definition_revision', table => {
    table.comment('One row: grows whenever a definition in force changes');
    table.integer('id').primary();
    table.integer('value').notNullable();
  });
  await knex('definition_revision').insert({ id: 1, value: 0 });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createStateTables(knex) {
  await knex.schema.createTable('state', table => {
    table.comment('Where each entity stands on each scorecard');
    table.text('scorecard_id').notNullable();
    table.text('entity_ref').notNullable();
    table.integer('version').notNullable().comment('Of the definition');
    // Whole numbers; PostgreSQL's driver gives those of 64 bits as texts.
    table.double('seq').notNullable().comment('Of its newest transition');
    table
      .text('statuses')
      .notNullable()
      .comment(
        'A letter per check in the order of the version: P F U S X, in lower case while not enforced, - where it does not apply',
      );
    table.integer('level').notNullable();
    table.integer('levels').notNullable().comment('How many there are');
    table.boolean('unmeasured').notNullable();
    table.double('score').notNullable().comment('-1 when no check applies');
    table.double('passed_weight').notNullable();
    table.double('known_weight').notNullable();
    table.double('applicable_weight').notNullable();
    time('level_since', table).notNullable();
    time('evaluated_at', table).notNullable();
    table
      .json('details')
      .notNullable()
      .comment('s: since, in epoch ms by check id; m: message by check id');
    table.text('owner_ref').notNullable().comment('Of the entity, to sort by');
    table.text('title_key').notNullable().comment('Of the entity, to sort by');
    table.integer('tier').notNullable().comment('Of the entity, to sort by');
    table.primary(['scorecard_id', 'entity_ref']);
    table.index(['entity_ref']);
    table.index(['scorecard_id', 'title_key', 'entity_ref']);
    table.index(['scorecard_id', 'score', 'entity_ref']);
    table.index(['scorecard_id', 'level', 'entity_ref']);
    table.index(['scorecard_id', 'owner_ref', 'entity_ref']);
    table.index(['scorecard_id', 'level_since', 'entity_ref']);
    table.index(['scorecard_id', 'tier', 'entity_ref']);
  });

  await knex.schema.createTable('transition', table => {
    table.comment('What changed for an entity, when, and by which values');
    table.text('scorecard_id').notNullable();
    table.text('entity_ref').notNullable();
    table
      .double('seq')
      .notNullable()
      .comment('Epoch of the lease that it was written under: it only grows');
    table.integer('version').notNullable();
    time('at', table).notNullable().index();
    table.integer('from_level').comment('Null when it was not part before');
    table.integer('to_level').comment('Null when it is not part any more');
    table.text('statuses').notNullable().comment('After it; as in state');
    table.double('passed_weight').notNullable();
    table.double('known_weight').notNullable();
    table.double('applicable_weight').notNullable();
    table.text('owner_ref').notNullable().comment('Of the entity, then');
    table
      .json('changes')
      .notNullable()
      .comment('Per check: c its id, f from, t to, v values by fact id');
    table.primary(['scorecard_id', 'entity_ref', 'seq']);
    table.index(['entity_ref', 'at']);
  });

  await knex.schema.createTable('rollup', table => {
    table.comment('Sums of states by owner and tier, kept up with each write');
    table.text('scorecard_id').notNullable();
    table.text('owner_ref').notNullable();
    table.integer('tier').notNullable();
    table.integer('entities').notNullable();
    table.integer('unmeasured').notNullable();
    table.double('passed_weight').notNullable();
    table.double('known_weight').notNullable();
    table.double('applicable_weight').notNullable();
    table.json('levels').notNullable().comment('Entities by level');
    table
      .json('checks')
      .notNullable()
      .comment(
        'By check id: entities that pass, fail, are unknown, stale, exempt, and for how many it alone is missing for the next level',
      );
    table.primary(['scorecard_id', 'owner_ref', 'tier']);
    table.index(['owner_ref']);
  });

  await knex.schema.createTable('daily', table => {
    table.comment('Roll-ups as they were at the end of each day');
    table.text('scorecard_id').notNullable();
    table.text('owner_ref').notNullable();
    table.integer('tier').notNullable();
    table.text('day').notNullable().comment('YYYY-MM-DD, UTC');
    table.integer('entities').notNullable();
    table.double('passed_weight').notNullable();
    table.double('known_weight').notNullable();
    table.double('applicable_weight').notNullable();
    table.json('levels').notNullable();
    table.primary(['scorecard_id', 'owner_ref', 'tier', 'day']);
    table.index(['scorecard_id', 'day']);
    table.index(['day']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createWaiverTables(knex) {
  await knex.schema.createTable('waiver', table => {
    table.uuid('id').primary();
    table.text('entity_ref').notNullable();
    table.text('scorecard_id').notNullable();
    table.text('check_id').notNullable();
    table.text('reason').notNullable();
    table.text('compensating_check_id');
    table.text('status').notNullable();
    table.text('requested_by').notNullable();
    time('requested_at', table).notNullable();
    time('expires_at', table).notNullable();
    table.text('decided_by');
    time('decided_at', table).nullable();
    table.text('decision_comment');
    time('reminded_at', table)
      .nullable()
      .comment('When the owner was told that it ends soon');
    table.index(['entity_ref', 'status']);
    table.index(['status', 'expires_at']);
    table.index(['requested_at', 'id']);
  });

  await knex.schema.createTable('notice', table => {
    table.comment('What owners are to be told; written with what it tells of');
    table.increments('id');
    table.text('recipient_ref').notNullable();
    table.text('scorecard_id').notNullable();
    table.text('entity_ref').notNullable();
    table.text('kind').notNullable();
    table.json('content').notNullable();
    time('created_at', table).notNullable();
    table.index(['created_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createFactTables(knex);
  await createDefinitionTables(knex);
  await createStateTables(knex);
  await createWaiverTables(knex);
  await createLeaseTable(knex, 'evaluation_queue');
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await dropLeaseTable(knex, 'evaluation_queue');
  for (const table of [
    'notice',
    'waiver',
    'daily',
    'rollup',
    'transition',
    'state',
    'definition_revision',
    'refused_definition',
    'scorecard_version',
    'scorecard',
    'collector_run',
    'fact_change',
    'fact_set',
    'entity',
  ]) {
    await knex.schema.dropTableIfExists(table);
  }
};
