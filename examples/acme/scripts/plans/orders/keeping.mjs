import { block, file, lines, text } from '../../history/edits.mjs';
import { change, commit, release, revert } from '../../history/plan.mjs';

const APP = 'src/app.mjs';
const MAIN = 'src/main.mjs';
const ROUTES = 'src/orders/routes.mjs';
const ORDER = 'src/orders/order.mjs';
const MEMORY = 'src/store/memory.mjs';
const SQLITE = 'src/store/sqlite.mjs';
const HEALTH = 'src/health.mjs';
const CONFIG = 'src/config.mjs';
const README = 'README.md';
const CI = '.github/workflows/ci.yml';
const OWNERS = '.github/CODEOWNERS';
const STORED = 'test/store.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const PAID = 'test/payments.test.mjs';
const CLIENT = 'testing/orders.mjs';

const LIST = change('List orders, newest first', { branch: 'list-orders' }, [
  commit('Remember where a page ended', file('src/store/cursor.mjs')),
  commit(
    'Page through the orders in memory',
    block(MEMORY, 'page({'),
    text(
      MEMORY,
      "import { decodeCursor, encodeCursor, isAfter } from './cursor.mjs';\n\n",
    ),
  ),
  commit(
    'Answer GET /orders',
    block(ROUTES, 'const MAX_PAGE ='),
    block(ROUTES, 'function parsePage('),
    block(ROUTES, 'function list('),
    lines(ROUTES, "['GET', '/orders', list]"),
    text(
      ROUTES,
      'import { badRequest, HttpError, notFound }',
      'import { HttpError, notFound }',
    ),
    lines(README, '| `GET /orders?'),
    text('test/validation.test.mjs', "'POST, GET'", "'POST'"),
    lines(PAID, 'const list = ', 'list.body.items.length'),
  ),
]);

const OLDEST_FIRST = change(
  'Show orders that wait longest first',
  {
    key: 'oldest-first',
    land: 'squash',
    ai: 'cursor',
    why: 'The warehouse wants to see what it should pack next.',
  },
  [text(MEMORY, '(isAfter(a, b) ? -1 : 1)', '(isAfter(a, b) ? 1 : -1)')],
);

const BY_STATUS = change('List orders by status', {}, [
  text(
    ROUTES,
    `  const status = query.get('status') ?? undefined;
  if (status && !STATUSES.includes(status)) {
    throw badRequest(\`status must be one of \${STATUSES.join(', ')}\`);
  }
  return { limit, status, after`,
    '  return { limit, after',
  ),
  text(
    ROUTES,
    'import { become, newOrder, STATUSES }',
    'import { become, newOrder }',
  ),
  block(ORDER, 'export const STATUSES ='),
  text(MEMORY, 'page({ limit, status, after })', 'page({ limit, after })'),
  lines(MEMORY, '.filter(order => !status'),
  text(
    README,
    '`GET /orders?status=&limit=&after=`',
    '`GET /orders?limit=&after=`',
  ),
  text(
    PAID,
    `  const list = await orders.get('/orders?status=failed');
`,
    `  const list = await orders.get('/orders');
`,
  ),
]);

const KEEP = change('Keep the newest 10,000 orders in memory', {}, [
  text(MEMORY, '; the oldest make room for new ones. */', '. */'),
  text(MEMORY, 'createMemoryStore({ keep }) {', 'createMemoryStore() {'),
  lines(MEMORY, 'if (orders.size > keep)'),
  text(
    MAIN,
    'createMemoryStore({ keep: config.keepOrders })',
    'createMemoryStore()',
  ),
  lines(CONFIG, 'keepOrders: '),
  text(CLIENT, 'createMemoryStore({ keep: 100 })', 'createMemoryStore()'),
  lines(README, '| `KEEP_ORDERS`'),
]);

