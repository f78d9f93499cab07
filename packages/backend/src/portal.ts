import { createBackend } from '@backstage/backend-defaults';
import {
  portalHttpRouterServiceFactory,
  portalRootHttpRouterServiceFactory,
} from './server';

/** Puts the portal's backend together: every plugin that it runs. */
export function createPortalBackend() {
  const backend = createBackend();

  backend.add(portalRootHttpRouterServiceFactory);
  backend.add(portalHttpRouterServiceFactory);

  backend.add(import('@backstage/plugin-app-backend'));
  backend.add(import('@backstage/plugin-proxy-backend'));

  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
  backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));
  backend.add(
    import('@groundwork/backstage-plugin-auth-backend-module-demo-provider'),
  );

  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(import('./permissions'));

  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
  );
  backend.add(import('@backstage/plugin-catalog-backend-module-github'));
  backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
  backend.add(import('@backstage/plugin-catalog-backend-module-unprocessed'));

  backend.add(import('@backstage/plugin-scaffolder-backend'));

  backend.add(import('@groundwork/backstage-plugin-ownership-backend'));

  backend.add(import('@groundwork/backstage-plugin-scorecards-backend'));
  backend.add(
    import('@groundwork/backstage-plugin-scorecards-backend-module-ownership'),
  );

  backend.add(import('@groundwork/backstage-plugin-environments-backend'));
  backend.add(
    import('@groundwork/backstage-plugin-environments-backend-module-postgres'),
  );
  backend.add(
    import('@groundwork/backstage-plugin-environments-backend-module-script'),
  );
  backend.add(
    import('@groundwork/backstage-plugin-environments-backend-module-git'),
  );
  backend.add(
    import(
      '@groundwork/backstage-plugin-environments-backend-module-terraform'
    ),
  );

  backend.add(
    import('@groundwork/backstage-plugin-catalog-backend-module-environments'),
  );
  backend.add(
    import(
      '@groundwork/backstage-plugin-scaffolder-backend-module-environments'
    ),
  );
  backend.add(
    import(
      '@groundwork/backstage-plugin-scorecards-backend-module-environments'
    ),
  );

  backend.add(import('@groundwork/backstage-plugin-delivery-backend'));
  backend.add(
    import('@groundwork/backstage-plugin-scorecards-backend-module-delivery'),
  );
  backend.add(
    import('@groundwork/backstage-plugin-ownership-backend-module-delivery'),
  );

  backend.add(import('@groundwork/backstage-plugin-maturity-backend'));

  // The PostgreSQL engine steps aside for the embedded one on SQLite.
  backend.add(import('@backstage/plugin-search-backend'));
  backend.add(import('@backstage/plugin-search-backend-module-pg'));
  backend.add(import('@backstage/plugin-search-backend-module-catalog'));
  backend.add(
    import('@groundwork/backstage-plugin-search-backend-module-ownership'),
  );
  backend.add(
    import('@groundwork/backstage-plugin-search-backend-module-scorecards'),
  );
  backend.add(
    import('@groundwork/backstage-plugin-search-backend-module-environments'),
  );

  backend.add(import('@backstage/plugin-events-backend'));
  backend.add(import('@backstage/plugin-notifications-backend'));
  backend.add(import('@backstage/plugin-signals-backend'));
  backend.add(import('@backstage/plugin-user-settings-backend'));
  backend.add(import('@backstage/plugin-mcp-actions-backend'));

  return backend;
}
