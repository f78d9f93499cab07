import { block, lines, section, text } from '../../history/edits.mjs';
import { bump, change, commit, release, revert } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const MAIN = 'src/main.mjs';
const CONFIG = 'src/config.mjs';
const CATALOGUE = 'src/catalogue.mjs';
const ROUTES = 'src/routes/orders.mjs';
const ASSETS = 'src/routes/assets.mjs';
const HEALTH = 'src/routes/health.mjs';
const METRICS = 'src/routes/metrics.mjs';
const FORM = 'src/http/form.mjs';
const SHUTDOWN = 'src/shutdown.mjs';
const README = 'README.md';
const OWNERS = '.github/CODEOWNERS';
const CI = '.github/workflows/ci.yml';
const TESTS = 'test/shop.test.mjs';
const ORDERED = 'test/orders.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/storefront.mjs';

const FORM_LIMIT = change('Refuse forms over 8 KiB', { branch: 'form-limit' }, [
  commit(
    'Stop keeping what is over the limit',
    block(FORM, 'const TOLERANCE ='),
    block(FORM, 'function tooLarge('),
    text(
      FORM,
      `    let size = 0;
    const most = limit * TOLERANCE;
    if (Number(req.headers['content-length']) > most) {
      reject(tooLarge());
      return;
    }
    req.on('data', chunk => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      if (size > most) reject(tooLarge());
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge());
      else resolve(Buffer.concat(chunks).toString('utf8'));
    });
`,
      `    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
`,
    ),
    text(FORM, 'import { PageError, badRequest }', 'import { badRequest }'),
    text(FORM, 'readText(req, limit) {', 'readText(req) {'),
    text(FORM, 'readForm(req, limit) {', 'readForm(req) {'),
    text(FORM, 'await readText(req, limit);', 'await readText(req);'),
    text(SERVER, 'readForm(req, config.formLimit)', 'readForm(req)'),
    lines(CONFIG, 'formLimit: '),
    text(
      CLIENT,
      "config: { shopName: 'Test Shop', formLimit: 8 * 1024 },",
      "config: { shopName: 'Test Shop' },",
    ),
  ),
  commit(
    'Test that the shop lives on',
    block(ORDERED, "shopTest('refuses a form over the limit and lives on'"),
  ),
]);

const FORMS_ONLY = change('Take forms only', { ai: 'devin' }, [
  block(FORM, 'const FORM ='),
  lines(FORM, 'const type = '),
  text(
    FORM,
    `  if (type !== FORM) {
    throw new PageError(
      415,
      'We did not understand that',
      \`This page takes forms as \${FORM}.\`,
    );
  }
`,
  ),
  block(ORDERED, "shopTest('takes forms only'"),
]);

const KEEP_STYLE = change(
  'Let browsers keep the style for five minutes',
  { key: 'keep-style', land: 'squash', ai: false },
  [text(ASSETS, 'public, max-age=300', 'public, max-age=60')],
);

const STYLE_TAG = change('Ask whether the style is still the same', {}, [
  lines(ASSETS, 'import { createHash }', 'const ETAG = '),
  text(
    ASSETS,
    `function style({ headers }) {
  const caching = { etag: ETAG, 'cache-control': KEEP };
  if (headers['if-none-match'] === ETAG) {
    return { status: 304, headers: caching, text: '' };
  }
`,
    `function style() {
  const caching = { 'cache-control': KEEP };
`,
  ),
  text(
    TESTS,
    `  const again = await shop.visit('/style.css', {
    headers: { 'if-none-match': first.headers.get('etag') },
  });
  assert.equal(again.status, 304);
`,
  ),
]);

