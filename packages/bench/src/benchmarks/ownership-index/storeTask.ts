import { setTimeout as delay } from 'node:timers/promises';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { countStatements } from '../../database/statements';
import { startCpuClock } from '../../measure/cpu';
import { runTask } from '../../process/nodeTask';
import { ANNOTATION_HOSTS } from '../../synthetic/metadata';
import { createOwnershipCatalog } from '../../synthetic/ownershipCatalog';
import {
  createEntityStream,
  EntityStream,
  NOBODY,
} from '../../synthetic/stream';
import {
  OpenedOwnership,
  openOwnership,
  OWNERSHIP_FIELDS,
} from '../ownership/harness';
import { IndexTaskSettings, StoreResult, Timed } from './settings';

const CHANGES = 5;
const ROWS_PER_INSERT = 500;
const LOOK_AGAIN_MS = 5;
const GIVE_UP_MS = 60_000;

runTask(fillStore);

async function fillStore(settings: IndexTaskSettings): Promise<StoreResult> {
  const { database, size, seed } = settings;
  const entities = createOwnershipCatalog({ size, seed });
  const stream = createEntityStream(entities, OWNERSHIP_FIELDS);
  const ownership = await openOwnership({ database });
  // A start runs the migrations, which are not the refresh's.
  await (await ownership.harness.startReplica()).stop();
  const first = await timeRefresh(ownership, stream);
  const unchanged = await timeRefresh(ownership, stream);
  const plain = {
    first: await insertPlainly(ownership.knex),
    unchanged: await comparePlainly(stream),
    changes: await changePlainly(ownership.knex),
  };
  const replica = await ownership.harness.startReplica();
  const result = {
    size: replica.size,
    first,
    unchanged,
    changes: await timeChanges(settings, ownership, entities),
    plain,
    host: hostOf(entities.find(({ kind }) => kind === 'Component')!),
  };
  await replica.stop();
  await ownership.knex.schema.dropTable('bench_plain');
  return result;
}

async function timeRefresh(
  { harness, knex }: OpenedOwnership,
  stream: EntityStream,
): Promise<Timed> {
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  const start = performance.now();
  await harness.refreshCatalog(stream, NOBODY);
  return {
    ms: performance.now() - start,
    cpuMs: cpu(),
    statements: statements.stop(),
  };
}

/** The replica has connections of its own, and asks every two seconds. */
async function timeChanges(
  { database }: IndexTaskSettings,
  { harness }: OpenedOwnership,
  entities: readonly Entity[],
): Promise<StoreResult['changes']> {
  const other = await openOwnership({ database });
  const replica = await other.harness.startReplica();
  const [chosen] = entities
    .filter(({ kind }) => kind === 'Component')
    .slice(-1);
  const changes: StoreResult['changes'] = [];
  for (let change = 0; change < CHANGES; change++) {
    const host = `moved-${change}.acme.test`;
    const stream = createEntityStream(
      entities.map(entity =>
        entity === chosen ? withHost(entity, host) : entity,
      ),
      OWNERSHIP_FIELDS,
    );
    // Wherever the replica is between two questions to the database.
    await delay((change * 2_000) / CHANGES);
    const start = performance.now();
    await harness.refreshCatalog(stream, NOBODY);
    const refreshMs = performance.now() - start;
    for (;;) {
      const { answers } = await replica.resolve({ query: host });
      if (answers[0]?.entity.entityRef === stringifyEntityRef(chosen)) {
        break;
      }
      if (performance.now() - start > GIVE_UP_MS) {
        throw new Error(`The other replica never answers for ${host}`);
      }
      await delay(LOOK_AGAIN_MS);
    }
    changes.push({ refreshMs, totalMs: performance.now() - start });
  }
  await replica.stop();
  await other.close();
  return changes;
}

/** Inserts what the plugin has stored, and nothing more than that. */
async function insertPlainly(knex: Knex): Promise<number> {
  const projections = await knex('entity').select('entity_ref', 'projection');
  const identifiers = new Map(
    (await knex('identifier_set').select('entity_ref', 'identifiers')).map(
      row => [row.entity_ref, asText(row.identifiers)],
    ),
  );
  const rows = projections.map(row => ({
    entity_ref: row.entity_ref,
    projection: asText(row.projection),
    identifiers: identifiers.get(row.entity_ref) ?? '[]',
  }));
  await knex.schema.createTable('bench_plain', table => {
    table.text('entity_ref').primary();
    table.text('projection').notNullable();
    table.text('identifiers').notNullable();
  });
  const start = performance.now();
  await knex.transaction(async tx => {
    await tx.batchInsert('bench_plain', rows, ROWS_PER_INSERT);
  });
  return performance.now() - start;
}

/** Compares each entity with what it was. */
async function comparePlainly(stream: EntityStream): Promise<number> {
  const before = new Map<string, string>();
  const compare = async () => {
    let changed = 0;
    const pages = stream.streamEntities(
      { fields: OWNERSHIP_FIELDS },
      { credentials: NOBODY },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const ref = stringifyEntityRef(entity);
        const text = JSON.stringify(entity);
        changed += before.get(ref) === text ? 0 : 1;
        before.set(ref, text);
      }
    }
    return changed;
  };
  await compare();
  const start = performance.now();
  const changed = await compare();
  if (changed > 0) {
    throw new Error(`${changed} entities changed by themselves`);
  }
  return performance.now() - start;
}

/** Changes a row, and reads it. */
async function changePlainly(knex: Knex): Promise<number[]> {
  const [{ entity_ref: ref }] = await knex('bench_plain')
    .orderBy('entity_ref')
    .limit(1);
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const start = performance.now();
    await knex('bench_plain')
      .where({ entity_ref: ref })
      .update({ identifiers: `["moved-${change}.acme.test"]` });
    await knex('bench_plain').where({ entity_ref: ref }).first();
    times.push(performance.now() - start);
  }
  return times;
}

function withHost(entity: Entity, host: string): Entity {
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [ANNOTATION_HOSTS]: host },
    },
  };
}

function hostOf({ metadata }: Entity): string {
  return (metadata.annotations?.[ANNOTATION_HOSTS] ?? '').split(',')[0];
}

/** PostgreSQL's driver has parsed it. */
function asText(json: unknown): string {
  return typeof json === 'string' ? json : JSON.stringify(json);
}
