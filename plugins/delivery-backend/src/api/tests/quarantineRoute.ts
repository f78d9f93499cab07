import { Request } from 'express';
import { Tokens } from '../../ingest/Tokens';
import { ScopeResolver } from '../../query/scope';
import { Viewer, Viewers } from '../../query/Viewer';
import { lineOf, QuarantinedTest, Tests } from '../../tests';
import { DeliveryRouter } from '../openapi';
import { repositoryOf } from './repositoryOf';
import { storable } from './storable';

/** Adds the route that tells CI which tests are not to stop it. */
export function addQuarantineRoute(
  router: DeliveryRouter,
  options: {
    now: () => Date;
    scopes: Pick<ScopeResolver, 'repositories'>;
    tests: Pick<Tests, 'quarantines'>;
    tokens: Tokens;
    viewers: Viewers;
  },
): void {
  const { now, scopes, tests, tokens, viewers } = options;
  router.get('/tests/quarantine', async (req, res) => {
    const viewer = tokens.has(req.get('authorization'))
      ? undefined
      : await viewers.of(req as Request);
    const repository = storable(
      'repository',
      repositoryOf(req.query.repository),
    );
    const all = await tests.quarantines.list(repository);
    const items = viewer
      ? await visibleTo(viewer, all, { repository, scopes })
      : all;
    const { format = req.accepts('json', 'text') } = req.query;
    if (format === 'text') {
      const lines = [...new Set(items.map(lineOf))].sort();
      res.type('text/plain').end(lines.map(it => `${it}\n`).join(''));
      return;
    }
    res.json({
      repository,
      asOf: now().toISOString(),
      items: items.map(({ until, ...it }) => ({
        ...it,
        until: new Date(until).toISOString(),
      })),
    });
  });
}

/** What the catalog does not know of has nobody who may not read it. */
async function visibleTo(
  viewer: Viewer,
  items: readonly QuarantinedTest[],
  of: { repository: string; scopes: Pick<ScopeResolver, 'repositories'> },
): Promise<QuarantinedTest[]> {
  const { repository, scopes } = of;
  const components = items.flatMap(({ component }) => component ?? []);
  const readable = await viewer.readable([...new Set(components)]);
  const repositories = await scopes.repositories([repository], viewer);
  return items.filter(({ component }) =>
    component === undefined
      ? repositories.mayRead(repository)
      : readable.has(component),
  );
}
