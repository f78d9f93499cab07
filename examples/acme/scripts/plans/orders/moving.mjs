import { block, lines, text } from '../../history/edits.mjs';
import { bump, change, commit, release, revert } from '../../history/plan.mjs';

const ROUTES = 'src/orders/routes.mjs';
const ORDER = 'src/orders/order.mjs';
const PAYMENTS = 'src/payments-client.mjs';
const CONFIG = 'src/config.mjs';
const README = 'README.md';
const CI = '.github/workflows/ci.yml';
const TESTS = 'test/orders.test.mjs';
const PAID = 'test/payments.test.mjs';
const STORED = 'test/store.test.mjs';
const FAKE = 'testing/payments.mjs';

const CANCEL = change('Cancel orders', { branch: 'cancel', land: 'merge' }, [
  commit(
    'Let payments release the money',
    block(PAYMENTS, 'async function change('),
    text(
      PAYMENTS,
      "\n    release: (order, requestId) => change(order, 'void', requestId),\n",
    ),
    text(PAYMENTS, "import { HttpError } from './http/errors.mjs';\n\n"),
  ),
  commit(
    'Answer POST /orders/:id/cancel',
    block(ROUTES, 'async function cancel('),
    lines(ROUTES, "'/orders/:id/cancel', cancel]"),
    text(ROUTES, 'import { assertCanBecome, become,', 'import { become,'),
    text(
      ROUTES,
      'paying(work, onUnavailable = () => {})',
      'paying(work, onUnavailable)',
    ),
    text(ORDER, "'failed', 'cancelled'],", "'failed'],"),
    text(ORDER, "confirmed: ['cancelled'],", 'confirmed: [],'),
    lines(ORDER, '  cancelled: [],'),
    lines(README, '| `POST /orders/:id/cancel`'),
  ),
  commit(
    'Test it with and without a payment',
    lines(PAID, '  VOIDED,'),
    block(PAID, "test('lets the payment go when the order is cancelled'"),
    block(TESTS, "test('cancels a pending order once'"),
    block(STORED, "test('are listed by status'"),
    block(FAKE, 'export const VOIDED ='),
  ),
]);

const DISPATCH = change(
  'Take the money when the parcel leaves',
  { branch: 'dispatch', land: 'merge' },
  [
    commit(
      'Let payments capture the money',
      lines(PAYMENTS, 'capture: (order, requestId)'),
    ),
    commit(
      'Answer POST /orders/:id/dispatch',
      block(ROUTES, 'async function dispatch('),
      lines(ROUTES, "'/orders/:id/dispatch', dispatch]"),
      text(
        ORDER,
        "confirmed: ['dispatched', 'cancelled'],",
        "confirmed: ['cancelled'],",
      ),
      lines(ORDER, '  dispatched: [],'),
      lines(README, '| `POST /orders/:id/dispatch`'),
    ),
    commit(
      'Test that only what was paid leaves',
      lines(PAID, '  CAPTURED,'),
      block(PAID, "test('captures the payment when the order is dispatched'"),
      block(TESTS, "test('dispatches only what was paid'"),
      block(FAKE, 'export const CAPTURED ='),
    ),
  ],
);

const RACE = change('Do not confirm what was cancelled meanwhile', {}, [
  text(
    ROUTES,
    `  function settled({ id }, status, payment) {
    // Read again: it may have been cancelled while payments was asked. An
    // authorisation that nobody captures lapses by itself.
    const order = existing({ params: { id } });
`,
    '  function settled(order, status, payment) {\n',
  ),
]);

// What went wrong: one authorisation in eight takes longer than this.
const IMPATIENT = change(
  'Give up on payments after 300 ms',
  {
    key: 'impatient',
    land: 'squash',
    ai: 'claude-session',
    why: 'Shoppers leave when placing an order takes longer than a second.',
  },
  [
    text(
      CONFIG,
      '      300,\n      [1, 30_000],',
      '      2000,\n      [1, 30_000],',
    ),
    text(README, '| `300`       | how long', '| `2000`      | how long'),
  ],
);

const RETRY = change(
  'Repeat a call to payments that got no answer',
  {
    by: 'mateo.fernandez',
    branch: 'hotfix/repeat-calls',
    gap: 'soon',
    land: 'squash',
    ai: false,
    why: 'An order must not fail because one connection was lost. The key makes sure that nobody is charged twice.',
  },
  [
    commit(
      'Try twice',
      block(PAYMENTS, 'const ATTEMPTS ='),
      text(
        PAYMENTS,
        `    let cause;
    for (let tried = 0; tried < ATTEMPTS; tried++) {
      try {
        return await attempt(path, request);
      } catch (error) {
        cause = error;
      }
    }
    const reason = cause.cause?.message ?? cause.message;
    throw new PaymentsUnavailable(\`\${path}: \${reason}\`, { cause });
`,
        `    try {
      return await attempt(path, request);
    } catch (cause) {
      const reason = cause.cause?.message ?? cause.message;
      throw new PaymentsUnavailable(\`\${path}: \${reason}\`, { cause });
    }
`,
      ),
    ),
    commit(
      'Test a connection that is lost',
      block(PAID, "test('tries again with the same key"),
    ),
  ],
);

const TOTALS = change(
  'Say totals with their currency',
  {
    why: 'Breaks those who read `total` as a number; storefront is ready for both.',
  },
  [
    commit(
      'Keep the currency in the total',
      text(
        ORDER,
        '    total: { value: totalOf(items), currency },\n',
        '    currency,\n    total: totalOf(items),\n',
      ),
      text(
        PAYMENTS,
        '      const body = { amount: order.total, reference: order.id, card };\n',
        `      const amount = { value: order.total, currency: order.currency };
      const body = { amount, reference: order.id, card };
`,
      ),
    ),
    commit(
      'Expect it in tests',
      text(
        TESTS,
        "assert.deepEqual(body.total, { value: 3400, currency: 'EUR' });",
        'assert.equal(body.total, 3400);',
      ),
    ),
  ],
);

export const ordersMoving = [
  CANCEL,
  release('1.5.0'),
  change('Give CI read access only', { by: 'linh.nguyen' }, [
    text(CI, 'permissions:\n  contents: read\n'),
  ]),
  DISPATCH,
  release('1.6.0'),
  change('Test that a file outlives the process', {}, [
    lines(STORED, "from 'node:fs/promises'", "from 'node:os'"),
    lines(STORED, "from 'node:path'"),
    block(STORED, "test('a file outlives the process'"),
  ]),
  bump('actions/setup-node', 4, 5),
  RACE,
  IMPATIENT,
  release('1.6.1'),
  revert('impatient', {
    by: 'arjun.mehta',
    gap: 'soon',
    why: 'One order in eight fails since 1.6.1: banks often need a second.',
  }),
  RETRY,
  release('1.6.2'),
  TOTALS,
  release('2.0.0'),
];
