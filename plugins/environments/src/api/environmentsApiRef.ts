import { createApiRef } from '@backstage/core-plugin-api';
import { EnvironmentsApi } from '@groundwork/backstage-plugin-environments-common';

/**
 * The backend that makes environments.
 *
 * @public
 */
export const environmentsApiRef = createApiRef<EnvironmentsApi>({
  id: 'plugin.environments.api',
});
