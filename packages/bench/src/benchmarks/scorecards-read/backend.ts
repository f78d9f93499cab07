import { setTimeout as delay } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { BenchmarkContext } from '../../benchmark';
import { ScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { portalBackendRoot, sourceFile } from '../../paths';
import { startBackstage } from '../../server/backstage';
import { RunningServer } from '../../server/server';
import { SIGN_IN_FEATURES, signIn, signInConfig } from '../../server/signIn';
import { ScorecardsCatalog } from '../scorecards/catalog';
import { collectorIds, pushedFacts } from '../scorecards/facts';
import { StatementCounts, STATEMENTS_PATH } from './statementsModule';

const FEATURES = [
  ...SIGN_IN_FEATURES,
  '@backstage/plugin-permission-backend',
  `${portalBackendRoot}/src/permissions/index.ts`,
  '@groundwork/backstage-plugin-scorecards-backend',
  sourceFile('server/noop.ts'),
  ...['catalogService', 'collectorModule', 'statementsModule'].map(name =>
    sourceFile(`benchmarks/scorecards-read/${name}.ts`),
  ),
];

/** What a start does beside answering is over after so long without much. */
const QUIET_SECONDS = 5;
const STATEMENTS_OF_A_QUIET_SECOND = 3;
const GIVE_UP_MS = 10 * 60_000;

/** A backend that answers, and the tokens of two who may ask it. */
export interface ScorecardsBackend {
  /** With the token of a service, as a script has it. */
  asService: RunningServer;
  /** With the token of a person who has signed in. */
  asPerson: RunningServer;
  stop: RunningServer['stop'];
}

/**
 * Starts a backend with the scorecards plugin on a database that is full, with
 * real sign-in and the portal's permission policy, and waits until it has read
 * the catalog and found that nothing has changed.
 */
export async function startScorecardsBackend(options: {
  catalog: ScorecardsCatalog;
  size: number;
  database: ScratchDatabase;
  context: BenchmarkContext;
}): Promise<ScorecardsBackend> {
  const { catalog, size, database, context } = options;
  const { cleanup, now, seed } = context;
  const user = catalog.entities.find(({ kind }) => kind === 'User');
  if (!user) {
    throw new Error('The catalog has nobody who could sign in');
  }
  const userEntityRef = stringifyEntityRef(user);
  const asService = await startBackstage({
    name: 'scorecards',
    features: FEATURES,
    database,
    config: {
      ...signInConfig(userEntityRef),
      scorecards: scorecardsConfig(),
      bench: { catalog: { size, seed } },
    },
    cleanup,
    now,
  });
  await waitUntilQuiet(asService, now);
  const token = await signIn(asService.url, userEntityRef);
  return { asService, asPerson: { ...asService, token }, stop: asService.stop };
}

/** Everything is in the store; what would look for more is off, or waits. */
function scorecardsConfig(): JsonObject {
  return {
    catalog: { refresh: { hours: 24 } },
    reload: { hours: 24 },
    evaluation: { poll: { minutes: 10 } },
    collectors: Object.fromEntries(
      [...collectorIds, 'team'].map(id => [id, { enabled: false }]),
    ),
    push: {
      facts: pushedFacts.map(({ id, type, description }) => ({
        id,
        type,
        description,
      })),
    },
  };
}

/** What the plugin has asked its database since it was started. */
export async function countsOf(
  server: RunningServer,
): Promise<StatementCounts> {
  const client = createHttpClient({ ...server, connections: 1 });
  try {
    return await client.sendJson({ path: STATEMENTS_PATH });
  } finally {
    client.close();
  }
}

async function waitUntilQuiet(
  server: RunningServer,
  now: () => number,
): Promise<void> {
  const deadline = now() + GIVE_UP_MS;
  let { total: before } = await countsOf(server);
  for (let quiet = 0; quiet < QUIET_SECONDS; ) {
    await delay(1_000);
    const { total } = await countsOf(server);
    quiet = total - before > STATEMENTS_OF_A_QUIET_SECOND ? 0 : quiet + 1;
    before = total;
    if (now() > deadline) {
      throw new Error(
        `The plugin is still busy after ${GIVE_UP_MS / 60_000} minutes`,
      );
    }
  }
}
