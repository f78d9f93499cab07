import { block, file, lines, section, text } from '../../history/edits.mjs';
import { change, commit, release } from '../../history/plan.mjs';

const APP = 'src/app.mjs';
const ROUTES = 'src/orders/routes.mjs';
const PAYMENTS = 'src/payments-client.mjs';
const METRICS = 'src/metrics.mjs';
const HEALTH = 'src/health.mjs';
const README = 'README.md';
const OWNERS = '.github/CODEOWNERS';
const PAID = 'test/payments.test.mjs';
const RUNNING = 'test/operations.test.mjs';

const COUNTS = change(
  'Count orders by what becomes of them',
  { branch: 'metrics' },
  [
    commit('Render counters for Prometheus', file(METRICS)),
    commit(
      'Count every order that changes',
      lines(APP, 'import { createMetrics }', 'createMetrics();'),
      lines(APP, '...metrics.rows'),
      text(APP, 'payments, metrics, now', 'payments, now'),
      text(ROUTES, 'payments, metrics, now', 'payments, now'),
      lines(ROUTES, 'metrics.countOrder(status);'),
      lines(README, '| `GET /metrics`'),
    ),
    commit('Test a scrape', block(RUNNING, "test('counts orders'")),
  ],
);

const DURATIONS = change('Measure how long requests take', {}, [
  commit(
    'Keep a histogram per route',
    block(METRICS, 'const BUCKETS_MS ='),
    block(METRICS, 'function renderRequests('),
    block(METRICS, 'function observeRequest('),
    lines(METRICS, 'const requests = new Map();'),
    text(
      METRICS,
      `    const lines = renderRequests(requests);
    lines.push('# TYPE orders_total counter');
`,
      "    const lines = ['# TYPE orders_total counter'];\n",
    ),
    text(
      METRICS,
      'return { observeRequest, countOrder,',
      'return { countOrder,',
    ),
    text(METRICS, 'Request durations and order outcomes', 'Order outcomes'),
    lines(APP, 'metrics.observeRequest(outcome);'),
    text(
      README,
      '| request durations and order outcomes for',
      '| order outcomes for',
    ),
  ),
  commit(
    'Test the histogram',
    text(
      RUNNING,
      "test('measures requests and counts orders'",
      "test('counts orders'",
    ),
    lines(RUNNING, 'const labels = ', '_bucket{', '_count{'),
  ),
]);

const PAYMENTS_HEALTH = change('Report what payments last answered', {}, [
  commit(
    'Remember the last outcome',
    block(PAYMENTS, 'let last ='),
    text(PAYMENTS, '    lastOutcome: () => last,\n\n'),
    text(
      PAYMENTS,
      `        const answer = await attempt(path, request);
        last = { state: 'ok' };
        return answer;
`,
      '        return await attempt(path, request);\n',
    ),
    lines(PAYMENTS, "last = { state: 'failing', reason };"),
  ),
  commit(
    'Show it, but stay ready',
    text(
      HEALTH,
      `/**
 * Liveness and readiness.
 *
 * Payments being down does not make this service unready: orders can still be
 * read, and taking all replicas out would turn one outage into two.
 */`,
      '/** Liveness and readiness. */',
    ),
    text(HEALTH, '{ build, store, payments }', '{ build, store }'),
    lines(HEALTH, 'payments: payments?.lastOutcome()'),
    text(APP, '{ build, store, payments }', '{ build, store }'),
    lines(RUNNING, "payments: { state: 'not configured' },"),
    lines(PAID, "const health = await orders.get('/healthz');"),
    lines(PAID, 'health.status, 200', 'health.body.checks.payments'),
  ),
]);

export const ordersWatching = [
  change('Draw what can become of an order', {}, [
    section(README, '### Statuses'),
  ]),
  COUNTS,
  release('2.1.0'),
  change('Review changes of our workflows ourselves, too', { ai: false }, [
    text(
      OWNERS,
      '/.github/                @acme/ordering @acme/developer-platform',
      '/.github/                @acme/developer-platform',
    ),
  ]),
  DURATIONS,
  release('2.2.0'),
  change('Say where to start on call', { by: 'chloe.dubois' }, [
    section(README, '## On call'),
  ]),
  PAYMENTS_HEALTH,
  release('2.3.0'),
  change('Explain orders that stay pending to those on call', {}, [
    text(
      README,
      `- **Orders stay \`pending\`.** Either \`PAYMENTS_URL\` is not set, or the process
  died between taking the order and its payment. Cancel them; an authorisation
  that nobody captures lapses by itself.
`,
    ),
  ]),
];
