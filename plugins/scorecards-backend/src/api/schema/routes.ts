import schema from '@groundwork/backstage-plugin-scorecards-node/schema/scorecard.schema.json';
import { ScorecardsRouter } from '../openapi';

/**
 * Adds the route of the JSON Schema of scorecard files. It takes no permission:
 * the file is the same everywhere, and editors have no token to show.
 */
export function addSchemaRoutes(router: ScorecardsRouter): void {
  router.get('/schema/scorecard.json', (_req, res) => {
    res.type('application/schema+json').send(JSON.stringify(schema));
  });
}
