import { AuditorService } from '@backstage/backend-plugin-api';
import {
  deliveryIngestPermission,
  deliveryTestWritePermission,
} from '@groundwork/backstage-plugin-delivery-common';
import { Request } from 'express';
import { Access } from '../../ingest';
import { Tokens } from '../../ingest/Tokens';
import { ContextReader } from '../../query/context/ContextReader';
import { readPeriod } from '../../query/period';
import { ScopeResolver } from '../../query/scope';
import { Viewers } from '../../query/Viewer';
import { Tests } from '../../tests';
import { DeliveryRouter } from '../openapi';
import { addQuarantineRoute } from './quarantineRoute';
import { receiveTests, remarksOf } from './receiveTests';

/** What the routes call. */
export interface TestRouteOptions {
  access: Access;
  auditor: AuditorService;
  contexts: ContextReader;
  now: () => Date;
  scopes: ScopeResolver;
  tests: Pick<Tests, 'uploads' | 'quarantines' | 'reader'>;
  /** What CI can show instead of a token of the portal. */
  testTokens: readonly string[];
  viewers: Viewers;
}

/** The paths whose routes look for credentials themselves. */
export const UNAUTHENTICATED_TEST_PATHS = [
  '/ingest/tests',
  '/tests/quarantine',
] as const;

/** Adds the routes of tests. */
export function addTestRoutes(
  router: DeliveryRouter,
  options: TestRouteOptions,
): void {
  const tokens = new Tokens(options.testTokens);
  addUploadRoute(router, { ...options, tokens });
  // Before that of one test, whose key it would be
  addQuarantineRoute(router, { ...options, tokens });
  addReadRoutes(router, options);
  addWriteRoutes(router, options);
}

/** Who sends is asked before the body is read. */
function addUploadRoute(
  router: DeliveryRouter,
  { access, now, tests, tokens }: TestRouteOptions & { tokens: Tokens },
): void {
  router.post('/ingest/tests', async (req, res) => {
    if (!tokens.has(req.get('authorization'))) {
      await access.assert(req, deliveryIngestPermission);
    }
    const receipt = await receiveTests(req, req.query, {
      uploads: tests.uploads,
      now,
    });
    const { id, isDuplicate, summary } = receipt;
    res.status(202).json({
      id,
      isDuplicate,
      tests: summary.tests,
      flaky: summary.flaky,
      leftOut: { ...summary.leftOut },
      remarks: remarksOf(receipt),
    });
  });
}

function addReadRoutes(
  router: DeliveryRouter,
  { contexts, now, scopes, tests, viewers }: TestRouteOptions,
): void {
  router.get('/tests', async (req, res) => {
    const viewer = await viewers.of(req);
    const { scope, from, to, limit = 50, ...rest } = req.query;
    const period = readPeriod({ from, to }, { now: now() });
    const resolved = await scopes.resolve(scope, viewer);
    const page = await tests.reader.list({
      ...rest,
      limit,
      period,
      filter: resolved.filter,
    });
    res.json({ ...(await contexts.read(resolved, period)), ...page });
  });

  router.get('/tests/:key', async (req, res) => {
    const filter = await scopes.visible(await viewers.of(req));
    res.json({ ...(await tests.reader.get(req.params.key, filter)) });
  });
}

function addWriteRoutes(
  router: DeliveryRouter,
  options: TestRouteOptions,
): void {
  const { tests } = options;
  router.put('/tests/:key/quarantine', async (req, res) => {
    const { body } = req;
    const change = { eventId: 'test-quarantine', meta: { ...body } };
    const detail = await changeTest(req as Request, options, change, key =>
      tests.quarantines.put(key, body),
    );
    res.json({ ...detail });
  });

  router.delete('/tests/:key/quarantine', async (req, res) => {
    const change = { eventId: 'test-quarantine-end', meta: {} };
    const detail = await changeTest(req as Request, options, change, key =>
      tests.quarantines.end(key),
    );
    res.json({ ...detail });
  });
}

/** Changes a test that the caller may read and change, and says so. */
async function changeTest(
  request: Request,
  { access, auditor, scopes, tests, viewers }: TestRouteOptions,
  { eventId, meta }: { eventId: string; meta: Record<string, string> },
  change: (key: string) => Promise<void>,
) {
  const { key } = request.params;
  const event = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
    meta: { ...meta, test: key },
  });
  try {
    await access.assert(request, deliveryTestWritePermission);
    const filter = await scopes.visible(await viewers.of(request));
    await tests.reader.get(key, filter);
    await change(key);
    const detail = await tests.reader.get(key, filter);
    await event.success();
    return detail;
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
}
