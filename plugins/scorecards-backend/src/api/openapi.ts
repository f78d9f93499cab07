import { OpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { backtestPaths } from './backtest/paths';
import { badgePaths } from './badges/paths';
import { definitionPaths } from './definitions/paths';
import { entityPaths } from './entities/paths';
import { factPaths } from './facts/paths';
import { gatePaths } from './gate/paths';
import { schemas } from './responseSchemas';
import { schemaPaths } from './schema/paths';

import { scorecardPaths } from './scorecards/paths';
import { teamPaths } from './teams/paths';
import { waiverPaths } from './waivers/paths';

/** The API of the scorecards plugin. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'scorecards',
    version: '1',
    description: 'Facts, checks and levels of everything in the catalog',
  },
  // One fragment per resource, each beside its routes
  paths: {
    ...scorecardPaths,
    ...definitionPaths,
    ...entityPaths,
    ...badgePaths,
    ...schemaPaths,
    ...factPaths,
    ...teamPaths,
    ...waiverPaths,
    ...gatePaths,
    ...backtestPaths,
  },
  components: { schemas },
} as const;

/** A router whose routes are those of the API. */
export type ScorecardsRouter = OpenApiRouter<typeof spec>;
