import { createServer } from 'node:http';
import { readJson } from './http/body.mjs';
import { ApiError, errorBody, invalid } from './http/errors.mjs';
import { createRouter } from './http/router.mjs';
import { IdempotencyKeys } from './payments/idempotency.mjs';
import { PaymentStore } from './payments/store.mjs';
import { createHealth } from './routes/health.mjs';
import { createMetrics } from './routes/metrics.mjs';
import { paymentRoutes } from './routes/payments.mjs';

const REQUEST_ID = /^[\w-]{8,64}$/;

function parseUrl(target) {
  try {
    return new URL(`http://payments${target}`);
  } catch {
    throw invalid('the request target', 'must be a path');
  }
}

function send(res, { status, headers = {}, body, text }) {
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

function toAnswer(error, log) {
  if (error instanceof ApiError) {
    const { status, headers } = error;
    return { status, headers, body: errorBody(error) };
  }
  log.error('request failed', { error: error.stack });
  const body = errorBody({
    code: 'internal',
    message: 'something went wrong on our side; the log has the details',
  });
  return { status: 500, body };
}

/** The service, without a port: everything it needs comes in as arguments. */
export function createPaymentsServer({ config, log, now, newId, build }) {
  const metrics = createMetrics();
  const health = createHealth({ ...build, now });
  const store = new PaymentStore({ keep: config.keepPayments });
  const keys = new IdempotencyKeys({
    lifetimeMs: config.keyLifetimeMs,
    limit: config.keepPayments,
  });
  const route = createRouter([
    ...health.routes,
    ...metrics.routes,
    ...paymentRoutes({ store, keys, metrics, now, newId }),
  ]);

  async function answer(req, requestLog, match) {
    const { pathname, searchParams } = parseUrl(req.url);
    Object.assign(match, route(req.method, pathname));
    return match.handle({
      headers: req.headers,
      pathname,
      params: match.params,
      query: searchParams,
      json: () => readJson(req, config.bodyLimit),
      log: requestLog,
    });
  }

  async function serve(req, res) {
    const startedAt = now();
    const given = req.headers['x-request-id'];
    const requestId = REQUEST_ID.test(given ?? '') ? given : newId();
    const requestLog = log.with({ requestId });
    const match = { path: 'unmatched' };
    const result = await answer(req, requestLog, match).catch(error =>
      toAnswer(error, requestLog),
    );
    res.setHeader('x-request-id', requestId);
    // A kept-alive connection would hold the shutdown up until its grace ends.
    if (health.isDraining()) res.setHeader('connection', 'close');
    send(res, result);
    const { status } = result;
    metrics.count('payments_requests_total', { route: match.path, status });
    requestLog.info('request', {
      method: req.method,
      route: match.path,
      status,
      durationMs: now() - startedAt,
    });
  }

  const server = createServer((req, res) => void serve(req, res));
  server.requestTimeout = 30_000;
  return { server, health };
}
