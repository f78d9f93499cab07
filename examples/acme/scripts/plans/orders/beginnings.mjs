import {
  block,
  everything,
  file,
  lines,
  section,
  text,
} from '../../history/edits.mjs';
import { change, commit, release } from '../../history/plan.mjs';

const APP = 'src/app.mjs';
const MAIN = 'src/main.mjs';
const ROUTES = 'src/orders/routes.mjs';
const RULES = 'src/orders/validation.mjs';
const MEMORY = 'src/store/memory.mjs';
const BODY = 'src/http/body.mjs';
const ERRORS = 'src/http/errors.mjs';
const README = 'README.md';
const TESTS = 'test/orders.test.mjs';
const WRONG = 'test/validation.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/orders.mjs';

const TAKE_ORDERS = change(
  'Take orders',
  { branch: 'take-orders', land: 'merge', ai: false },
  [
    commit('Read JSON bodies', file(BODY)),
    commit('Know what an order is', file('src/orders/order.mjs')),
    commit('Keep orders in memory', file(MEMORY)),
    commit(
      'Answer POST /orders',
      file(ROUTES),
      lines(APP, 'import { readJson }', 'import { orderRoutes }'),
      lines(APP, '...orderRoutes(', 'const json = () => readJson(req);'),
      text(
        APP,
        'params: match.params, query, json }',
        'params: match.params, query }',
      ),
      text(APP, 'createApp({ config, store, log,', 'createApp({ config, log,'),
      lines(MAIN, 'import { createMemoryStore }', 'const store = '),
      text(
        MAIN,
        'const parts = { config, store, log',
        'const parts = { config, log',
      ),
    ),
    commit(
      'Test it over HTTP',
      file(TESTS),
      block(CLIENT, 'export const DRAFT ='),
      lines(CLIENT, 'import { createMemoryStore }', '    store,'),
      text(
        CLIENT,
        'startOrders({\n  store = createMemoryStore(),\n} = {}) {',
        'startOrders() {',
      ),
      text(
        CLIENT,
        `    place: (draft = {}) =>
      call('POST', '/orders', { body: { ...DRAFT, ...draft } }),
`,
      ),
      lines(CLIENT, "post: (path, body = {}) => call('POST'"),
    ),
    commit('Describe the API', section(README, '## API')),
  ],
);

const LOG_LINES = change('Log a line per request, with an id', {}, [
  commit(
    'Log with fields that stay',
    text(
      'src/log.mjs',
      `  const logger = {
    child: more =>
      createLogger({ level, now, write, fields: { ...fields, ...more } }),
  };
`,
      '  const logger = {};\n',
    ),
  ),
  commit(
    'Take the id of the caller or give one',
    block(APP, 'const REQUEST_ID ='),
    text(
      APP,
      `    const startedAt = now();
    const given = req.headers['x-request-id'];
    const requestId = REQUEST_ID.test(given ?? '') ? given : newId();
    const context = { requestId, route: 'none', log: log.child({ requestId }) };
`,
      "    const context = { route: 'none', log };\n",
    ),
    lines(APP, "res.setHeader('x-request-id'"),
    text(
      APP,
      `    const { route: path } = context;
    const durationMs = now() - startedAt;
    const outcome = { route: path, status: answer.status, durationMs };
    context.log.info('request', { method: req.method, ...outcome });
`,
    ),
  ),
]);

export const ordersBeginnings = [
  change(
    'Start from the service template',
    { by: 'arjun.mehta', land: 'direct', ai: false },
    [everything()],
  ),
  change('Test the health check over HTTP', { land: 'direct', ai: false }, [
    file(RUNNING),
    file(CLIENT),
  ]),
  change('Run the tests on every change', { by: 'linh.nguyen' }, [
    file('.github/workflows/ci.yml'),
  ]),
  change('Say all that is wrong with an order at once', {}, [
    commit('Check customers and items', file(RULES)),
    commit(
      'Answer with every field',
      block(ERRORS, 'export function invalidFields('),
      text(
        ERRORS,
        '{ headers = {}, extra = {} } = {}',
        '{ headers = {} } = {}',
      ),
      lines(ERRORS, 'this.extra = extra;'),
      text(ERRORS, 'message }, ...this.extra };', 'message } };'),
    ),
  ]),
  TAKE_ORDERS,
  change('Say who reviews what', {}, [file('.github/CODEOWNERS')]),
  change('Read an order back', {}, [
    commit(
      'Find an order by its id',
      block(ROUTES, 'function get('),
      block(ROUTES, 'function existing('),
      lines(ROUTES, "['GET', '/orders/:id', get]", 'import { notFound }'),
      text(MEMORY, '    find: id => orders.get(id),\n'),
      lines(README, '| `GET /orders/:id`'),
    ),
    commit(
      'Test reading, also what is not there',
      block(TESTS, "test('reads an order back'"),
      block(TESTS, "test('answers 404 for an order"),
    ),
  ]),
  change('Test what is said about a wrong order', {}, [file(WRONG)]),
  LOG_LINES,
  change('Keep a changelog', { land: 'direct', ai: false }, [
    file('CHANGELOG.md'),
  ]),
  release('1.0.0'),
  change('Register orders in the catalog', { by: 'arjun.mehta' }, [
    file('catalog-info.yaml', { optional: true }),
  ]),
  change('Keep addresses in lower case', { ai: 'claude' }, [
    text(RULES, 'email: email.toLowerCase() }', 'email }'),
    block(TESTS, "test('keeps the address of a customer in lower case'"),
  ]),
  change('Take no more than 50 lines in an order', {}, [
    block(RULES, 'const MAX_LINES ='),
    text(RULES, ' && items.length <= MAX_LINES;', ';'),
    text(
      RULES,
      "'items', `must be a list of 1 to ${MAX_LINES}`)",
      "'items', 'must be a list of 1 or more')",
    ),
    text(WRONG, 'must be a list of 1 to 50', 'must be a list of 1 or more'),
    block(WRONG, "test('takes no more than 50 lines'"),
  ]),
  release('1.0.1'),
];
