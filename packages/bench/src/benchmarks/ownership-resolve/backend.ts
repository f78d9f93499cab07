import { setTimeout as delay } from 'node:timers/promises';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResolveResponse } from '@groundwork/backstage-plugin-ownership-common';
import { BenchmarkContext } from '../../benchmark';
import { ScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { portalBackendRoot, sourceFile } from '../../paths';
import { startBackstage } from '../../server/backstage';
import { RunningServer } from '../../server/server';
import { SIGN_IN_FEATURES, signIn, signInConfig } from '../../server/signIn';
import { Question } from '../ownership/questions';

const FEATURES = [
  ...SIGN_IN_FEATURES,
  '@backstage/plugin-permission-backend',
  `${portalBackendRoot}/src/permissions/index.ts`,
  '@groundwork/backstage-plugin-ownership-backend',
  sourceFile('server/noop.ts'),
  sourceFile('benchmarks/ownership-resolve/catalogService.ts'),
];

export const RESOLVE_PATH = '/api/ownership/resolve';

const POLL_MS = 250;
const GIVE_UP_MS = 10 * 60_000;

/** A backend that answers, and the tokens of two who may ask it. */
export interface OwnershipBackend {
  /** With the token of a service, as a script has it. */
  asService: RunningServer;
  /** With the token of a person who has signed in. */
  asPerson: RunningServer;
  stop: RunningServer['stop'];
}

/**
 * Starts a backend with the ownership plugin, real sign-in and the portal's
 * permission policy, and waits until it answers the question.
 */
export async function startOwnershipBackend(options: {
  entities: readonly Entity[];
  size: number;
  database: ScratchDatabase;
  question: Question;
  context: BenchmarkContext;
}): Promise<OwnershipBackend> {
  const { entities, size, database, question, context } = options;
  const { cleanup, now, seed } = context;
  const user = entities.find(({ kind }) => kind === 'User');
  if (!user) {
    throw new Error('The catalog has nobody who could sign in');
  }
  const userEntityRef = stringifyEntityRef(user);
  const asService = await startBackstage({
    name: 'ownership',
    features: FEATURES,
    database,
    config: {
      ...signInConfig(userEntityRef),
      // Read once: reading it again would be timed with the answers.
      ownership: { snapshotFile: false, catalog: { refresh: { hours: 24 } } },
      bench: { catalog: { size, seed } },
    },
    cleanup,
    now,
  });
  await waitForAnswer(asService, question, now);
  const token = await signIn(asService.url, userEntityRef);
  return { asService, asPerson: { ...asService, token }, stop: asService.stop };
}

/** The index follows the database, so the first answer takes a while. */
async function waitForAnswer(
  server: RunningServer,
  { request: body, expected }: Question,
  now: () => number,
): Promise<void> {
  const deadline = now() + GIVE_UP_MS;
  const client = createHttpClient({ ...server, connections: 1 });
  try {
    for (;;) {
      const answer = await client.sendJson<ResolveResponse>({
        method: 'POST',
        path: RESOLVE_PATH,
        body,
      });
      const named = answer.answers.map(({ entity }) => entity.entityRef);
      if (named.includes(expected[0]) && !answer.degraded) {
        return;
      }
      if (now() > deadline) {
        throw new Error(
          `After ${GIVE_UP_MS / 60_000} minutes '${body.query}' leads to ${
            named.join(', ') || 'nothing'
          }: ${answer.degradedReasons.join(' ')}`,
        );
      }
      await delay(POLL_MS);
    }
  } finally {
    client.close();
  }
}
