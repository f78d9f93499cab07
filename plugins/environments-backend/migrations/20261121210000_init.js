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
async function createBlueprintTables(knex) {
  await knex.schema.createTable('blueprint', table => {
    table.comment('The blueprints in force, and which version');
    table.text('id').primary();
    table.integer('version').notNullable();
    table.text('origin').notNullable().comment('The location it comes from');
    time('removed_at', table).nullable();
  });

  await knex.schema.createTable('blueprint_version', table => {
    table.comment('Every version of every blueprint; never changed');
    table.text('blueprint_id').notNullable();
    table.integer('version').notNullable();
    table.text('digest').notNullable();
    table.json('definition').notNullable();
    table.text('yaml').notNullable().comment('As it was written');
    table.text('origin').notNullable();
    time('published_at', table).notNullable();
    table.primary(['blueprint_id', 'version']);
  });

  await knex.schema.createTable('refused_blueprint', table => {
    table.comment('What was wrong with definitions when they were last read');
    table.text('location').notNullable();
    table.text('blueprint_id').notNullable().comment('Empty when not told');
    time('since', table).notNullable();
    table.json('problems').notNullable();
    table.primary(['location', 'blueprint_id']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createEnvironmentTables(knex) {
  await knex.schema.createTable('environment', table => {
    table.comment('What is wanted of each environment, and how it is');
    table.text('id').primary();
    table.text('name').notNullable();
    table
      .text('live_name')
      .unique()
      .comment('The name, until it is deleted: then others may have it');
    table.text('blueprint_id').notNullable();
    table.text('owner_ref').notNullable();
    table.text('component_ref');
    table.text('stage');
    table
      .text('stage_key')
      .unique()
      .comment('Component and stage of a long-lived one: there is one of each');
    table.text('created_by').notNullable();
    time('created_at', table).notNullable();
    time('updated_at', table).notNullable();
    table.integer('generation').notNullable().comment('Of what is wanted');
    table.integer('observed_generation').notNullable();
    table
      .json('desired')
      .notNullable()
      .comment('DesiredState, and what is agreed to');
    table.text('phase').notNullable();
    table.text('message').notNullable();
    table.json('conditions').notNullable();
    table.json('outputs').notNullable().comment('By name, with SecretRefs');
    time('expires_at', table).nullable().index();
    table
      .integer('warned')
      .notNullable()
      .comment('How many warnings of its end were given');
    time('made_at', table)
      .nullable()
      .comment('When it was there for the first time');
    time('used_at', table).nullable().comment('When it was last used');
    time('paused_at', table).nullable();
    table.double('cost_per_hour').notNullable().comment('As it is now');
    table.double('cost_per_day').notNullable().comment('Reserved by its owner');
    table.double('cost_so_far').notNullable().comment('Until cost_at');
    time('cost_at', table).notNullable();
    time('deleted_at', table).nullable();
    table
      .text('idempotency_key')
      .unique()
      .comment('Of whom and for what, so that it is created once');
    table.index(['owner_ref', 'deleted_at']);
    table.index(['component_ref']);
    table.index(['deleted_at', 'created_at', 'id']);
  });

  await knex.schema.createTable('owner_lock', table => {
    table.comment('One row per owner: who counts and reserves, locks it');
    table.text('owner_ref').primary();
    table.integer('reservations').notNullable();
  });

  await knex.schema.createTable('resource', table => {
    table.comment('What of an environment there is');
    table.text('environment_id').notNullable();
    table.text('name').notNullable();
    table.text('type').notNullable();
    table.text('driver').notNullable();
    table.text('status').notNullable();
    table.text('message');
    table.text('drift');
    table.text('external_id');
    table.json('state').comment("The driver's");
    table.json('outputs').notNullable();
    table
      .text('applied_digest')
      .comment('Of what was wanted when it was last applied whole');
    table.json('applied_desire').comment('ResourceDesire, as it was applied');
    table.text('depends_on').notNullable().comment('Names, by commas');
    table.double('cost_per_hour').notNullable();
    table.double('paused_cost_per_hour').notNullable();
    time('observed_at', table).nullable();
    table.primary(['environment_id', 'name']);
  });

  await knex.schema.createTable('operation', table => {
    table.comment('Attempts to move environments to what is wanted');
    table.text('id').primary();
    table.text('environment_id').notNullable();
    table.integer('number').notNullable().comment('Within the environment');
    table.text('kind').notNullable();
    table.text('status').notNullable();
    table.integer('generation').notNullable();
    table.text('requested_by').comment('Null when the engine began it');
    time('requested_at', table).notNullable();
    time('started_at', table).nullable();
    time('finished_at', table).nullable();
    table.json('steps').notNullable();
    table.integer('attempts').notNullable();
    time('next_attempt_at', table).nullable();
    table.text('waiting_for');
    table.json('error');
    table.text('plan_digest');
    time('cancel_requested_at', table).nullable();
    table.integer('log_lines').notNullable();
    table.unique(['environment_id', 'number']);
    table.index(['status', 'requested_at']);
  });

  await knex.schema.createTable('intent', table => {
    table.comment('Written before something is done outside, and after');
    table.text('environment_id').notNullable();
    table.text('resource').notNullable();
    table.text('key').notNullable();
    table.text('status').notNullable().comment('begun or done');
    table.text('external_id');
    table.double('epoch').notNullable().comment('Of the lease that wrote it');
    time('begun_at', table).notNullable();
    time('done_at', table).nullable();
    table.primary(['environment_id', 'resource', 'key']);
  });

  await knex.schema.createTable('log_line', table => {
    table.comment('Logs of operations, blackened');
    table.text('operation_id').notNullable();
    table.integer('seq').notNullable();
    time('at', table).notNullable();
    table.text('stage').notNullable();
    table.text('level').notNullable();
    table.text('text').notNullable();
    table.primary(['operation_id', 'seq']);
  });

  await knex.schema.createTable('secret', table => {
    table.comment('Values, encrypted');
    table.text('id').primary();
    table.text('environment_id').notNullable();
    table.text('resource').notNullable();
    table.text('name').notNullable();
    table.text('key_id').notNullable().comment('Of the key of the config');
    table.text('sealed').notNullable();
    time('created_at', table).notNullable();
    table.unique(['environment_id', 'resource', 'name']);
    table.index(['key_id']);
  });

  await createLeaseTable(knex, 'environment_queue');
}

/**
 * @param {import('knex').Knex} knex
 */
async function createDeploymentTables(knex) {
  await knex.schema.createTable('release', table => {
    table.comment('Immutable versions of components');
    table.text('component_ref').notNullable();
    table.text('version').notNullable();
    table.text('repository').notNullable();
    table.text('commit').notNullable();
    table.text('artifact_digest');
    table.text('provenance');
    time('created_at', table).notNullable();
    table.text('created_by').comment('Null when found as a tag');
    table.primary(['component_ref', 'version']);
    table.index(['component_ref', 'created_at']);
  });

  await knex.schema.createTable('deployment', table => {
    table.comment('Releases placed into stages');
    table.text('id').primary();
    table.text('component_ref').notNullable();
    table.text('owner_ref').notNullable();
    table.text('stage').notNullable();
    table.text('environment_id').notNullable();
    table.text('kind').notNullable();
    table.text('version').notNullable();
    table.text('commit').notNullable();
    table.text('previous_version');
    table.text('blueprint_id').notNullable();
    table.integer('blueprint_version').notNullable();
    table.json('inputs').notNullable().comment('Of the blueprint');
    table.double('cost_per_day').notNullable();
    table.text('status').notNullable();
    table.json('gates').notNullable();
    table.text('plan_digest').notNullable();
    table.text('requested_by').notNullable();
    time('requested_at', table).notNullable();
    time('finished_at', table).nullable();
    time('verified_at', table).nullable();
    table.text('override_reason').comment('Why gates were passed over');
    table.text('message');
    table.text('operation_id').index();
    table.text('idempotency_key').unique();
    table.index(['component_ref', 'stage', 'requested_at']);
    table.index(['environment_id', 'status', 'requested_at']);
    table.index(['status']);
  });

  await knex.schema.createTable('approval_request', table => {
    table.text('id').primary();
    table.text('subject_kind').notNullable();
    table.text('subject_id').notNullable();
    table.text('owner_ref').notNullable();
    table.json('subject').notNullable();
    table.text('digest').notNullable();
    table.json('summary').notNullable();
    table.json('groups').notNullable();
    table.integer('required').notNullable();
    table.text('requested_by').notNullable();
    time('requested_at', table).notNullable();
    time('expires_at', table).notNullable();
    table.text('status').notNullable();
    time('decided_at', table).nullable();
    table.index(['subject_kind', 'subject_id']);
    table.index(['status', 'expires_at']);
    table.index(['requested_at', 'id']);
  });

  await knex.schema.createTable('approval_decision', table => {
    table.text('request_id').notNullable();
    table.text('decided_by').notNullable();
    time('decided_at', table).notNullable();
    table.text('decision').notNullable();
    table.text('comment');
    table.primary(['request_id', 'decided_by']);
  });

  await knex.schema.createTable('freeze_window', table => {
    table.text('id').primary();
    table.text('reason').notNullable();
    time('from_at', table).notNullable();
    time('to_at', table).notNullable().index();
    table.json('stages').notNullable();
    table.json('entities').notNullable();
    table.text('created_by').notNullable();
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createRecordTables(knex) {
  await knex.schema.createTable('timeline_event', table => {
    table.comment('What happened; nothing deletes it');
    table.increments('id');
    time('at', table).notNullable();
    table.text('kind').notNullable();
    table.text('message').notNullable();
    table.text('actor');
    table.text('environment_id');
    table.text('component_ref');
    table.text('owner_ref').notNullable();
    table.text('operation_id');
    table.text('deployment_id');
    table.json('details');
    table.index(['environment_id', 'id']);
    table.index(['component_ref', 'id']);
  });

  await knex.schema.createTable('notice', table => {
    table.comment('What people are to be told; written with what it tells of');
    table.increments('id');
    table.text('recipient_ref').notNullable();
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.text('link').notNullable();
    table.text('severity').notNullable();
    table.text('topic').notNullable();
    time('created_at', table).notNullable();
    table.integer('attempts').notNullable();
    time('due_at', table).notNullable();
    time('sent_at', table).nullable().index();
  });

  await knex.schema.createTable('outbox_event', table => {
    table.comment('CDEvents to be sent; written with what they tell of');
    table.increments('id');
    table.text('event_id').notNullable().unique();
    table.text('type').notNullable();
    table.text('subject').notNullable().comment('Order is kept within one');
    table.json('event').notNullable();
    time('created_at', table).notNullable().index();
  });

  await knex.schema.createTable('outbox_sink', table => {
    table.comment('How far each sink is');
    table.text('sink').notNullable();
    table.integer('event').notNullable().comment('Id of the outbox_event');
    table.text('subject').notNullable();
    table.text('status').notNullable().comment('pending, sent or dead');
    table.integer('attempts').notNullable();
    table.integer('refusals').notNullable().comment('Those of the attempts');
    time('due_at', table).notNullable();
    table.text('last_error');
    table.primary(['sink', 'event']);
    table.index(['sink', 'status', 'due_at']);
    table.index(['sink', 'subject', 'status', 'event']);
  });

  await knex.schema.createTable('orphan', table => {
    table.comment('What no environment knows of');
    table.text('id').primary();
    table.text('driver').notNullable();
    table.text('external_id').notNullable();
    table.text('description').notNullable();
    table.text('environment_id');
    table.text('resource');
    time('first_seen_at', table).notNullable();
    time('last_seen_at', table).notNullable();
    table.text('status').notNullable();
    table.text('message');
    table.unique(['driver', 'external_id']);
  });

  await knex.schema.createTable('inventory_run', table => {
    table.text('driver').primary();
    time('succeeded_at', table).nullable();
    table.text('error');
    table.integer('objects').notNullable();
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createBlueprintTables(knex);
  await createEnvironmentTables(knex);
  await createDeploymentTables(knex);
  await createRecordTables(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await dropLeaseTable(knex, 'environment_queue');
  for (const table of [
    'inventory_run',
    'orphan',
    'outbox_sink',
    'outbox_event',
    'notice',
    'timeline_event',
    'freeze_window',
    'approval_decision',
    'approval_request',
    'deployment',
    'release',
    'secret',
    'log_line',
    'intent',
    'operation',
    'resource',
    'owner_lock',
    'environment',
    'refused_blueprint',
    'blueprint_version',
    'blueprint',
  ]) {
    await knex.schema.dropTableIfExists(table);
  }
};
