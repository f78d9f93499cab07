import { OpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { ingestPaths } from '../ingest/openapi';
import { backfillPaths } from './backfills/paths';
import { figurePaths } from './figures/paths';
import { identifierPaths } from './identifiers/paths';
import { incidentPaths } from './incidents/paths';
import { metricPaths } from './metrics/paths';
import { recentPaths } from './recent/paths';
import { reviewPaths } from './reviews/paths';
import { testPaths } from './tests/paths';

/** The API of the delivery plugin. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'delivery',
    version: '1',
    description: 'What happened to every change, and what holds it up',
  },
  // One fragment per resource, each beside its routes
  paths: {
    ...ingestPaths,
    ...metricPaths,
    ...testPaths,
    ...incidentPaths,
    ...reviewPaths,
    ...backfillPaths,
    ...identifierPaths,
    ...figurePaths,
    ...recentPaths,
  },
} as const;

/** A router whose routes are those of the API. */
export type DeliveryRouter = OpenApiRouter<typeof spec>;
