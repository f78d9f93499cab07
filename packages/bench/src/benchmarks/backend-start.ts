import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BenchmarkContext, defineBenchmark } from '../benchmark';
import { DatabaseKind } from '../database/kind';
import { createScratchDatabase, ScratchDatabase } from '../database/scratch';
import { interleave } from '../measure/interleave';
import { summarise } from '../measure/statistics';
import { repositoryRoot } from '../paths';
import {
  BackstageOptions,
  startBackstage,
  startPortal,
} from '../server/backstage';
import { RunningServer } from '../server/server';

const BARE = 'createBackend() with only the catalog plugin';
const BUDGET_MS = 3_000;

const portalConfig = {
  // The demo catalog is data, and the time to read it is not the backend's.
  catalog: { locations: [] },
  // Servers are measured as in production, where the demo's sign-in, which is
  // one of the plugins to start, would otherwise refuse to.
  auth: { providers: { demo: { dangerouslyAllowInProduction: true } } },
};

type Start = (options: BackstageOptions) => Promise<RunningServer>;

const startPortalEmpty: Start = options =>
  startPortal({ ...options, config: portalConfig });

const startBare: Start = options =>
  startBackstage({
    ...options,
    features: ['@backstage/plugin-catalog-backend'],
  });

/**
 * Time from the start of the process until the backend says it is ready:
 * the portal against a bare backend, on an empty database (all migrations
 * run) and on the one that the first start left behind.
 */
export const backendStart = defineBenchmark({
  name: 'backend-start',
  summary: 'process start to readiness, the portal and a bare backend',
  defaults: { sizes: [], databases: ['sqlite', 'postgres'], repeat: 5 },
  async run(context) {
    for (const database of context.databases) {
      await measureOn(database, context);
    }
  },
});

/** Times of one empty and one further start. */
interface Starts {
  empty: number;
  migrated: number;
}

async function measureOn(kind: DatabaseKind, context: BenchmarkContext) {
  context.progress(`${kind}: one start of each that does not count`);
  await startTwice(startBare, kind, context);
  await startTwice(startPortalEmpty, kind, context);

  const [portal, bare] = await interleave(context.repeat, [
    () => startTwice(startPortalEmpty, kind, context),
    () => startTwice(startBare, kind, context),
  ]);
  report('empty database', kind, {
    portal: portal.map(({ empty }) => empty),
    bare: bare.map(({ empty }) => empty),
    context,
  });
  report('migrated database', kind, {
    portal: portal.map(({ migrated }) => migrated),
    bare: bare.map(({ migrated }) => migrated),
    context,
  });
}

async function startTwice(
  start: Start,
  kind: DatabaseKind,
  context: BenchmarkContext,
): Promise<Starts> {
  const database = await createScratchDatabase(kind, context.cleanup);
  const empty = await timeStart(start, database, context);
  const migrated = await timeStart(start, database, context);
  await database.drop();
  return { empty, migrated };
}

async function timeStart(
  start: Start,
  database: ScratchDatabase,
  { cleanup, now, progress }: BenchmarkContext,
): Promise<number> {
  const name = start === startBare ? 'bare backend' : 'portal';
  const server = await start({ name, database, cleanup, now });
  progress(`  ${name}: ready after ${Math.round(server.readyAfterMs)} ms`);
  await server.stop();
  return server.readyAfterMs;
}

function report(
  name: string,
  database: DatabaseKind,
  times: { portal: number[]; bare: number[]; context: BenchmarkContext },
): void {
  const portal = summarise(times.portal);
  const bare = summarise(times.bare);
  times.context.report({
    case: name,
    database,
    metric: 'time to ready',
    unit: 'ms',
    better: 'lower',
    measured: portal,
    baseline: { what: BARE, measured: bare },
    ...(name === 'empty database' && {
      budget: {
        what: 'backend: start with all plugins, empty database ≤ 3 s over a bare Backstage backend',
        limit: BUDGET_MS,
        bound: 'at most',
        unit: 'ms',
        measured: portal.p50 - bare.p50,
      },
    }),
    notes: {
      // With a built frontend the portal also stores its files at a start.
      frontendBuilt: existsSync(resolve(repositoryRoot, 'packages/app/dist')),
    },
  });
}
