import { MaturityModelAnswer } from '@groundwork/backstage-plugin-maturity-common';
import { BenchmarkContext } from '../../benchmark';
import { ScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { sourceFile } from '../../paths';
import { startBackstage } from '../../server/backstage';
import { RunningServer } from '../../server/server';
import { SIGN_IN_FEATURES, signIn, signInConfig } from '../../server/signIn';
import { Reader } from './cases';
import { READS_ALL, READS_BY_CONDITION } from './company';
import { ModelRules } from './settings';

const FEATURES = [
  ...SIGN_IN_FEATURES,
  '@backstage/plugin-permission-backend',
  '@backstage/plugin-catalog-backend',
  '@groundwork/backstage-plugin-maturity-backend',
  sourceFile('server/noop.ts'),
  sourceFile('synthetic/module.ts'),
  ...['policyModule', 'standIns'].map(name =>
    sourceFile(`benchmarks/maturity-read/${name}.ts`),
  ),
];

/** A backend that answers, to whoever may ask it. */
export interface MaturityBackend {
  /** With the token of a service, as a script has it. */
  asService: RunningServer;
  /** With the tokens of people who have signed in. */
  as: Record<Reader, RunningServer>;
  stop: RunningServer['stop'];
}

const NO_RULES: ModelRules = { levels: '', practices: '', rules: [] };

/** Has all tables made, and the model read. */
export async function prepareTables(
  database: ScratchDatabase,
  size: number,
  context: BenchmarkContext,
): Promise<ModelRules> {
  const backend = await start(database, { size, model: NO_RULES }, context);
  const client = createHttpClient({ ...backend, connections: 1 });
  try {
    const { model, scorecards } = await client.sendJson<MaturityModelAnswer>({
      path: '/api/maturity/model',
    });
    return {
      levels: scorecards.levels,
      practices: scorecards.practices ?? '',
      rules: [
        ...model.capabilities.flatMap(({ capability, checks }) =>
          checks.map(({ id, level }) => ({ id, level, capability })),
        ),
        ...model.practices.map(({ id }) => ({ id, level: 1 })),
      ],
    };
  } finally {
    client.close();
    await backend.stop();
  }
}

/** Starts the plugin on a database that is full, with a real catalog and sign-in. */
export async function startMaturity(
  database: ScratchDatabase,
  options: { size: number; model: ModelRules },
  context: BenchmarkContext,
): Promise<MaturityBackend> {
  const asService = await start(database, options, context);
  const as = async (userEntityRef: string) => ({
    ...asService,
    token: await signIn(asService.url, userEntityRef),
  });
  return {
    asService,
    as: {
      readsAll: await as(READS_ALL),
      readsByCondition: await as(READS_BY_CONDITION),
    },
    stop: asService.stop,
  };
}

function start(
  database: ScratchDatabase,
  { size, model }: { size: number; model: ModelRules },
  { cleanup, now, seed }: BenchmarkContext,
): Promise<RunningServer> {
  const { permission } = signInConfig(READS_ALL);
  return startBackstage({
    name: 'backend with maturity',
    database,
    features: FEATURES,
    config: {
      permission,
      auth: {
        providers: {
          demo: {
            // For measuring in production mode; it listens on loopback only.
            dangerouslyAllowInProduction: true,
            people: [READS_ALL, READS_BY_CONDITION].map(userEntityRef => ({
              userEntityRef,
              name: 'Someone',
              role: 'Someone',
            })),
          },
        },
      },
      bench: { teams: size, seed, model: JSON.parse(JSON.stringify(model)) },
    },
    cleanup,
    now,
  });
}
