import { block, lines, section, text } from '../../history/edits.mjs';
import { change, commit, release } from '../../history/plan.mjs';

const SERVER = 'src/server.mjs';
const MAIN = 'src/main.mjs';
const ROUTES = 'src/routes/payments.mjs';
const MONEY = 'src/payments/money.mjs';
const PAYMENT = 'src/payments/payment.mjs';
const KEYS = 'src/payments/idempotency.mjs';
const STORE = 'src/payments/store.mjs';
const CONFIG = 'src/config.mjs';
const HEALTH = 'src/routes/health.mjs';
const SHUTDOWN = 'src/shutdown.mjs';
const README = 'README.md';
const OWNERS = '.github/CODEOWNERS';
const CI = '.github/workflows/ci.yml';
const TESTS = 'test/payments.test.mjs';
const WRONG = 'test/validation.test.mjs';
const RUNNING = 'test/operations.test.mjs';
const CLIENT = 'testing/service.mjs';

const VOID = change(
  'Void authorisations that nobody captures',
  { branch: 'void', land: 'merge' },
  [
    commit(
      'Let an authorisation be voided',
      block(PAYMENT, 'export function voidPayment('),
      text(
        PAYMENT,
        ' *        ↓\n *     voided            declined is final\n',
        ' *\n * A declined payment stays declined.\n',
      ),
    ),
    commit(
      'Answer POST /payments/:id/void',
      block(ROUTES, 'function voidPayment('),
      lines(ROUTES, "'/payments/:id/void', voidPayment]"),
      lines(README, '| `POST /payments/:id/void`'),
      text(
        README,
        'Authorises, captures, refunds and voids card payments',
        'Authorises, captures and refunds card payments',
      ),
    ),
    commit(
      'Test that a voided payment cannot be captured',
      block(TESTS, "test('voids an authorisation"),
    ),
  ],
);

const BY_REFERENCE = change('List the payments of an order', {}, [
  commit('Find payments by reference', block(STORE, 'findByReference(')),
  commit(
    'Answer GET /payments?reference=',
    block(ROUTES, 'function list('),
    lines(ROUTES, "['GET', '/payments', list]"),
    lines(README, '| `GET /payments?reference=…`'),
    block(TESTS, "test('lists the payments of a reference'"),
  ),
]);

const CAP = change(
  'Keep no more than the newest 10,000 payments',
  { why: 'Memory grew by 40 MB a week and the process was restarted for it.' },
  [
    commit(
      'Let the oldest payments go',
      text(
        STORE,
        `/**
 * The newest payments, in memory.
 *
 * Those that fall out are the oldest by creation; the ledger that settles
 * money is the acquirer's, not ours.
 */`,
        '/** Payments, in memory. */',
      ),
      lines(STORE, '  #keep;'),
      block(STORE, 'constructor({ keep })'),
      block(STORE, 'while (this.#payments.size > this.#keep)'),
      block(CONFIG, 'keepPayments: '),
      text(
        SERVER,
        'new PaymentStore({ keep: config.keepPayments })',
        'new PaymentStore()',
      ),
      lines(CLIENT, 'keepPayments: '),
      block(TESTS, "test('forgets the oldest payment"),
    ),
    commit(
      'Let the oldest keys go, too',
      text(KEYS, 'at.getTime() && !full) return', 'at.getTime()) return'),
      text(
        KEYS,
        'constructor({ lifetimeMs, limit })',
        'constructor({ lifetimeMs })',
      ),
      lines(KEYS, 'const full = ', 'this.#limit = limit', '  #limit;'),
      text(
        SERVER,
        `new IdempotencyKeys({
    lifetimeMs: config.keyLifetimeMs,
    limit: config.keepPayments,
  });`,
        'new IdempotencyKeys({ lifetimeMs: config.keyLifetimeMs });',
      ),
      lines(README, '| `KEEP_PAYMENTS`'),
    ),
  ],
);

