import { createApiRef } from '@backstage/core-plugin-api';
import { LevelBrief } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Levels for the cells of tables.
 *
 * @public
 */
export interface ScorecardLevelsApi {
  /**
   * The levels of an entity, on all of its scorecards. What many cells ask at
   * about the same time is one request.
   */
  findLevels(entityRef: string): Promise<LevelBrief[]>;
}

/**
 * Gives the cells of a table their levels, all of a page's in one request.
 *
 * @public
 */
export const scorecardLevelsApiRef = createApiRef<ScorecardLevelsApi>({
  id: 'plugin.scorecards.levels',
});
