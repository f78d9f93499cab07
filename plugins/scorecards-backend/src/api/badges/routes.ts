import { stringifyEntityRef } from '@backstage/catalog-model';
import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { Readers } from '../../read';
import { renderBadge, UNKNOWN_BADGE } from '../../read/present/badge';
import { Access } from '../Access';
import { ScorecardsRouter } from '../openapi';

/** Proxies of source hosts ask again after this at the earliest. */
const PUBLIC_FOR_SECONDS = 300;
const PRIVATE_FOR_SECONDS = 60;

/** Adds the route of badges. */
export function addBadgeRoutes(
  router: ScorecardsRouter,
  deps: {
    access: Pick<Access, 'callerOf'>;
    readers: Pick<Readers, 'badges'>;
    /** Whether everyone may see them, signed in or not. */
    badgesArePublic: boolean;
  },
): void {
  const { access, readers, badgesArePublic } = deps;

  router.get(
    '/badges/:scorecardId/:kind/:namespace/:name.svg',
    async (req, res) => {
      const caller = badgesArePublic
        ? undefined
        : await access.callerOf(req, scorecardsReadPermission);
      const { scorecardId, ...entity } = req.params;
      const badge = await readers.badges.find(
        scorecardId,
        stringifyEntityRef(entity),
        caller,
      );
      res
        .status(badge ? 200 : 404)
        .set({
          'Cache-Control': badgesArePublic
            ? `public, max-age=${PUBLIC_FOR_SECONDS}`
            : `private, max-age=${PRIVATE_FOR_SECONDS}`,
          // Whoever opens it by itself gets a picture and nothing else
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'X-Content-Type-Options': 'nosniff',
        })
        .type('image/svg+xml')
        .send(renderBadge(badge ?? UNKNOWN_BADGE));
    },
  );
}
