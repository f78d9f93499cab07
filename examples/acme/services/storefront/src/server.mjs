import { createServer } from 'node:http';
import { badRequest, PageError } from './http/errors.mjs';
import { readForm } from './http/form.mjs';
import { createRouter } from './http/router.mjs';
import { layout } from './pages/layout.mjs';
import { problemPage } from './pages/problem.mjs';
import { assetRoutes } from './routes/assets.mjs';
import { createHealth } from './routes/health.mjs';
import { createMetrics } from './routes/metrics.mjs';
import { orderRoutes } from './routes/orders.mjs';
import { shopRoutes } from './routes/shop.mjs';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

function addressOf(req) {
  try {
    return new URL(`http://shop${req.url}`);
  } catch {
    throw badRequest('The address of the page must start with a slash.');
  }
}

function answerFor(error, { log, requestId }) {
  if (error instanceof PageError) {
    const { status, headers, title, message } = error;
    return {
      status,
      headers,
      page: problemPage({ title, message, requestId }),
    };
  }
  log.error('unexpected error', { error: error.stack });
  const title = 'Something went wrong';
  const message = 'That was our mistake. We have been told about it.';
  return { status: 500, page: problemPage({ title, message, requestId }) };
}

/** The shop as a server that does not listen yet. */
export function createStorefront({ config, orders, log, now, newId, build }) {
  const metrics = createMetrics();
  const health = createHealth({ build, canOrder: Boolean(orders) });
  const find = createRouter([
    ...shopRoutes(),
    ...orderRoutes({ orders, metrics }),
    ...assetRoutes,
    ...health.routes,
    ...metrics.routes,
  ]);

  async function handle(req, context) {
    const { pathname, searchParams: query } = addressOf(req);
    const { path, handle: answer, params } = find(req.method, pathname);
    context.route = path;
    const form = () => readForm(req, config.formLimit);
    return answer({ ...context, headers: req.headers, params, query, form });
  }

  function write(res, { status, headers, page, text }) {
    const content =
      text ?? String(layout({ ...page, shopName: config.shopName }));
    if (!health.isOpen()) res.setHeader('connection', 'close');
    res.writeHead(status, { ...HEADERS, ...headers });
    res.end(content);
  }

  async function serve(req, res) {
    const startedAt = now();
    const requestId = newId();
    const context = { requestId, route: 'none', log: log.bind({ requestId }) };
    const answer = await handle(req, context).catch(error =>
      answerFor(error, context),
    );
    res.setHeader('x-request-id', requestId);
    write(res, answer);
    const { route } = context;
    const { status } = answer;
    metrics.countPage(route, status);
    const durationMs = now() - startedAt;
    const { method } = req;
    context.log.info('request', { method, route, status, durationMs });
  }

  const server = createServer((req, res) => void serve(req, res));
  server.requestTimeout = 30_000;
  return { server, health };
}
