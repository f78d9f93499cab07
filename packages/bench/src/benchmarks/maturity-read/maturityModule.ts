import { AsyncLocalStorage } from 'node:async_hooks';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import { onStatement } from '../../database/statements';
import { World } from './World';

/** Where it is told how many statements requests have taken. */
export const STATEMENTS_PATH = '/api/maturity/bench-statements';
/** Reads levels, now, and tells what that took. */
export const REFRESH_PATH = '/api/maturity/bench-refresh';
/** Names what a request is about. */
export const CASE_HEADER = 'x-bench-case';

const TASK = 'read-levels';
const RESOLUTION_MS = 5;
const NS_PER_MS = 1_000_000;

/** What it took to read levels. */
export interface RefreshCost {
  ms: number;
  statements: number;
  /** The longest that a request would have had to wait meanwhile. */
  stalledMs: number;
}

/** Counts what the plugin asks its database, and has it read levels. */
export function createMaturityModule(world: World) {
  return createBackendModule({
    pluginId: 'maturity',
    moduleId: 'bench',
    register(env) {
      env.registerInit({
        deps: {
          database: coreServices.database,
          httpRouter: coreServices.httpRouter,
          scheduler: coreServices.scheduler,
        },
        async init({ database, httpRouter, scheduler }) {
          const current = new AsyncLocalStorage<{ count: number }>();
          const most: Record<string, number> = {};
          onStatement(await database.getClient(), () => {
            const work = current.getStore();
            if (work) {
              work.count += 1;
            }
          });
          const router = Router();
          router.get('/bench-statements', (_req, res) => {
            res.json(most);
          });
          router.post('/bench-refresh', async (req, res) => {
            const changed = Number(req.query.changed ?? 0);
            if (changed > 0) {
              world.change(changed);
            }
            const work = { count: 0 };
            const cost = await timed(() =>
              current.run(work, () => scheduler.triggerTask(TASK)),
            );
            res.json({ ...cost, statements: work.count });
          });
          // Modules come before their plugin, and so do their routes.
          router.use((req, res, next) => {
            const name = req.header(CASE_HEADER);
            if (name === undefined) {
              next();
              return;
            }
            const work = { count: 0 };
            res.once('finish', () => {
              most[name] = Math.max(most[name] ?? 0, work.count);
            });
            current.run(work, next);
          });
          httpRouter.use(router);
        },
      });
    },
  });
}

async function timed(
  run: () => Promise<void>,
): Promise<Omit<RefreshCost, 'statements'>> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const start = performance.now();
  await run();
  const ms = performance.now() - start;
  // What holds the loop up at the very end is seen only once it turns again
  await new Promise(resolve => setTimeout(resolve, 2 * RESOLUTION_MS));
  delays.disable();
  return { ms, stalledMs: delays.max / NS_PER_MS - RESOLUTION_MS };
}
