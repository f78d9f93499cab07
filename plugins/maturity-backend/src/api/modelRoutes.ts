import { maturityReadPermission } from '@groundwork/backstage-plugin-maturity-common';
import { MATURITY_MODEL_SCHEMA } from '../model';
import { RouterOptions } from './createRouter';
import { MaturityRouter } from './openapi';

/** Routes that take no token: editors have none to show. */
export const UNAUTHENTICATED_PATHS = ['/schema'];

/** Adds the routes of the model. */
export function addModelRoutes(
  router: MaturityRouter,
  { readers, viewers }: Pick<RouterOptions, 'readers' | 'viewers'>,
): void {
  router.get('/model', async (req, res) => {
    await viewers.of(req, maturityReadPermission);
    res.json(await readers.models.read());
  });

  router.get('/schema', (_req, res) => {
    res
      .type('application/schema+json')
      .send(JSON.stringify(MATURITY_MODEL_SCHEMA));
  });
}
