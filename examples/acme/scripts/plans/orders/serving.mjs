import { block, file, lines, text } from '../../history/edits.mjs';
import { change, commit, release } from '../../history/plan.mjs';

const APP = 'src/app.mjs';
const MAIN = 'src/main.mjs';
const MEMORY = 'src/store/memory.mjs';
const BODY = 'src/http/body.mjs';
const HEALTH = 'src/health.mjs';
const CONFIG = 'src/config.mjs';
const README = 'README.md';
const WRONG = 'test/validation.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/orders.mjs';

const GRACEFUL = change(
  'Stop without cutting requests off',
  { branch: 'graceful-stop' },
  [
    commit(
      'Close the server, then what is left',
      file('src/shutdown.mjs'),
      lines(CONFIG, 'graceMs: '),
      lines(README, '| `SHUTDOWN_GRACE_MS`'),
      text(MEMORY, '\n    close() {},\n'),
      lines(MAIN, 'import { shutDownOnSignals }', 'shutDownOnSignals({'),
      lines(MAIN, '    store.close();'),
    ),
    commit(
      'Be unready while shutting down',
      text(
        HEALTH,
        `export function createHealth({ build }) {
  let takesTraffic = true;

  function healthz({ query }) {
    const ready = takesTraffic;
    const body = {
      service: 'orders',
      ...build,
      live: true,
      ready,
    };
    const liveOnly = query.get('probe') === 'live';
    return { status: ready || liveOnly ? 200 : 503, body };
  }

  return {
    rows: [['GET', '/healthz', healthz]],
    takesTraffic: () => takesTraffic,
    stopTraffic() {
      takesTraffic = false;
    },
  };
}
`,
        `export function createHealth({ build }) {
  function healthz() {
    return { status: 200, body: { service: 'orders', ...build, live: true } };
  }

  return { rows: [['GET', '/healthz', healthz]] };
}
`,
      ),
      lines(APP, 'if (!health.takesTraffic())'),
      text(APP, 'return { server, health };', 'return { server };'),
      text(MAIN, 'const { server, health } =', 'const { server } ='),
      text(CLIENT, 'const { server, health } =', 'const { server } ='),
      lines(CLIENT, '    health,'),
      lines(RUNNING, '    ready: true,'),
      text(README, '; `?probe=live` for liveness alone', ' of the process'),
    ),
    commit(
      'Test it with a real process',
      lines(RUNNING, "from 'node:child_process'", "from 'node:events'"),
      lines(RUNNING, "from 'node:http'", "from 'node:readline'"),
      lines(RUNNING, "from 'node:url'"),
      block(RUNNING, 'const MAIN = '),
      block(RUNNING, 'function spawnMain('),
      block(RUNNING, 'async function firstLine('),
      text(RUNNING, '{ DRAFT, startOrders }', '{ startOrders }'),
      block(RUNNING, "test('finishes what it is doing before it stops'"),
    ),
  ],
);

const BODY_LIMIT = change('Refuse bodies over 64 KiB', {}, [
  commit(
    'Stop keeping what is over the limit',
    block(BODY, 'const PATIENCE ='),
    block(BODY, 'function tooLarge('),
    text(
      BODY,
      `    let size = 0;
    const giveUpAt = limit * PATIENCE;
    if (Number(req.headers['content-length']) > giveUpAt) {
      reject(tooLarge(limit));
      return;
    }
    req.on('data', chunk => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      if (size > giveUpAt) reject(tooLarge(limit));
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge(limit));
      else resolve(Buffer.concat(chunks).toString('utf8'));
    });
`,
      `    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
`,
    ),
    text(BODY, 'import { badRequest, HttpError }', 'import { badRequest }'),
    text(BODY, 'collect(req, limit) {', 'collect(req) {'),
    text(BODY, 'readJson(req, limit) {', 'readJson(req) {'),
    text(BODY, 'await collect(req, limit);', 'await collect(req);'),
    text(APP, 'readJson(req, config.bodyLimit)', 'readJson(req)'),
    lines(CONFIG, 'bodyLimit: '),
    text(CLIENT, 'config: { bodyLimit: 64 * 1024 },', 'config: {},'),
  ),
  commit(
    'Test that the service lives on',
    block(WRONG, "test('refuses a body over the limit and lives on'"),
  ),
]);

const MEDIA_TYPE = change('Refuse bodies that are not called JSON', {}, [
  lines(BODY, 'const type = '),
  text(
    BODY,
    `  if (type !== 'application/json') {
    throw new HttpError(
      415,
      'unsupported_media_type',
      \`the body must be application/json, not \${type}\`,
    );
  }
`,
  ),
  block(WRONG, "test('needs JSON to be called JSON'"),
]);

export const ordersServing = [
  GRACEFUL,
  release('1.1.0'),
  change('Test that wrong settings stop the start', {}, [
    block(RUNNING, 'for (const [name, value, message] of ['),
  ]),
  change('Test that broken JSON is refused', { ai: 'copilot-agent' }, [
    block(WRONG, "test('needs an object of JSON'"),
  ]),
  BODY_LIMIT,
  MEDIA_TYPE,
  change('Give CI jobs ten minutes', { by: 'linh.nguyen' }, [
    lines('.github/workflows/ci.yml', 'timeout-minutes: 10'),
  ]),
  release('1.1.1'),
];