const DRAIN = change(
  'Take no new traffic while closing',
  { branch: 'drain', land: 'merge' },
  [
    commit(
      'Be unready while closing, but alive',
      text(HEALTH, '  let open = true;\n\n'),
      lines(HEALTH, 'ready: open,', 'const alive = ', 'isOpen: '),
      text(HEALTH, 'function healthz({ query })', 'function healthz()'),
      text(HEALTH, 'status: alive ? 200 : 503', 'status: 200'),
      block(HEALTH, 'close() {'),
      text(HEALTH, '; the shop is open until it closes. */', '. */'),
      text(README, '; `?probe=live` for liveness alone', ' of the process'),
      lines(RUNNING, '    ready: true,'),
    ),
    commit(
      'Close kept-alive connections',
      lines(SERVER, 'if (!health.isOpen())'),
      text(SERVER, 'return { server, health };', 'return { server };'),
      lines(SHUTDOWN, 'health.close();'),
      text(
        SHUTDOWN,
        '{ server, health, log, graceMs }',
        '{ server, log, graceMs }',
      ),
      text(MAIN, 'const { server, health } =', 'const { server } ='),
      text(MAIN, '{ server, health, log, graceMs', '{ server, log, graceMs'),
    ),
    commit(
      'Test probes of a shop that closes',
      text(CLIENT, 'const { server, health } =', 'const { server } ='),
      lines(CLIENT, '    health,'),
      block(RUNNING, "test('is alive but not ready while it closes'"),
    ),
  ],
);

const OUTAGE = change('Say so when orders cannot be reached', {}, [
  commit(
    'Answer 503 and when to come back',
    lines(ROUTES, 'import { OrdersUnavailable }'),
    block(ROUTES, 'async function asking('),
    text(
      ROUTES,
      `    const { log, requestId } = request;
    const answer = await asking(log, () =>
      orders.place(toOrder(wanted, values), requestId),
    );
`,
      `    const { requestId } = request;
    const answer = await orders.place(toOrder(wanted, values), requestId);
`,
    ),
    text(
      ROUTES,
      'await asking(log, () => orders.find(params.id, requestId))',
      'await orders.find(params.id, requestId)',
    ),
    text(
      ROUTES,
      'show({ params, log, requestId })',
      'show({ params, requestId })',
    ),
  ),
  commit(
    'Test an outage',
    block(ORDERED, "shopTest('says so when orders cannot be reached'"),
  ),
]);

const OUTCOMES = change('Count orders by what became of them', {}, [
  lines(ROUTES, "countOrder('incomplete')", 'countOrder(answer.placed'),
  text(ROUTES, 'orderRoutes({ orders, metrics })', 'orderRoutes({ orders })'),
  text(SERVER, 'orderRoutes({ orders, metrics })', 'orderRoutes({ orders })'),
  text(
    METRICS,
    "['storefront_pages_total', 'storefront_orders_total']",
    "['storefront_pages_total']",
  ),
  text(
    METRICS,
    `    countOrder: outcome =>
      count(\`storefront_orders_total{outcome="\${outcome}"}\`),
`,
  ),
]);

export const storefrontRunning = [
  bump('actions/setup-node', 4, 5),
  FORM_LIMIT,
  FORMS_ONLY,
  release('1.12.0'),
  KEEP_STYLE,
  revert('keep-style', {
    key: 'drop-style',
    gap: 'usual',
    why: 'After a release the pages were new and their style was old.',
  }),
  STYLE_TAG,
  revert('drop-style', {
    gap: 'usual',
    why: 'Browsers ask for a new style by its tag now.',
  }),
  release('1.12.1'),
  change(
    'Raise the price of the wool blanket',
    { by: 'yuki.tanaka', ai: false },
    [text(CATALOGUE, 'price: 8900,', 'price: 7900,')],
  ),
  DRAIN,
  release('1.13.0'),
  OUTAGE,
  change('Cancel runs of CI that were overtaken', { by: 'jonas.lindqvist' }, [
    text(
      CI,
      `concurrency:
  group: ci-\${{ github.ref }}
  cancel-in-progress: true
`,
    ),
  ]),
  release('1.14.0'),
  change('Say where to start on call', { by: 'leila.haddad' }, [
    section(README, '## On call'),
  ]),
  OUTCOMES,
  release('1.15.0'),
  change('Explain refused orders to those on call', {}, [
    text(
      README,
      `- **Refused orders rise.** Compare \`storefront_orders_total\` by outcome:
  \`incomplete\` is our form, \`refused\` is orders or payments.
`,
    ),
  ]),
  change('Review changes of our workflows ourselves, too', { ai: false }, [
    text(
      OWNERS,
      '/.github/              @acme/storefront-web @acme/developer-platform',
      '/.github/              @acme/developer-platform',
    ),
  ]),
];
