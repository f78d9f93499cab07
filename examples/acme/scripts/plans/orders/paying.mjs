import { block, file, lines, text } from '../../history/edits.mjs';
import { bump, change, commit, release } from '../../history/plan.mjs';

const APP = 'src/app.mjs';
const MAIN = 'src/main.mjs';
const ROUTES = 'src/orders/routes.mjs';
const RULES = 'src/orders/validation.mjs';
const ORDER = 'src/orders/order.mjs';
const PAYMENTS = 'src/payments-client.mjs';
const MEMORY = 'src/store/memory.mjs';
const CONFIG = 'src/config.mjs';
const README = 'README.md';
const OWNERS = '.github/CODEOWNERS';
const TESTS = 'test/orders.test.mjs';
const PAID = 'test/payments.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/orders.mjs';

const PAY = change(
  'Have cards authorised by payments',
  { branch: 'payments', land: 'merge' },
  [
    commit(
      'Talk to payments',
      file(PAYMENTS),
      block(CONFIG, 'function httpUrl('),
      lines(CONFIG, 'paymentsUrl: '),
      block(CONFIG, 'paymentsTimeoutMs: '),
      lines(README, '| `PAYMENTS_URL`', '| `PAYMENTS_TIMEOUT_MS`'),
      text(
        RUNNING,
        `  [
    'PAYMENTS_URL',
    'payments:8103',
    "PAYMENTS_URL must be a URL that starts with http:// or https://, not 'payments:8103'",
  ],
`,
      ),
    ),
    commit(
      'Need a card where there is somebody to charge it',
      text(RULES, 'parseDraft(body, { needsCard })', 'parseDraft(body)'),
      text(
        RULES,
        `  report.check(
    !needsCard || isObject(body.card),
    'card',
    'must be an object with number, expiry and cvc',
  );
`,
      ),
      text(RULES, 'items, card: body.card };', 'items };'),
      text(
        ROUTES,
        'parseDraft(await json(), { needsCard: Boolean(payments) })',
        'parseDraft(await json())',
      ),
    ),
    commit(
      'Confirm an order when its card is authorised',
      block(ORDER, 'const NEXT ='),
      block(ORDER, 'export function become('),
      block(ORDER, 'export function assertCanBecome('),
      text(ORDER, "import { HttpError } from '../http/errors.mjs';\n\n"),
      block(ROUTES, 'function settled('),
      text(ROUTES, 'import { become, newOrder }', 'import { newOrder }'),
      text(
        ROUTES,
        `    if (!payments) return { status: 201, body: order };
    const { card } = draft;
    const answer = await payments.authorise({ order, card, requestId });
    if (answer.authorised) {
      const confirmed = settled(order, 'confirmed', answer.payment);
      return { status: 201, body: confirmed };
    }
    const declined = settled(order, 'declined', answer.payment);
    return { status: 402, body: declined };
`,
        '    return { status: 201, body: order };\n',
      ),
      text(ROUTES, 'create({ json, log, requestId })', 'create({ json, log })'),
      text(
        ROUTES,
        'orderRoutes({ store, payments, now',
        'orderRoutes({ store, now',
      ),
      block(MEMORY, 'update(order)'),
      text(
        APP,
        'orderRoutes({ store, payments, now',
        'orderRoutes({ store, now',
      ),
      text(
        APP,
        'store, payments, log, now, newId, build })',
        'store, log, now, newId, build })',
      ),
      lines(MAIN, 'import { createPaymentsClient }', 'const payments = '),
      block(MAIN, 'function paymentsClient('),
      text(MAIN, 'store, payments, log, now', 'store, log, now'),
      text(
        README,
        '`{customer, items, card, currency?}`: 201 when it is confirmed, 402 when the card is declined |',
        '`{customer, items, currency?}` |',
      ),
    ),
    commit(
      'Test with a payments service that is scripted',
      file('testing/payments.mjs'),
      file(PAID),
      lines(CLIENT, 'import { createPaymentsClient }', '    payments,'),
      text(CLIENT, '  paymentsUrl,\n  timeoutMs = 1000,\n'),
      text(
        CLIENT,
        `  const payments =
    paymentsUrl && createPaymentsClient({ url: paymentsUrl, timeoutMs });
`,
      ),
    ),
  ],
);

const WHY_REFUSED = change('Say why a payment was refused', {}, [
  commit(
    'Pass the reason on',
    block(PAYMENTS, 'function reasonOf('),
    text(
      PAYMENTS,
      `      if (status === 402) {
        const message = \`the card was declined: \${content.declineReason}\`;
        const payment = summary(content);
        return { status, code: 'card_declined', message, payment };
      }
      const message = reasonOf(content);
      return { status: 400, code: 'payment_refused', message };
`,
      '      return { authorised: false, payment: summary(content) };\n',
    ),
    text(
      ROUTES,
      `    const { status, code, message } = answer;
    throw new HttpError(status, code, message, { extra: { order: declined } });
`,
      '    return { status: 402, body: declined };\n',
    ),
    text(ROUTES, 'import { HttpError, notFound }', 'import { notFound }'),
  ),
  commit(
    'Test a declined card and a wrong one',
    lines('test/payments.test.mjs', '  DECLINED,'),
    block(PAID, "test('says why a card was declined'"),
    block(PAID, "test('passes on what is wrong with a card'"),
    block('testing/payments.mjs', 'export const DECLINED ='),
  ),
]);

const OUTAGE = change('Answer 503 when payments cannot be reached', {}, [
  commit(
    'Tell an outage from a refusal',
    lines(ROUTES, 'import { PaymentsUnavailable }'),
    block(ROUTES, 'async function paying('),
    text(
      ROUTES,
      `    const answer = await paying(
      () => payments.authorise({ order, card, requestId }),
      error => {
        log.error('payments unavailable', { reason: error.message });
        settled(order, 'failed');
      },
    );
`,
      '    const answer = await payments.authorise({ order, card, requestId });\n',
    ),
    lines(ORDER, '  failed: [],'),
    text(
      ORDER,
      "['confirmed', 'declined', 'failed'],",
      "['confirmed', 'declined'],",
    ),
    text(README, ', 503 when payments is down', ''),
  ),
  commit(
    'Test an outage',
    block(PAID, "test('fails the order when payments cannot be reached'"),
  ),
]);

export const ordersPaying = [
  PAY,
  change('Have Payments Core review how we call them', { ai: false }, [
    text(
      OWNERS,
      '/src/payments-client.mjs @acme/ordering @acme/payments-core\n\n',
    ),
  ]),
  release('1.2.0'),
  bump('actions/checkout', 4, 5),
  WHY_REFUSED,
  OUTAGE,
  release('1.2.1'),
  change('Test that no card is kept or logged', { ai: 'claude' }, [
    block(TESTS, "test('never keeps or logs a card'"),
  ]),
  change('Test that a card is needed', {}, [
    block(PAID, "test('needs a card when there is someone"),
  ]),
  change('Test that the request id is passed on', { ai: 'codex' }, [
    block(PAID, "test('passes the request id on'"),
  ]),
];
