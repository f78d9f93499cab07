import Router from 'express-promise-router';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';

/** Where the route below is. */
export const NOOP_PATH = '/api/bench-noop/';

/**
 * A plugin whose one route asks for credentials and does nothing.
 *
 * What it costs is what Backstage itself costs, which no plugin can undercut.
 */
export default createBackendPlugin({
  pluginId: 'bench-noop',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        const router = Router();
        router.get('/', async (req, res) => {
          await httpAuth.credentials(req);
          res.json({});
        });
        httpRouter.use(router);
      },
    });
  },
});
