import { ownershipResolvePermission } from '@groundwork/backstage-plugin-ownership-common';
import { Resolver } from '../../resolver/Resolver';
import { Access } from '../Access';
import { OwnershipRouter } from '../openapi';

/** Adds the routes that answer who owns something. */
export function addResolveRoutes(
  router: OwnershipRouter,
  deps: { access: Access; resolver: Resolver; now: () => Date },
): void {
  const { access, resolver, now } = deps;

  router.post('/resolve', async (req, res) => {
    const caller = await access.callerOf(req, ownershipResolvePermission);
    const { readable } = caller;
    const answer = await resolver.resolve(req.body, { readable, now: now() });
    res.json(caller.qualify(answer));
  });

  router.post('/resolve/batch', async (req, res) => {
    const caller = await access.callerOf(req, ownershipResolvePermission);
    const { queries: questions, ...rest } = req.body;
    const { readable } = caller;
    const answer = await resolver.resolveBatch(
      { questions, ...rest },
      { readable, now: now() },
    );
    res.json(caller.qualify(answer));
  });
}
