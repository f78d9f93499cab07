import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { approvalGuardServiceFactory } from './approvalGuard';
import { permissionModulePortalPolicy } from './module';

/** Who may do what in this portal. */
export default createBackendFeatureLoader({
  *loader() {
    yield permissionModulePortalPolicy;
    yield approvalGuardServiceFactory;
  },
});
