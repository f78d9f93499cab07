import { createApiRef } from '@backstage/core-plugin-api';
import { ScorecardsApi } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * The backend that evaluates scorecards.
 *
 * @public
 */
export const scorecardsApiRef = createApiRef<ScorecardsApi>({
  id: 'plugin.scorecards.api',
});
