import { block, file, lines, section, text } from '../../history/edits.mjs';
import { change, commit, release } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const ROUTES = 'src/routes/payments.mjs';
const CARDS = 'src/payments/cards.mjs';
const MONEY = 'src/payments/money.mjs';
const PAYMENT = 'src/payments/payment.mjs';
const KEYS = 'src/payments/idempotency.mjs';
const README = 'README.md';
const TESTS = 'test/payments.test.mjs';
const WRONG = 'test/validation.test.mjs';
const CLIENT = 'testing/service.mjs';
const KEY_TEST = 'test/idempotency.test.mjs';

const IDEMPOTENCY = change(
  'Answer repeated requests without doing them twice',
  {
    branch: 'idempotency',
    land: 'merge',
    why: 'Orders repeats a call that timed out, and cannot know what became of the first one.',
  },
  [
    commit('Remember answers by key', file(KEYS)),
    commit(
      'Need a key for every write',
      text(ROUTES, 'return once(request', 'return withBody(request', {
        all: true,
      }),
      text(
        ROUTES,
        `  async function once(request, work) {
    const key = parseKey(request.headers['idempotency-key']);
    const body = await request.json();
    const at = now();
    const print = fingerprint(request.pathname, body);
    return keys.once({ key, print }, () => work(body, at));
  }`,
        `  async function withBody(request, work) {
    const body = await request.json();
    return work(body, now());
  }`,
      ),
      lines(ROUTES, 'import { fingerprint, parseKey }'),
      text(ROUTES, '; every write needs an idempotency key. */', '. */'),
      text(ROUTES, '{ store, keys, now, newId }', '{ store, now, newId }'),
      lines(SERVER, 'import { IdempotencyKeys }', 'const keys = '),
      lines(SERVER, '      pathname,', 'headers: req.headers,'),
      text(SERVER, '{ store, keys, now, newId }', '{ store, now, newId }'),
    ),
    commit(
      'Send keys in tests',
      text(
        CLIENT,
        `    post: (path, body, key = \`test-key-\${++keys}\`) =>
      call('POST', path, { body, headers: { 'idempotency-key': key } }),
`,
        "    post: (path, body) => call('POST', path, { body }),\n",
      ),
      lines(CLIENT, 'let keys = 0;'),
      file(KEY_TEST),
    ),
    commit('Describe idempotency', section(README, '### Idempotency')),
  ],
);

const EXPIRY = change('Forget keys an hour after they were used', {}, [
  commit(
    'Give keys a lifetime',
    block(KEYS, '#forget(at)'),
    block(KEYS, 'constructor({ lifetimeMs })'),
    lines(KEYS, 'this.#forget(at);', '  #lifetimeMs;', 'const expiresAt'),
    text(KEYS, 'once({ key, print, at }, work)', 'once({ key, print }, work)'),
    text(KEYS, '{ print, answer, expiresAt }', '{ print, answer }'),
    text(
      ROUTES,
      'return keys.once({ key, print, at }, ()',
      'return keys.once({ key, print }, ()',
    ),
    text(
      SERVER,
      'new IdempotencyKeys({ lifetimeMs: config.keyLifetimeMs })',
      'new IdempotencyKeys()',
    ),
    text(
      'src/config.mjs',
      `    keyLifetimeMs:
      integer(env, 'IDEMPOTENCY_TTL_SECONDS', {
        fallback: 3_600,
        min: 1,
        max: 604_800,
      }) * 1000,
`,
    ),
    lines(README, '| `IDEMPOTENCY_TTL_SECONDS`'),
    lines(CLIENT, 'keyLifetimeMs:'),
  ),
  commit(
    'Test that a key can be used again later',
    block(KEY_TEST, "test('forgets a key after its lifetime'"),
  ),
]);

export const paymentsKeys = [
  change('Say the brand of a card', {}, [
    block(CARDS, 'const BRANDS ='),
    text(
      CARDS,
      `  const known = BRANDS.find(({ pattern }) => pattern.test(number));
  return { brand: known?.brand ?? 'other', last4: number.slice(-4) };`,
      '  return { last4: number.slice(-4) };',
    ),
    text(TESTS, "{ brand: 'visa', last4: '4242' }", "{ last4: '4242' }"),
  ]),
  change('Know Mastercard numbers that start with 2', { ai: false }, [
    text(CARDS, '/^(5[1-5]|2[2-7])/', '/^5[1-5]/'),
  ]),
  change('Take Swedish kronor', {}, [
    text(MONEY, 'USD: 2, SEK: 2 }', 'USD: 2 }'),
    text(WRONG, 'EUR, GBP, USD, SEK', 'EUR, GBP, USD'),
  ]),
  change('Take yen, which have no smaller unit', { branch: 'yen' }, [
    commit(
      'Know how many digits a currency has',
      text(
        MONEY,
        `/** Digits after the decimal point, by ISO 4217 code. */
const CURRENCIES = { EUR: 2, GBP: 2, USD: 2, SEK: 2, JPY: 0 };`,
        'const CURRENCIES = { EUR: 2, GBP: 2, USD: 2, SEK: 2 };',
      ),
      text(MONEY, ' is €19.99, 1999 JPY is ¥1,999.\n', ' is €19.99.\n'),
      text(WRONG, 'USD, SEK, JPY', 'USD, SEK'),
    ),
    commit(
      'Say limits in money, not in minor units',
      block(MONEY, 'export function formatAmount('),
      lines(PAYMENT, 'import { formatAmount }'),
      text(
        PAYMENT,
        `    const { currency } = payment.amount;
    const most = formatAmount({ value: limit, currency });
    throw conflict('amount_too_large', \`at most \${most} can be \${verb}\`);`,
        "    throw conflict('amount_too_large', `at most ${limit} can be ${verb}`);",
      ),
      text(
        PAYMENT,
        'withinLimit(value, limit, payment, verb)',
        'withinLimit(value, limit, verb)',
      ),
      text(
        PAYMENT,
        "payment.amount.value, payment, 'captured'",
        "payment.amount.value, 'captured'",
      ),
      text(PAYMENT, "left, payment, 'refunded'", "left, 'refunded'"),
      text(TESTS, 'at most 6.00 EUR can', 'at most 600 can'),
      text(TESTS, 'at most 19.99 EUR can', 'at most 1999 can'),
    ),
  ]),
  release('1.4.0'),
  IDEMPOTENCY,
  release('1.5.0'),
  change('Tell a replayed answer from a first one', {}, [
    text(
      KEYS,
      `    if (earlier) {
      const headers = { 'idempotency-replayed': 'true' };
      return { ...earlier.answer, headers };
    }
`,
      '    if (earlier) return earlier.answer;\n',
    ),
    text(
      README,
      'gets the\nfirst answer again, with `Idempotency-Replayed: true`; the',
      'gets the\nfirst answer again; the',
    ),
    lines(
      KEY_TEST,
      "first.headers.get('idempotency-replayed')",
      "again.headers.get('idempotency-replayed')",
    ),
  ]),
  release('1.6.0'),
  EXPIRY,
  change(
    'Remember keys for a day',
    { why: 'Orders repeats calls of orders that waited overnight.' },
    [
      text('src/config.mjs', 'fallback: 86_400,', 'fallback: 3_600,'),
      text(README, '`86400`    ', '`3600`     '),
    ],
  ),
  release('1.6.1'),
];
