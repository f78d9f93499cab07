import { AuditorService } from '@backstage/backend-plugin-api';
import {
  Backfill,
  deliveryAdminPermission,
  deliveryReadPermission,
} from '@groundwork/backstage-plugin-delivery-common';
import { Request } from 'express';
import { Backfills, isNamedByFolder, notFound } from '../../backfill';
import { Access } from '../../ingest';
import { ScopeResolver } from '../../query/scope';
import { Viewers } from '../../query/Viewer';
import { DeliveryRouter } from '../openapi';

/** What the routes call. */
export interface BackfillRouteOptions {
  access: Access;
  auditor: AuditorService;
  backfills: Pick<Backfills, 'get' | 'list' | 'request'>;
  scopes: Pick<ScopeResolver, 'repositories'>;
  viewers: Pick<Viewers, 'of'>;
}

/** Adds the routes of backfills. */
export function addBackfillRoutes(
  router: DeliveryRouter,
  options: BackfillRouteOptions,
): void {
  const { access, auditor, backfills } = options;
  router.get('/backfills', async (req, res) => {
    const mayStart = await isAdmin(req as Request, options);
    const all = await backfills.list();
    const items = mayStart ? all : await shownTo(req as Request, all, options);
    res.json({ items: items.map(toAnswer), mayStart });
  });

  router.get('/backfills/:id', async (req, res) => {
    const mayStart = await isAdmin(req as Request, options);
    const { id } = req.params;
    const found = await backfills.get(id);
    const [backfill] = mayStart
      ? [found]
      : await shownTo(req as Request, [found], options);
    if (!backfill) {
      throw notFound(id);
    }
    res.json(toAnswer(backfill));
  });

  router.post('/backfills', async (req, res) => {
    // Not with the address: there may be a secret in it.
    const event = await auditor.createEvent({
      eventId: 'backfill-start',
      severityLevel: 'medium',
      request: req as Request,
    });
    let backfill: Backfill;
    try {
      await access.assert(req, deliveryAdminPermission);
      backfill = await backfills.request(req.body);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
    const { id, repository } = backfill;
    await event.success({ meta: { backfillId: id, repository } });
    res.status(202).json(toAnswer(backfill));
  });
}

async function isAdmin(
  request: Request,
  { access }: BackfillRouteOptions,
): Promise<boolean> {
  await access.assert(request, deliveryReadPermission);
  return access.allows(request, deliveryAdminPermission);
}

/**
 * What others than administrators see: of repositories that they may read, how
 * far each is. Errors and remarks name folders of the backend, tags and branches.
 */
async function shownTo(
  request: Request,
  all: readonly Backfill[],
  { scopes, viewers }: BackfillRouteOptions,
): Promise<Backfill[]> {
  const remote = all.filter(it => !isNamedByFolder(it.repository));
  const repositories = await scopes.repositories(
    [...new Set(remote.map(it => it.repository))],
    await viewers.of(request),
  );
  return remote
    .filter(it => repositories.mayRead(it.repository))
    .map(({ error: _, ...it }) => ({ ...it, remarks: [] }));
}

function toAnswer({ counts, ...backfill }: Backfill) {
  return { ...backfill, counts: { ...counts } };
}
