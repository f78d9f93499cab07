import { AuditorService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  deliveryIncidentWritePermission,
  deliveryLinkWritePermission,
} from '@groundwork/backstage-plugin-delivery-common';
import { subjectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { Request } from 'express';
import { ChainReader, Incidents, LinkCorrections } from '../../incidents';
import { Access } from '../../ingest';
import { ScopeResolver } from '../../query/scope';
import { Viewer, Viewers } from '../../query/Viewer';
import { DeliveryRouter } from '../openapi';
import { audited } from './audited';
import { plain } from './plain';

/** What the routes call. */
export interface IncidentRouteOptions {
  access: Access;
  auditor: AuditorService;
  viewers: Pick<Viewers, 'of'>;
  scopes: Pick<ScopeResolver, 'resolve'>;
  incidents: Incidents;
  links: LinkCorrections;
  chains: ChainReader;
}

type Caller = ReturnType<typeof callerOf>;

/** What the routes ask of a request. */
interface Asking extends IncidentRouteOptions {
  allowances(
    request: Request,
  ): Promise<{ mayWrite: boolean; mayLink: boolean }>;
  /** Who writes sees what they write, and so may read. */
  writerOf(request: Request, permission: BasicPermission): Promise<Caller>;
}

/** Adds the routes of incidents. */
export function addIncidentRoutes(
  router: DeliveryRouter,
  options: IncidentRouteOptions,
): void {
  const { access, viewers } = options;
  const asking: Asking = {
    ...options,
    allowances: async request => ({
      mayWrite: await access.allows(request, deliveryIncidentWritePermission),
      mayLink: await access.allows(request, deliveryLinkWritePermission),
    }),
    writerOf: async (request, permission) => {
      const viewer = await viewers.of(request);
      await access.assert(request, permission);
      return callerOf(request, viewer);
    },
  };
  addReadRoutes(router, asking);
  addWriteRoutes(router, asking);
  addLinkRoute(router, asking);
}

function addReadRoutes(
  router: DeliveryRouter,
  { viewers, scopes, incidents, chains, allowances }: Asking,
): void {
  router.get('/incidents', async (req, res) => {
    const viewer = await viewers.of(req);
    const { scope: text, from, to, ...query } = req.query;
    const scope = await scopes.resolve(text, viewer);
    const period = { from: timeOf('from', from), to: timeOf('to', to) };
    const page = await incidents.list(scope, { ...query, ...period }, viewer);
    res.json(plain(page));
  });

  router.get('/incidents/:id', async (req, res) => {
    const viewer = await viewers.of(req);
    const chain = await chains.read(req.params.id, viewer);
    const may = await allowances(req as unknown as Request);
    res.json(plain({ ...chain, ...may }));
  });
}

function addWriteRoutes(
  router: DeliveryRouter,
  { auditor, incidents, allowances, writerOf }: Asking,
): void {
  router.post('/incidents', async (req, res) => {
    const request = req as Request;
    const incident = await audited(
      { auditor, request, eventId: 'incident-declare' },
      async () =>
        incidents.declare(
          req.body,
          await writerOf(request, deliveryIncidentWritePermission),
        ),
      ({ id }) => ({ incidentId: id }),
    );
    res.status(201).json(plain(incident));
  });

  router.patch('/incidents/:id', async (req, res) => {
    const { id } = req.params;
    const request = req as unknown as Request;
    const meta = { incidentId: id, fields: Object.keys(req.body) };
    const chain = await audited(
      { auditor, request, eventId: 'incident-change', meta },
      async () =>
        incidents.change(
          id,
          req.body,
          await writerOf(request, deliveryIncidentWritePermission),
        ),
    );
    res.json(plain({ ...chain, ...(await allowances(request)) }));
  });
}

function addLinkRoute(
  router: DeliveryRouter,
  { auditor, links, writerOf }: Asking,
): void {
  router.post('/links', async (req, res) => {
    const { from, to, kind } = req.body;
    const request = req as Request;
    const meta = { from: { ...from }, kind, ...(to && { to: { ...to } }) };
    await audited(
      { auditor, request, eventId: 'link-correct', meta },
      async () =>
        links.correct(
          req.body,
          await writerOf(request, deliveryLinkWritePermission),
        ),
      correctionId => ({ correctionId }),
    );
    res.status(204).end();
  });
}

function callerOf(request: Request, viewer: Viewer) {
  return {
    viewer,
    subject: subjectOf(viewer.credentials),
    idempotencyKey: request.get('idempotency-key'),
  };
}

function timeOf(field: string, text: string | undefined): Date | undefined {
  const time = text === undefined ? undefined : new Date(text);
  if (time && Number.isNaN(time.getTime())) {
    throw new InputError(
      `${field} is '${text}'; it must be a time such as 2026-03-01T00:00:00Z`,
    );
  }
  return time;
}