const DRAIN = change(
  'Take no new traffic while draining',
  { branch: 'drain', land: 'merge' },
  [
    commit(
      'Be unready while draining',
      lines(HEALTH, 'const ready = ', '      ready,'),
      block(HEALTH, 'drain: () => {'),
      text(HEALTH, '  let draining = false;\n'),
      text(HEALTH, "status: ready ? 'ok' : 'draining',", "status: 'ok',"),
      text(HEALTH, 'status: ready ? 200 : 503, body', 'status: 200, body'),
      lines(SHUTDOWN, 'health.drain();'),
      text(
        SHUTDOWN,
        '{ server, health, log, graceMs }',
        '{ server, log, graceMs }',
      ),
      text(SERVER, 'return { server, health };', 'return { server };'),
      text(MAIN, 'const { server, health } =', 'const { server } ='),
      text(MAIN, '{ server, health, log, graceMs', '{ server, log, graceMs'),
      text(CLIENT, 'const { server, health } =', 'const { server } ='),
      lines(CLIENT, '    health,'),
      lines(RUNNING, '    ready: true,'),
      text(
        README,
        '| liveness and readiness |',
        '| whether the process is well |',
      ),
    ),
    commit(
      'Answer liveness on its own',
      text(
        HEALTH,
        `    // A liveness probe must not restart a process that is only draining.
    const healthy = query.get('probe') === 'live' || ready;
    return { status: healthy ? 200 : 503, body };`,
        '    return { status: ready ? 200 : 503, body };',
      ),
      text(HEALTH, 'function healthz({ query })', 'function healthz()'),
      lines(HEALTH, '      live: true,'),
      lines(RUNNING, '    live: true,'),
      text(
        README,
        '| liveness and readiness; `?probe=live` for liveness alone                      |',
        '| liveness and readiness |',
      ),
    ),
    commit(
      'Test both while draining',
      block(RUNNING, "test('is alive but not ready while it drains'"),
    ),
  ],
);

export const paymentsSettling = [
  VOID,
  change('Refuse a list as a currency', { ai: 'assisted-by' }, [
    text(
      MONEY,
      "  if (typeof currency !== 'string' || !Object.hasOwn(CURRENCIES, currency)) {",
      '  if (!Object.hasOwn(CURRENCIES, currency)) {',
    ),
    text(WRONG, "value: 1, currency: ['EUR']", "value: 1, currency: 'XXX'"),
  ]),
  release('1.11.0'),
  BY_REFERENCE,
  change('Ask Ordering about the routes that it calls', { ai: false }, [
    text(
      OWNERS,
      `# Money moves are agreed with those who call us.
/src/routes/payments.mjs @acme/payments-core @acme/ordering

`,
    ),
  ]),
  CAP,
  release('1.12.0'),
  change('Say where to start on call', { by: 'ada.byron' }, [
    section(README, '## On call'),
  ]),
  DRAIN,
  release('1.13.0'),
  change('Test on Node.js 24 as well', { by: 'jonas.lindqvist' }, [
    text(CI, 'node: [20, 22, 24]', 'node: [20, 22]'),
  ]),
  change('Close kept-alive connections while draining', { ai: 'claude' }, [
    text(
      SERVER,
      `    // A kept-alive connection would hold the shutdown up until its grace ends.
    if (health.isDraining()) res.setHeader('connection', 'close');
`,
    ),
    lines(HEALTH, 'isDraining: () => draining'),
  ]),
  release('1.13.1'),
  change('Explain conflicts to those on call', {}, [
    text(
      README,
      `- **Many 409s.** A caller captures or refunds twice with new keys. The log has
  the request id that the caller sent.
`,
    ),
  ]),
  change('Review changes of our workflows ourselves, too', { ai: false }, [
    text(
      OWNERS,
      '/.github/                @acme/payments-core @acme/developer-platform',
      '/.github/                @acme/developer-platform',
    ),
  ]),
  change('Say what to do when memory grows', {}, [
    text(
      README,
      `- **Memory grows.** Lower \`KEEP_PAYMENTS\`; payments are found in the
  acquirer's ledger after they leave here.
`,
    ),
  ]),
];
