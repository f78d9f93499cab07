// A small portal in a process of its own: Backstage's event bus with a
// subscriber, and a plugin that answers when it is told to.
import { once } from 'node:events';
import { createBackend } from '@backstage/backend-defaults';
import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  portalHttpRouterServiceFactory,
  portalRootHttpRouterServiceFactory,
} from '../index';

const slowPlugin = createBackendPlugin({
  pluginId: 'slow',
  register(reg) {
    reg.registerInit({
      deps: {
        httpRouter: coreServices.httpRouter,
        database: coreServices.database,
      },
      async init({ httpRouter, database }) {
        const knex = await database.getClient();
        httpRouter.use((request, response, next) => {
          const answer = async () => {
            process.send?.('asked');
            if (request.path === '/never') {
              return;
            }
            await once(process, 'message');
            response.json(await knex.select(knex.raw('42 as answer')));
          };
          answer().catch(next);
        });
      },
    });
  },
});

/** Backstage's own reads the schema of every package first, to find secrets. */
const logger = createServiceFactory({
  service: coreServices.rootLogger,
  deps: {},
  factory: () => WinstonLogger.create({ level: 'info' }),
});

const backend = createBackend();
backend.add(logger);
backend.add(portalRootHttpRouterServiceFactory);
backend.add(portalHttpRouterServiceFactory);
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(slowPlugin);
backend.start().then(
  () => process.send?.('started'),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
