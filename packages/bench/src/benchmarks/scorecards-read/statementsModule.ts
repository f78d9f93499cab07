import Router from 'express-promise-router';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { countStatements } from '../../database/statements';

/** Where it is told how many statements the plugin has sent so far. */
export const STATEMENTS_PATH = '/api/scorecards/bench-statements';

/** Counts what the plugin asks its database. */
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
        const statements = countStatements(await database.getClient());
        const router = Router();
        router.get('/bench-statements', (_req, res) => {
          res.json({ count: statements.count() });
        });
        httpRouter.use(router);
      },
    });
  },
});
