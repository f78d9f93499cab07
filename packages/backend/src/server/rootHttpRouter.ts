import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { RootLifecycleService } from '@backstage/backend-plugin-api';
import { stopInOrder } from './shutdown';

/** Backstage's server, except for how it stops. */
export const portalRootHttpRouterServiceFactory = rootHttpRouterServiceFactory({
  configure({ applyDefaults, server, lifecycle, logger }) {
    stopInOrder({
      server,
      logger,
      // It is the root's, which the type of the context does not tell.
      lifecycle: lifecycle as RootLifecycleService,
    });
    applyDefaults();
  },
});
