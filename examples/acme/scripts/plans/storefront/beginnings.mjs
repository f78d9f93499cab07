import {
  block,
  everything,
  file,
  lines,
  section,
  text,
} from '../../history/edits.mjs';
import { change, commit, release } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const CATALOGUE = 'src/catalogue.mjs';
const LAYOUT = 'src/pages/layout.mjs';
const SHOP = 'src/pages/shop.mjs';
const SHOP_ROUTE = 'src/routes/shop.mjs';
const STYLE = 'src/assets/style.css';
const PROBLEM = 'src/pages/problem.mjs';
const README = 'README.md';
const TESTS = 'test/shop.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/storefront.mjs';

const SHOW_PRODUCTS = change(
  'Show every product with its price',
  { branch: 'first-page', land: 'merge', ai: false },
  [
    commit('Know what the shop sells', file(CATALOGUE)),
    commit(
      'Make a page of it',
      file(SHOP),
      file(SHOP_ROUTE),
      lines(SERVER, 'import { shopRoutes }', '...shopRoutes(),'),
    ),
    commit('Test the first page', file(TESTS)),
    commit('List the pages', section(README, '## Pages')),
  ],
);

const STYLED = change('Give the shop a style', { branch: 'style' }, [
  commit('Write a style for phones and desks', file(STYLE)),
  commit(
    'Send it',
    file('src/routes/assets.mjs'),
    lines(SERVER, 'import { assetRoutes }', '...assetRoutes,'),
    lines(LAYOUT, '<link rel="stylesheet"'),
    block(TESTS, "test('sends a style"),
  ),
]);

const PRODUCT_PAGES = change('Give every product a page of its own', {}, [
  commit(
    'Find a product',
    block(CATALOGUE, 'export function findProduct('),
    file('src/pages/product.mjs'),
    file('src/routes/products.mjs'),
    lines(SERVER, 'import { productRoutes }', '...productRoutes(),'),
    lines(README, '| `/products/:sku`'),
  ),
  commit(
    'Link to it',
    text(SHOP, 'card({ sku, name, price', 'card({ name, price'),
    text(
      SHOP,
      '<h2><a href="/products/${sku}">${name}</a></h2>',
      '<h2>${name}</h2>',
    ),
    text(
      TESTS,
      '`<a href="/products/${sku}">${name}</a>`',
      '`<h2>${name}</h2>`',
    ),
  ),
  commit(
    'Test what is not there',
    block(TESTS, "test('answers 404 with a page'"),
    block(TESTS, "test('answers methods and addresses"),
  ),
]);

const SEARCH = change('Search products', { branch: 'search', land: 'merge' }, [
  commit(
    'Find products by all words',
    block(CATALOGUE, 'export function searchProducts('),
  ),
  commit(
    'Search from the first page',
    block(SHOP, 'function searchForm('),
    text(SHOP, 'shopPage({ query, products })', 'shopPage({ products })'),
    text(
      SHOP,
      `    title: query ? \`Results for “\${query}”\` : 'For home and kitchen',
    main: html\`\${searchForm(query)} \${list}\`,
`,
      `    title: 'For home and kitchen',
    main: list,
`,
    ),
    text(SHOP_ROUTE, 'import { searchProducts }', 'import { PRODUCTS }'),
    block(SHOP_ROUTE, 'const MAX_QUERY ='),
    text(
      SHOP_ROUTE,
      `  function shop({ query: parameters }) {
    const query = (parameters.get('q') ?? '').trim().slice(0, MAX_QUERY);
    const products = searchProducts(query);
    return { status: 200, page: shopPage({ query, products }) };
`,
      `  function shop() {
    return { status: 200, page: shopPage({ products: PRODUCTS }) };
`,
    ),
    block(STYLE, '.search {'),
    text(
      README,
      '| all products, or those that `?q=` finds ',
      '| all products ',
    ),
  ),
  commit(
    'Test a search',
    block(TESTS, "test('finds products by all words of a search'"),
  ),
]);

const REQUEST_IDS = change('Give every request an id', {}, [
  commit(
    'Log with fields that stay',
    text(
      'src/log.mjs',
      `    bind: fields =>
      createLog({ level, now, write, bound: { ...bound, ...fields } }),
`,
    ),
  ),
  commit(
    'Put the id into the log and on pages that say what went wrong',
    lines(SERVER, 'const requestId = newId();', "setHeader('x-request-id'"),
    text(
      SERVER,
      "const context = { requestId, route: 'none', log: log.bind({ requestId }) };",
      "const context = { route: 'none', log };",
    ),
    text(
      SERVER,
      'answerFor(error, { log, requestId })',
      'answerFor(error, { log })',
    ),
    text(SERVER, '{ title, message, requestId }', '{ title, message }', {
      all: true,
    }),
    text(PROBLEM, '{ title, message, requestId }', '{ title, message }'),
    text(
      PROBLEM,
      `
      <p class="hint">If you write to us, please quote \${requestId}.</p>\`,`,
      '`,',
    ),
  ),
  commit(
    'Test it',
    lines(RUNNING, "requestId: 'id-000001'"),
    text(
      RUNNING,
      'message, route, status, requestId }',
      'message, route, status }',
      { all: true },
    ),
  ),
]);

export const storefrontBeginnings = [
  change(
    'Start from the service template',
    { by: 'leila.haddad', land: 'direct', ai: false },
    [everything()],
  ),
  change('Test the health check over HTTP', { land: 'direct', ai: false }, [
    file(RUNNING),
    file(CLIENT),
  ]),
  change('Run the tests on every change', { by: 'jonas.lindqvist' }, [
    file('.github/workflows/ci.yml'),
  ]),
  SHOW_PRODUCTS,
  change('Say who reviews what', {}, [file('.github/CODEOWNERS')]),
  STYLED,
  PRODUCT_PAGES,
  change('Keep a changelog', { land: 'direct', ai: false }, [
    file('CHANGELOG.md'),
  ]),
  release('1.0.0'),
  change('Register storefront in the catalog', { by: 'leila.haddad' }, [
    file('catalog-info.yaml', { optional: true }),
  ]),
  change('Log a line per page', {}, [
    lines(SERVER, 'const startedAt = now();', 'const { route } = context;'),
    lines(SERVER, 'const { status } = answer;', 'const durationMs = '),
    lines(SERVER, 'const { method } = req;', "context.log.info('request'"),
    block(RUNNING, "test('logs a line per request'"),
  ]),
  REQUEST_IDS,
  SEARCH,
  change('Say when nothing was found', { ai: 'cursor' }, [
    block(SHOP, 'function nothingFound('),
    text(
      SHOP,
      `html\`\${searchForm(query)}
    \${products.length > 0 ? list : nothingFound(query)}\`,`,
      'html`${searchForm(query)} ${list}`,',
    ),
    block(TESTS, "test('says when nothing was found'"),
  ]),
  change('Test that what is typed is escaped', {}, [
    block(TESTS, "test('escapes what a shopper typed'"),
  ]),
  release('1.1.0'),
];
