import { AsyncLocalStorage } from 'node:async_hooks';
import Router from 'express-promise-router';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { onStatement } from '../../database/statements';

/** Where it is told what the plugin has sent so far. */
export const STATEMENTS_PATH = '/api/scorecards/bench-statements';

/** Statements that the plugin has sent since it was started. */
export interface StatementCounts {
  /** In all, with those of tasks. */
  total: number;
  /** By method and URL: the most of any such request. */
  most: Record<string, number>;
}

/** Counts what the plugin asks its database, request by request. */
export default createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'bench-statements',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        httpRouter: coreServices.httpRouter,
      },
      async init({ database, httpRouter }) {
        const current = new AsyncLocalStorage<{ count: number }>();
        const counts: StatementCounts = { total: 0, most: {} };
        onStatement(await database.getClient(), () => {
          counts.total += 1;
          const request = current.getStore();
          if (request) {
            request.count += 1;
          }
        });
        const router = Router();
        router.get('/bench-statements', (_req, res) => {
          res.json(counts);
        });
        // Modules come before their plugin, and so do their routes.
        router.use((req, res, next) => {
          const request = { count: 0 };
          res.once('finish', () => {
            const key = `${req.method} ${req.originalUrl}`;
            counts.most[key] = Math.max(counts.most[key] ?? 0, request.count);
          });
          current.run(request, next);
        });
        httpRouter.use(router);
      },
    });
  },
});
