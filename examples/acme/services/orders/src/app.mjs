import { createServer } from 'node:http';
import { createHealth } from './health.mjs';
import { readJson } from './http/body.mjs';
import { badRequest, HttpError } from './http/errors.mjs';
import { createRouter } from './http/router.mjs';
import { createMetrics } from './metrics.mjs';
import { orderRoutes } from './orders/routes.mjs';

const REQUEST_ID = /^[\w-]{8,64}$/;

function targetOf(req) {
  try {
    return new URL(`http://orders${req.url}`);
  } catch {
    throw badRequest('the request target must be a path');
  }
}

function write(res, { status, headers = {}, body, text }) {
  const content = text ?? JSON.stringify(body);
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(content),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  res.end(content);
}

function answerFor(error, log) {
  if (error instanceof HttpError) {
    const { status, headers } = error;
    return { status, headers, body: error.toBody() };
  }
  log.error('unexpected error', { error: error.stack });
  const unexpected = new HttpError(500, 'internal', 'see the log of orders');
  return { status: 500, body: unexpected.toBody() };
}

/** For whoever opens its address to see what it is. */
function index() {
  return {
    status: 200,
    body: { service: 'orders', see: ['/orders', '/healthz'] },
  };
}

/** The service as a server that does not listen yet. */
export function createApp({ config, store, payments, log, now, newId, build }) {
  const metrics = createMetrics();
  const health = createHealth({ build, store, payments });
  const route = createRouter([
    ['GET', '/', index],
    ...health.rows,
    ...metrics.rows,
    ...orderRoutes({ store, payments, metrics, now, newId }),
  ]);

  async function handle(req, context) {
    const { pathname, searchParams: query } = targetOf(req);
    const match = route(req.method, pathname);
    context.route = match.path;
    const json = () => readJson(req, config.bodyLimit);
    return match.handle({ ...context, params: match.params, query, json });
  }

  async function respond(req, res) {
    const startedAt = now();
    const given = req.headers['x-request-id'];
    const requestId = REQUEST_ID.test(given ?? '') ? given : newId();
    const context = { requestId, route: 'none', log: log.child({ requestId }) };
    const answer = await handle(req, context).catch(error =>
      answerFor(error, context.log),
    );
    res.setHeader('x-request-id', requestId);
    if (!health.takesTraffic()) res.setHeader('connection', 'close');
    write(res, answer);
    const { route: path } = context;
    const durationMs = now() - startedAt;
    const outcome = { route: path, status: answer.status, durationMs };
    metrics.observeRequest(outcome);
    context.log.info('request', { method: req.method, ...outcome });
  }

  const server = createServer((req, res) => void respond(req, res));
  server.requestTimeout = 30_000;
  return { server, health };
}
