import { setTimeout as delay } from 'node:timers/promises';
import createKnex, { Knex } from 'knex';
import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { createScratchDatabase } from '../../database/scratch';
import { createHttpClient, HttpClient } from '../../http/client';
import { interleave } from '../../measure/interleave';
import { temporaryDirectory } from '../../process/temporaryDirectory';
import { startBackstage } from '../../server/backstage';
import { importHistory, readPlainly } from './git';
import { HistoryCounts, writeHistory } from './history';
import { BackfillRounds, reportBackfill } from './report';

const ROUTE = '/api/delivery/backfills';
const POLL_MS = 20;
/** What is made of events, and then of what was made. */
const QUEUES = ['dirty_subject', 'dirty_repository'];
const FAR_AHEAD_MS = 60 * 60_000;

interface Backfill {
  id: string;
  status: string;
  error?: string;
  counts: HistoryCounts;
}

/** A history of a size, on one database, beside plain `git log`. */
export async function measureBackfill(
  { size, database: kind }: { size: number; database: DatabaseKind },
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, now, progress, repeat, seed } = context;
  progress(`${kind}: a repository of ${size} commits`);
  const { directory, remove } = await temporaryDirectory(cleanup);
  const { counts, stream } = writeHistory(size, seed);
  await importHistory(directory, stream);
  const database = await createScratchDatabase(kind, cleanup);
  const backend = await startBackstage({
    name: 'backend with delivery',
    database,
    features: [
      '@backstage/plugin-catalog-backend',
      '@groundwork/backstage-plugin-delivery-backend',
    ],
    config: { delivery: { backfill: { allow: [directory] } } },
    cleanup,
    now,
  });
  const knex = createKnex(database.knexConfig('delivery'));
  const client = createHttpClient({ ...backend, connections: 1 });
  const rounds: BackfillRounds = { read: [], used: [], again: [], plain: [] };
  await interleave(repeat, [
    async () => {
      // A name of its own, so that all of it is new
      const name = `git.bench.test/round/${rounds.read.length}`;
      const request = { repository: directory, name };
      progress(`${kind}: round ${rounds.read.length + 1}`);
      const before = now();
      await readAll(client, request, counts);
      rounds.read.push(now() - before);
      await untilUsed(knex);
      rounds.used.push(now() - before);
      const beforeAgain = now();
      await readAll(client, request, counts);
      rounds.again.push(now() - beforeAgain);
    },
    async () => {
      const before = now();
      const plain = await readPlainly(directory);
      rounds.plain.push(now() - before);
      assertSame(plain, counts);
    },
  ]);
  reportBackfill(rounds, { size, database: kind, counts }, context);
  client.close();
  await knex.destroy();
  await backend.stop();
  await database.drop();
  await remove();
}

/** @throws Error unless all of it was found */
async function readAll(
  client: HttpClient,
  body: { repository: string; name: string },
  counts: HistoryCounts,
): Promise<void> {
  let backfill = await client.sendJson<Backfill>({
    method: 'POST',
    path: ROUTE,
    body,
  });
  while (backfill.status === 'queued' || backfill.status === 'running') {
    await delay(POLL_MS);
    const path = `${ROUTE}/${backfill.id}`;
    backfill = await client.sendJson<Backfill>({ path });
  }
  if (backfill.status !== 'succeeded') {
    throw new Error(`The backfill has ${backfill.status}: ${backfill.error}`);
  }
  assertSame(backfill.counts, counts);
}

/**
 * Until everything that is shown was made of what was appended. A repository that is
 * only to be looked at again tomorrow, for what time changes, is done.
 */
async function untilUsed(knex: Knex): Promise<void> {
  const soon = new Date(Date.now() + FAR_AHEAD_MS).toISOString();
  for (const table of QUEUES) {
    while (await knex(table).where('due_at', '<', soon).first('key')) {
      await delay(POLL_MS);
    }
  }
}

function assertSame(found: object, counts: HistoryCounts): void {
  for (const [name, count] of Object.entries(counts)) {
    const other = new Map(Object.entries(found)).get(name);
    if (other !== undefined && other !== count) {
      throw new Error(`Of ${count} ${name}, ${other} were found`);
    }
  }
}