const IN_SQLITE = change(
  'Keep orders in SQLite',
  {
    branch: 'sqlite',
    land: 'merge',
    why: 'Orders that were not dispatched yet were lost with every deployment.',
  },
  [
    commit('Store orders in a file', file(SQLITE)),
    commit(
      'Open the store that the settings ask for',
      file('src/store/open.mjs'),
      block(CONFIG, 'function sqlitePath('),
      lines(CONFIG, 'sqlitePath: '),
      text(
        MAIN,
        "import { openStore } from './store/open.mjs';",
        "import { createMemoryStore } from './store/memory.mjs';",
      ),
      text(
        MAIN,
        'const store = await openStore({ ...config, log });',
        'const store = createMemoryStore({ keep: config.keepOrders });',
      ),
      text(MAIN, '{ address, port, store: store.kind }', '{ address, port }'),
      text(MEMORY, "    kind: 'memory',\n\n"),
      text('.gitignore', '*.sqlite\n*.sqlite-*\n'),
      text(
        RUNNING,
        `  [
    'DATABASE_URL',
    'postgres://orders:secret@db/orders',
    "DATABASE_URL must look like sqlite:orders.sqlite; 'postgres' databases are not supported",
  ],
`,
      ),
    ),
    commit('Test both stores with the same tests', file(STORED)),
    commit(
      'Say what is kept where',
      lines(README, '| `DATABASE_URL`'),
      text(
        README,
        ' kept in memory; SQLite keeps all               |',
        ' kept in memory |',
      ),
      text(
        README,
        `npm start                                    # http://127.0.0.1:8102, in memory
DATABASE_URL=sqlite:orders.sqlite npm start  # survives a restart
`,
        'npm start  # http://127.0.0.1:8102\n',
      ),
      text(
        README,
        ` SQLite needs a Node.js that
has \`node:sqlite\` (22.5 or newer); where it is missing, orders are kept in
memory and the log says so.
`,
        '\n',
      ),
      text(
        CI,
        `        # The oldest has no node:sqlite: orders are kept in memory there.
        node: [20, 24]
`,
        '        node: [20, 22]\n',
      ),
    ),
  ],
);

const STORE_HEALTH = change('Be unready when the store is gone', {}, [
  commit(
    'Check the store',
    block(HEALTH, 'function storeCheck('),
    text(HEALTH, 'createHealth({ build, store })', 'createHealth({ build })'),
    text(
      HEALTH,
      `    const check = storeCheck();
    const ready = takesTraffic && check.ok;
`,
      '    const ready = takesTraffic;\n',
    ),
    text(HEALTH, '      checks: {\n        store: check,\n      },\n'),
    text(APP, 'createHealth({ build, store })', 'createHealth({ build })'),
    text(MEMORY, '    ping() {},\n\n'),
    text(SQLITE, "    ping: () => database.exec('SELECT 1'),\n\n"),
  ),
  commit(
    'Test a store that is gone',
    text(
      RUNNING,
      `    checks: {
      store: { ok: true, kind: 'memory' },
    },
`,
    ),
    block(RUNNING, "test('is alive but not ready when its store is gone'"),
    block(STORED, "test('say where they are kept'"),
  ),
]);

export const ordersKeeping = [
  LIST,
  release('1.3.0'),
  OLDEST_FIRST,
  revert('oldest-first', {
    mention: 'number',
    gap: 'usual',
    why: 'The cursor still goes from newest to oldest, so that the second page was empty.',
  }),
  BY_STATUS,
  KEEP,
  release('1.3.1'),
  change('Cancel runs of CI that were overtaken', { by: 'jonas.lindqvist' }, [
    text(
      CI,
      `concurrency:
  group: ci-\${{ github.ref }}
  cancel-in-progress: true
`,
    ),
  ]),
  IN_SQLITE,
  release('1.4.0'),
  change('Test that memory makes room', { ai: 'copilot-agent' }, [
    block(STORED, "test('memory makes room for new orders'"),
  ]),
  change('Test that pages that do not exist are refused', {}, [
    block(STORED, "test('are not listed by a page that does not exist'"),
  ]),
  change(
    'Let the data platform review the table',
    { by: 'meiling.chen', ai: false },
    [
      text(
        OWNERS,
        `# The nightly export to the warehouse reads the orders table.
/src/store/              @acme/ordering @acme/data-platform

`,
      ),
    ],
  ),
  STORE_HEALTH,
  release('1.4.1'),
];
