import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import knexFactory, { Knex } from 'knex';
import { readCdEvents } from '../ingest/cdevents/readCdEvents';
import { migrations } from '../log/__testUtils__/events';
import { seededRandom } from '../statistics';
import { DIRTY_SUBJECTS } from '../store/DirtySubjects';
import { World } from '../store/__testUtils__/world';
import { batchesOf, idsOf } from './__testUtils__/deployments';
import { KillableBackend } from './__testUtils__/KillableBackend';
import { BATCH_TYPE, sendAll, Sent } from './__testUtils__/sendAll';
import { contentsOf } from './__testUtils__/tables';

jest.setTimeout(600_000);

/** As many as take seconds, or as many as the plugin must stand. */
const COUNT = process.env.GROUNDWORK_TEST_THOROUGH === '1' ? 20_000 : 4_000;
const BATCH = 200;
const AT_ONCE = 4;
const KILLS = 3;
const SEED = 6;
/** Requests are answered in about as long, and so are killed at any point. */
const MAX_DELAY_MS = 60;
const LOOK_MS = 250;
const SCHEMA = 'delivery';

/** A database that a backend and a test can open. */
interface Shared {
  /** As in `backend.database` of the configuration. */
  settings: JsonObject;
  open(): Knex;
}

describeEachDatabase('An ingest', { migrations }, ({ dialect, create }) => {
  const files = createMockDirectory();
  const cleanups: Array<() => Promise<void>> = [];

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) {
      await cleanup();
    }
  });

  async function share(name: string): Promise<Shared> {
    if (dialect === 'sqlite') {
      const directory = files.resolve(name);
      return {
        settings: { client: 'better-sqlite3', connection: { directory } },
        open: () =>
          knexFactory({
            client: 'better-sqlite3',
            connection: { filename: `${directory}/${SCHEMA}.sqlite` },
            useNullAsDefault: true,
          }),
      };
    }
    const knex = await create();
    cleanups.push(() => knex.destroy());
    const { connection } = knex.client.config;
    return {
      settings: {
        client: 'pg',
        connection,
        pluginDivisionMode: 'schema',
        ensureExists: false,
        ensureSchemaExists: true,
      },
      open: () =>
        knexFactory({ client: 'pg', connection, searchPath: [SCHEMA] }),
    };
  }

  async function look<T>(
    { open }: Shared,
    read: (knex: Knex) => Promise<T>,
  ): Promise<T> {
    const knex = open();
    try {
      return await read(knex);
    } finally {
      await knex.destroy();
    }
  }

  const storedIds = (database: Shared) =>
    look(database, knex =>
      knex('event').orderBy('event_id').pluck<string[]>('event_id'),
    );

  async function startOn(database: Shared): Promise<KillableBackend> {
    const backend = await KillableBackend.create(database.settings);
    cleanups.push(() => backend.kill());
    await backend.start();
    return backend;
  }

  /** Until records are made of all events, and then nobody writes any more. */
  async function settle(
    database: Shared,
    backend: KillableBackend,
  ): Promise<Record<string, string[]>> {
    // As if the minute had passed for which those that were killed hold leases
    await look(database, knex =>
      knex(DIRTY_SUBJECTS)
        .whereNotNull('leased_until')
        .update({ leased_until: new Date(0).toISOString() }),
    );
    const isDone = () =>
      look(
        database,
        async knex => (await knex(DIRTY_SUBJECTS).first()) === undefined,
      );
    while (!(await isDone())) {
      await sleep(LOOK_MS);
    }
    await backend.kill();
    return look(database, contentsOf);
  }

  /** What comes of the same events where nobody kills what takes them. */
  async function undisturbed(): Promise<Record<string, string[]>> {
    const knex = await create();
    cleanups.push(() => knex.destroy());
    const world = new World(knex);
    for (const batch of batchesOf(COUNT, BATCH)) {
      const { events } = readCdEvents({
        headers: { 'content-type': BATCH_TYPE },
        body: Buffer.from(JSON.stringify(batch)),
        at: world.now(),
      });
      await world.log.append(events, world.now());
    }
    await world.settle();
    return contentsOf(knex);
  }

  it(`of ${COUNT} events loses and doubles nothing when its backend is killed`, async () => {
    const database = await share('killed');
    const backend = await startOn(database);
    const sent: Sent = { acknowledged: [], appended: 0, unanswered: 0 };
    const moments = momentsOf(COUNT / BATCH);
    const lost: string[][] = [];
    let up = Promise.resolve();

    const killAndRestart = async (delayMs: number) => {
      await sleep(delayMs);
      await backend.kill();
      const stored = new Set(await storedIds(database));
      lost.push(sent.acknowledged.filter(it => !stored.has(it)));
      await backend.start();
    };
    await sendAll(batchesOf(COUNT, BATCH), sent, {
      url: backend.url,
      atOnce: AT_ONCE,
      onSend: request => {
        const moment = moments.find(it => it.request === request);
        if (moment) {
          up = killAndRestart(moment.delayMs);
        }
      },
      untilUp: () => up,
    });
    await up;

    expect(lost).toEqual(moments.map(() => []));
    expect(sent.acknowledged).toHaveLength(COUNT);
    // It would lose nothing either if it had had nothing to do
    expect(sent.unanswered).toBeGreaterThan(0);
    expect(await storedIds(database)).toEqual(idsOf(COUNT));

    const after = await settle(database, backend);
    const expected = await undisturbed();
    for (const table of ['event', 'deployment', 'left_out', 'dead_letter']) {
      expect([table, after[table]]).toEqual([table, expected[table]]);
    }
    expect(after.deployment).toHaveLength(COUNT);
  });
});

/** With which request in flight it is killed, and how long after that went out. */
function momentsOf(
  requests: number,
): Array<{ request: number; delayMs: number }> {
  const random = seededRandom(SEED);
  // One in each third, so that there is something before and after it
  return Array.from({ length: KILLS }, (_, kill) => ({
    request: 1 + Math.floor(((kill + random()) * requests) / KILLS),
    delayMs: random() * MAX_DELAY_MS,
  }));
}
