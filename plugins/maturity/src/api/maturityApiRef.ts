import { createApiRef } from '@backstage/core-plugin-api';
import { MaturityApi } from '@groundwork/backstage-plugin-maturity-common';

/**
 * The backend that grades teams.
 *
 * @public
 */
export const maturityApiRef = createApiRef<MaturityApi>({
  id: 'plugin.maturity.api',
});
