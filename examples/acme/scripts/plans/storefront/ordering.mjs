import {
  block,
  file,
  lines,
  removed,
  section,
  text,
} from '../../history/edits.mjs';
import { bump, change, commit, release } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const MAIN = 'src/main.mjs';
const CONFIG = 'src/config.mjs';
const PRODUCT = 'src/pages/product.mjs';
const ROUTES = 'src/routes/orders.mjs';
const FORM = 'src/http/form.mjs';
const HEALTH = 'src/routes/health.mjs';
const STYLE = 'src/assets/style.css';
const README = 'README.md';
const OWNERS = '.github/CODEOWNERS';
const TESTS = 'test/shop.test.mjs';
const ORDERED = 'test/orders.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/storefront.mjs';

const PRODUCT_ROUTES = `import { findProduct } from '../catalogue.mjs';
import { notFound } from '../http/errors.mjs';
import { productPage } from '../pages/product.mjs';

/** A page of its own for every product. */
export function productRoutes() {
  function product({ params }) {
    const found = findProduct(params.sku);
    if (!found) throw notFound();
    return { status: 200, page: productPage({ product: found }) };
  }

  return [['GET', '/products/:sku', product]];
}
`;

const ORDER = change(
  'Order a product',
  { branch: 'order', land: 'merge', by: 'mina.park' },
  [
    commit(
      'Read forms',
      file(FORM),
      lines(SERVER, 'import { readForm }', 'const form = () => readForm('),
      text(
        SERVER,
        'headers: req.headers, params, query, form }',
        'headers: req.headers, params, query }',
      ),
    ),
    commit('Know what an order form asks', file('src/checkout.mjs')),
    commit(
      'Talk to orders',
      file('src/orders-client.mjs'),
      block(CONFIG, 'function serviceUrl('),
      lines(CONFIG, 'ordersUrl: '),
      block(CONFIG, 'ordersTimeoutMs: '),
      lines(
        MAIN,
        'import { createOrdersClient }',
        'orders: ordersClient(config),',
      ),
      block(MAIN, 'function ordersClient('),
      lines(README, '| `ORDERS_URL`', '| `ORDERS_TIMEOUT_MS`'),
    ),
    commit(
      'Place an order from the page of a product',
      file(ROUTES),
      removed('src/routes/products.mjs', PRODUCT_ROUTES),
      text(
        SERVER,
        "import { orderRoutes } from './routes/orders.mjs';",
        "import { productRoutes } from './routes/products.mjs';",
      ),
      text(SERVER, '...orderRoutes({ orders }),', '...productRoutes(),'),
      text(
        SERVER,
        'createStorefront({ config, orders, log,',
        'createStorefront({ config, log,',
      ),
      lines(PRODUCT, "import { FIELDS } from '../checkout.mjs'"),
      text(PRODUCT, 'import { attributes, html }', 'import { html }'),
      block('src/pages/html.mjs', 'export function attributes('),
      block(PRODUCT, 'function field('),
      block(PRODUCT, 'function summary('),
      block(PRODUCT, 'function orderForm('),
      text(
        PRODUCT,
        `export function productPage({
  product,
  values = { quantity: '1' },
  problems = [],
}) {`,
        'export function productPage({ product }) {',
      ),
      text(
        PRODUCT,
        '    main: html`${summary(problems)}\n      <p>',
        '    main: html`<p>',
      ),
      text(
        PRODUCT,
        `
      \${orderForm({ product, values })}\`,`,
        '`,',
      ),
      text(README, '| a product and its order form ', '| a product '),
      block(STYLE, '.field {'),
      block(STYLE, '.field label {'),
      block(STYLE, 'button {'),
      text(
        STYLE,
        `input,
button {
  border: 1px solid var(--line);
  border-radius: 0.25rem;
  font: inherit;
  padding: 0.5rem;
}

`,
      ),
      block(STYLE, '.problems {'),
    ),
    commit(
      'Show what became of an order',
      file('src/pages/order.mjs'),
      lines(ROUTES, 'import { orderPage }', "['GET', '/orders/:id', show]"),
      block(ROUTES, 'async function show('),
      lines(README, '| `/orders/:id`'),
      block(STYLE, 'table {'),
      text(
        STYLE,
        `
th,
td {
  border-bottom: 1px solid var(--line);
  padding: 0.5rem;
  text-align: start;
}
`,
      ),
    ),
    commit(
      'Test ordering with orders that are scripted',
      file(ORDERED),
      file('testing/orders.mjs'),
      block(CLIENT, 'export const FILLED_IN ='),
      lines(
        CLIENT,
        'import { createOrdersClient }',
        'const orders = ',
        '    orders,',
      ),
      text(
        CLIENT,
        'openShop({ ordersUrl, timeoutMs = 1000 } = {}) {',
        'openShop() {',
      ),
      text(
        CLIENT,
        `    order: (sku, fields = {}) =>
      visit(\`/products/\${sku}\`, {
        method: 'POST',
        body: new URLSearchParams({ ...FILLED_IN, ...fields }),
      }),
`,
      ),
    ),
  ],
);

const SECURITY_POLICY = change('Forbid scripts and frames', {}, [
  text(
    SERVER,
    `  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
`,
  ),
  block(TESTS, "test('forbids scripts and frames'"),
]);

const CLOSED_SHOP = change('Open without an orders service, too', {}, [
  commit(
    'Say that no orders are taken',
    block(PRODUCT, 'function closed('),
    text(
      PRODUCT,
      '${canOrder ? orderForm({ product, values }) : closed()}',
      '${orderForm({ product, values })}',
    ),
    text(PRODUCT, '  product,\n  canOrder,\n', '  product,\n'),
    text(
      ROUTES,
      'product: existing(request), canOrder }',
      'product: existing(request) }',
    ),
    text(
      ROUTES,
      'product: wanted, canOrder, values',
      'product: wanted, values',
    ),
    text(ROUTES, '  const canOrder = Boolean(orders);\n\n'),
    lines(ROUTES, 'if (!orders) throw new PageError('),
    text(
      ROUTES,
      `    const found =
      orders && (await orders.find(params.id, requestId));
`,
      '    const found = await orders.find(params.id, requestId);\n',
    ),
    block(ROUTES, 'const CLOSED ='),
    text(ROUTES, 'import { notFound, PageError }', 'import { notFound }'),
  ),
  commit(
    'Report it with the health',
    lines(HEALTH, 'ordering: canOrder'),
    text(
      HEALTH,
      'createHealth({ build, canOrder })',
      'createHealth({ build })',
    ),
    text(
      SERVER,
      'createHealth({ build, canOrder: Boolean(orders) })',
      'createHealth({ build })',
    ),
    lines(RUNNING, "ordering: 'not configured',"),
  ),
  commit(
    'Test a shop without orders',
    block(ORDERED, "test('can be looked at without an orders service'"),
  ),
]);

export const storefrontOrdering = [
  ORDER,
  change('Have Ordering review how we call them', { ai: false }, [
    text(
      OWNERS,
      '/src/orders-client.mjs @acme/storefront-web @acme/ordering\n\n',
    ),
  ]),
  release('1.2.0'),
  bump('actions/checkout', 4, 5),
  change('Test that the request id is passed on', { ai: 'cursor' }, [
    block(ORDERED, "shopTest('passes the request id on'"),
  ]),
  SECURITY_POLICY,
  change('Say that no script runs and no card is kept', { ai: false }, [
    section(README, '## Security'),
  ]),
  release('1.3.0'),
  CLOSED_SHOP,
];
