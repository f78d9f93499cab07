import { createApiRef } from '@backstage/core-plugin-api';
import { OwnershipApi } from '@groundwork/backstage-plugin-ownership-common';

/**
 * The backend that knows who owns what.
 *
 * @public
 */
export const ownershipApiRef = createApiRef<OwnershipApi>({
  id: 'plugin.ownership.api',
});
