import { setTimeout as delay } from 'node:timers/promises';
import createKnex, { Knex } from 'knex';
import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { createScratchDatabase, ScratchDatabase } from '../../database/scratch';
import { createHttpClient, HttpRequest } from '../../http/client';
import { runLoad } from '../../http/load';
import { interleave } from '../../measure/interleave';
import { sourceFile } from '../../paths';
import { startBackstage } from '../../server/backstage';
import { startPlainServer } from '../../server/plain';
import { RunningServer } from '../../server/server';
import {
  BATCH,
  batch,
  CDEVENTS_TOKEN,
  GITHUB_SECRET,
  webhook,
} from './deliveries';
import { PlainSettings } from './plainServerProcess';
import { IngestRounds, reportIngest } from './report';

/** Of each round. */
const WEBHOOKS = 3_000;
const BATCHES = 20;
const IN_FLIGHT = 10;
const BATCHES_IN_FLIGHT = 2;
const POLL_MS = 20;

/** A way in which events come in. */
interface Way {
  count: number;
  events: number;
  concurrency: number;
  request: (round: number, index: number) => HttpRequest;
}

const SINGLY: Way = {
  count: WEBHOOKS,
  events: WEBHOOKS,
  concurrency: IN_FLIGHT,
  request: webhook,
};
const BATCHED: Way = {
  count: BATCHES,
  events: BATCHES * BATCH,
  concurrency: BATCHES_IN_FLIGHT,
  request: batch,
};

/** All ways in, on one database, beside the plainest code. */
export async function measureIngest(
  kind: DatabaseKind,
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, now, progress, repeat } = context;
  progress(`${kind}: starting the backend`);
  const database = await createScratchDatabase(kind, cleanup);
  const backend = await startBackend(database, context);
  const knex = createKnex(database.knexConfig('delivery'));
  const plainDatabase = await createScratchDatabase(kind, cleanup);
  const plain = await startPlainServer<PlainSettings>({
    name: 'plain ingest',
    script: sourceFile('benchmarks/delivery-ingest/plainServerProcess.ts'),
    settings: {
      database: plainDatabase.knexConfig('plain') as object,
      secret: GITHUB_SECRET,
    },
    cleanup,
    now,
  });
  const rounds: IngestRounds = { singly: [], batched: [], plain: [] };
  let round = 0;
  // The first round warms up what compiles code and opens connections.
  await measureWay(backend, knex, { way: SINGLY, round, now });
  await interleave(repeat, [
    async () => {
      round += 1;
      progress(`${kind}: round ${round}`);
      rounds.singly.push(
        await measureWay(backend, knex, { way: SINGLY, round, now }),
      );
    },
    async () => {
      rounds.batched.push(
        await measureWay(backend, knex, { way: BATCHED, round, now }),
      );
    },
    async () => {
      rounds.plain.push(await measurePlain(plain, round, now));
    },
  ]);
  reportIngest(rounds, kind, context);
  await knex.destroy();
  await plain.stop();
  await backend.stop();
  await database.drop();
  await plainDatabase.drop();
}

function startBackend(
  database: ScratchDatabase,
  { cleanup, now }: BenchmarkContext,
): Promise<RunningServer> {
  return startBackstage({
    name: 'backend with delivery',
    database,
    features: [
      '@backstage/plugin-catalog-backend',
      '@groundwork/backstage-plugin-delivery-backend',
    ],
    config: {
      delivery: {
        ingest: {
          github: { secrets: [GITHUB_SECRET] },
          cdevents: { tokens: [CDEVENTS_TOKEN] },
        },
      },
    },
    cleanup,
    now,
  });
}

/** Events a second until the last was acknowledged, and until all were used. */
async function measureWay(
  server: RunningServer,
  knex: Knex,
  { way, round, now }: { way: Way; round: number; now: () => number },
): Promise<{ kept: number; used: number }> {
  const { count, events, concurrency, request } = way;
  const requests = Array.from({ length: count }, (_, i) => request(round, i));
  const client = createHttpClient({ ...server, connections: concurrency });
  try {
    const before = now();
    const { elapsedMs } = await runLoad({
      count,
      concurrency,
      call: index => client.send(requests[index]),
      now,
    });
    await untilUsed(knex);
    const usedMs = now() - before;
    return {
      kept: (events * 1_000) / elapsedMs,
      used: (events * 1_000) / usedMs,
    };
  } finally {
    client.close();
  }
}

/** Until a record was made of everything that was appended. */
async function untilUsed(knex: Knex): Promise<void> {
  while (await knex('dirty_subject').first('key')) {
    await delay(POLL_MS);
  }
}

async function measurePlain(
  plain: RunningServer,
  round: number,
  now: () => number,
): Promise<number> {
  const { count, concurrency, request } = SINGLY;
  const requests = Array.from({ length: count }, (_, i) => request(round, i));
  const client = createHttpClient({ ...plain, connections: concurrency });
  try {
    const { elapsedMs } = await runLoad({
      count,
      concurrency,
      call: index => client.send(requests[index]),
      now,
    });
    return (count * 1_000) / elapsedMs;
  } finally {
    client.close();
  }
}
