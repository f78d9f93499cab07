import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { READS_BY_CONDITION } from './company';

/**
 * Lets everybody do everything. What one of them may read of the catalog depends on
 * the entity, so that the catalog has to be asked about each, and ends up the same.
 */
class BenchPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    return user?.info.userEntityRef === READS_BY_CONDITION &&
      isResourcePermission(permission, 'catalog-entity')
      ? createCatalogConditionalDecision(
          permission,
          catalogConditions.isEntityKind({
            kinds: ['Component', 'Group', 'User'],
          }),
        )
      : { result: AuthorizeResult.ALLOW };
  }
}

/** Installs the policy of the bench. */
export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new BenchPolicy());
      },
    });
  },
});
