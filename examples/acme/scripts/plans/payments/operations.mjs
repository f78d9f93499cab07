import { block, file, lines, text } from '../../history/edits.mjs';
import { bump, change, commit, release } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const MAIN = 'src/main.mjs';
const ROUTES = 'src/routes/payments.mjs';
const BODY = 'src/http/body.mjs';
const LOG = 'src/log.mjs';
const CONFIG = 'src/config.mjs';
const METRICS = 'src/routes/metrics.mjs';
const README = 'README.md';
const CI = '.github/workflows/ci.yml';
const WRONG = 'test/validation.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/service.mjs';

const GRACEFUL = change(
  'Stop without cutting requests off',
  { branch: 'graceful-stop', land: 'merge' },
  [
    commit(
      'Close the server, then what is left',
      file('src/shutdown.mjs'),
      block(CONFIG, 'graceMs: '),
      lines(README, '| `SHUTDOWN_GRACE_MS`'),
    ),
    commit(
      'Stop on SIGTERM and SIGINT',
      lines(MAIN, 'import { stopOnSignals }', 'stopOnSignals({'),
    ),
    commit(
      'Test it with a real process',
      lines(RUNNING, "from 'node:child_process'", "from 'node:events'"),
      lines(RUNNING, "from 'node:http'", "from 'node:readline'"),
      lines(RUNNING, "from 'node:url'"),
      block(RUNNING, 'const MAIN = '),
      block(RUNNING, 'function spawnMain('),
      block(RUNNING, 'async function firstLine('),
      block(RUNNING, "test('finishes what it is doing before it stops'"),
    ),
  ],
);

const REQUEST_LINES = change('Log a line per request', {}, [
  lines(SERVER, 'const startedAt = now();'),
  text(
    SERVER,
    `    const { status } = result;
    log.info('request', {
      method: req.method,
      route: match.path,
      status,
      durationMs: now() - startedAt,
    });
`,
  ),
]);

const REQUEST_IDS = change('Follow a request by its id', {}, [
  commit(
    'Log with fields that stay',
    text(
      LOG,
      `    with: more =>
      createLog({ level, now, write, context: { ...context, ...more } }),
`,
    ),
  ),
  commit(
    'Take the id of the caller or give one',
    text(SERVER, 'answer(req, log, match)', 'answer(req, match)', {
      all: true,
    }),
    text(SERVER, 'requestLog', 'log', { all: true }),
    text(SERVER, '      log: requestLog,\n', '      log,\n'),
    block(SERVER, 'const REQUEST_ID ='),
    lines(SERVER, 'const given = ', 'const requestId = '),
    lines(SERVER, 'const requestLog = ', "setHeader('x-request-id'"),
  ),
  commit(
    'Test what is logged',
    block(RUNNING, "test('logs a line per request"),
  ),
]);

const METRICS_BRANCH = change(
  'Count requests for Prometheus',
  { branch: 'metrics', land: 'merge' },
  [
    commit('Render counters', file(METRICS)),
    commit(
      'Count every request by route and status',
      lines(SERVER, 'import { createMetrics }', 'createMetrics();'),
      lines(SERVER, '...metrics.routes', 'metrics.count('),
      lines(README, '| `GET /metrics`'),
    ),
    commit(
      'Test a scrape',
      text(RUNNING, '{ DECLINED, startService }', '{ startService }'),
      block(RUNNING, "test('counts requests'"),
    ),
  ],
);

const OUTCOMES = change('Count what becomes of payments', { ai: 'claude' }, [
  lines(METRICS, 'payments_outcomes_total: '),
  lines(ROUTES, "metrics.count('payments_outcomes_total'"),
  text(
    ROUTES,
    '{ store, keys, metrics, now, newId }',
    '{ store, keys, now, newId }',
  ),
  text(
    SERVER,
    '{ store, keys, metrics, now, newId }',
    '{ store, keys, now, newId }',
  ),
  text(
    RUNNING,
    "test('counts requests and outcomes'",
    "test('counts requests'",
  ),
  lines(RUNNING, 'payments_outcomes_total{outcome="declined"}'),
]);

const MEDIA_TYPE = change('Refuse bodies that are not called JSON', {}, [
  lines(BODY, 'const type = '),
  text(
    BODY,
    `  if (type !== 'application/json') {
    throw new ApiError(
      415,
      'unsupported_media_type',
      \`content-type must be application/json, not '\${type}'\`,
    );
  }
`,
  ),
  text(BODY, 'import { ApiError, invalid }', 'import { invalid }'),
  block(WRONG, "test('needs JSON to be called JSON'"),
]);

const BODY_LIMIT = change(
  'Refuse bodies over 32 KiB',
  { branch: 'body-limit', land: 'merge' },
  [
    commit(
      'Stop keeping what is over the limit',
      block(BODY, 'function tooLarge('),
      text(BODY, 'readBody(req, limit) {', 'readBody(req) {'),
      text(BODY, 'readJson(req, limit) {', 'readJson(req) {'),
      text(BODY, 'await readBody(req, limit);', 'await readBody(req);'),
      text(
        BODY,
        `    let size = 0;
    req.on('data', chunk => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge(limit));
      else resolve(Buffer.concat(chunks));
    });
`,
        `    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => resolve(Buffer.concat(chunks)));
`,
      ),
      text(SERVER, 'readJson(req, config.bodyLimit)', 'readJson(req)'),
      lines(CONFIG, 'bodyLimit: '),
      lines(CLIENT, 'bodyLimit: '),
    ),
    commit(
      'Cut off those that do not stop',
      block(BODY, 'const DRAIN_FACTOR ='),
      text(
        BODY,
        `    const cutOffAt = limit * DRAIN_FACTOR;
    if (Number(req.headers['content-length']) > cutOffAt) {
      reject(tooLarge(limit));
      return;
    }
`,
      ),
      lines(BODY, 'if (size > cutOffAt)'),
    ),
    commit(
      'Test that the service lives on',
      block(WRONG, "test('refuses a body over the limit and lives on'"),
    ),
  ],
);

export const paymentsOperations = [
  GRACEFUL,
  release('1.7.0'),
  change('Test that wrong settings stop the start', {}, [
    block(RUNNING, "test('does not start with a setting"),
  ]),
  change('Give CI jobs ten minutes', { by: 'linh.nguyen' }, [
    lines(CI, 'timeout-minutes: 10'),
  ]),
  REQUEST_LINES,
  REQUEST_IDS,
  release('1.8.0'),
  METRICS_BRANCH,
  OUTCOMES,
  release('1.9.0'),
  change('Give CI read access only', { by: 'linh.nguyen' }, [
    text(CI, 'permissions:\n  contents: read\n'),
  ]),
  change('Refuse bodies that are not objects', {}, [
    block(BODY, "if (typeof body !== 'object'"),
    block(WRONG, "test('needs an object of JSON'"),
  ]),
  MEDIA_TYPE,
  BODY_LIMIT,
  bump('actions/setup-node', 4, 5),
  release('1.10.0'),
];
