import { block, file, lines, text } from '../../history/edits.mjs';
import { bump, change, commit, release } from '../../history/plan.mjs';

const ROUTES = 'src/routes/payments.mjs';
const CARDS = 'src/payments/cards.mjs';
const PAYMENT = 'src/payments/payment.mjs';
const README = 'README.md';
const TESTS = 'test/payments.test.mjs';
const WRONG = 'test/validation.test.mjs';

const CAPTURE = change(
  'Capture authorised payments',
  { branch: 'capture', land: 'merge' },
  [
    commit(
      'Let a payment be captured',
      block(PAYMENT, 'export function capture('),
      block(PAYMENT, 'function inState('),
      text(PAYMENT, "import { conflict } from '../http/errors.mjs';\n"),
      lines(PAYMENT, '    captured: 0,'),
      text(PAYMENT, ' *   authorised → captured\n', ' *   authorised\n'),
      block('src/http/errors.mjs', 'export function conflict('),
    ),
    commit(
      'Answer POST /payments/:id/capture',
      block(ROUTES, 'function capture('),
      lines(ROUTES, "'/payments/:id/capture', capture]"),
      lines(README, '| `POST /payments/:id/capture`'),
      text(README, 'Authorises and captures card', 'Authorises card'),
    ),
    commit(
      'Test that a payment is captured once',
      block(TESTS, "test('captures once'"),
    ),
  ],
);

const PARTIAL_CAPTURE = change(
  'Capture a part of what was authorised',
  { why: 'A parcel that leaves without an item must not be charged for it.' },
  [
    commit(
      'Limit what can be captured',
      text(
        PAYMENT,
        `export function capture(payment, value, at) {
  inState(payment, ['authorised'], 'captured');
  const captured = value ?? payment.amount.value;
  withinLimit(captured, payment.amount.value, 'captured');
`,
        `export function capture(payment, at) {
  inState(payment, ['authorised'], 'captured');
  const captured = payment.amount.value;
`,
      ),
      block(PAYMENT, 'function withinLimit('),
    ),
    commit(
      'Take the value from the request',
      block(ROUTES, 'function parsePart('),
      text(
        ROUTES,
        `withBody(request, ({ value }, at) => {
      const payment = existing(request.params.id);
      return saved(200, lifecycle.capture(payment, parsePart(value), at));`,
        `withBody(request, (_, at) => {
      const payment = existing(request.params.id);
      return saved(200, lifecycle.capture(payment, at));`,
      ),
      text(README, 'takes the money, or `{value}` of it', 'takes the money'),
    ),
    commit(
      'Test the limit',
      block(TESTS, "test('captures no more than was authorised'"),
    ),
  ],
);

const REFUND = change(
  'Refund captured payments',
  { branch: 'refund', land: 'merge' },
  [
    commit(
      'Let a payment be refunded',
      block(PAYMENT, 'export function refund('),
      lines(PAYMENT, '    refunded: 0,'),
      text(
        PAYMENT,
        ' *   authorised → captured → refunded\n',
        ' *   authorised → captured\n',
      ),
    ),
    commit(
      'Answer POST /payments/:id/refund',
      block(ROUTES, 'function refund('),
      lines(ROUTES, "'/payments/:id/refund', refund]"),
      lines(README, '| `POST /payments/:id/refund`'),
      text(
        README,
        'Authorises, captures and refunds',
        'Authorises and captures',
      ),
    ),
    commit('Test a refund', block(TESTS, "test('refunds what was captured'")),
  ],
);

const PARTIAL_REFUND = change('Refund in parts until nothing is left', {}, [
  commit(
    'Keep count of what was refunded',
    text(
      PAYMENT,
      `export function refund(payment, value, at) {
  inState(payment, ['captured'], 'refunded');
  const left = payment.captured - payment.refunded;
  const refunded = value ?? left;
  withinLimit(refunded, left, 'refunded');
  return {
    ...payment,
    status: refunded === left ? 'refunded' : 'captured',
    refunded: payment.refunded + refunded,
`,
      `export function refund(payment, at) {
  inState(payment, ['captured'], 'refunded');
  return {
    ...payment,
    status: 'refunded',
    refunded: payment.captured,
`,
    ),
    text(PAYMENT, ' (in parts, until nothing is left)\n', '\n'),
    text(
      ROUTES,
      `withBody(request, ({ value }, at) => {
      const payment = existing(request.params.id);
      return saved(200, lifecycle.refund(payment, parsePart(value), at));`,
      `withBody(request, (_, at) => {
      const payment = existing(request.params.id);
      return saved(200, lifecycle.refund(payment, at));`,
    ),
    text(README, 'what is left, or `{value}` of it', 'the money'),
  ),
  commit(
    'Test two refunds of one payment',
    text(
      TESTS,
      "test('refunds in parts until nothing is left'",
      "test('refunds what was captured'",
    ),
    text(
      TESTS,
      `  const part = await service.post(\`\${path}/refund\`, { value: 400 });
  assert.equal(part.body.status, 'captured');
  assert.equal(part.body.refunded, 400);
  const tooMuch = await service.post(\`\${path}/refund\`, { value: 601 });
  assert.equal(tooMuch.body.error.message, 'at most 600 can be refunded');
`,
    ),
  ),
]);

export const paymentsMoneyMoves = [
  CAPTURE,
  release('1.1.0'),
  change('Accept card numbers with spaces and dashes', { ai: 'assisted-by' }, [
    text(
      CARDS,
      "String(given.number ?? '').replace(/[\\s-]/g, '')",
      "String(given.number ?? '')",
    ),
  ]),
  REFUND,
  release('1.2.0'),
  change('Test what is said about a wrong amount', {}, [file(WRONG)]),
  change('Test what is said about a wrong card', {}, [
    block(WRONG, "test('says which part of a card is wrong'"),
  ]),
  bump('actions/checkout', 4, 5),
  PARTIAL_CAPTURE,
  PARTIAL_REFUND,
  release('1.3.0'),
];
