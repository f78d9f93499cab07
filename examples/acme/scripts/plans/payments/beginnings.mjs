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
const ROUTES = 'src/routes/payments.mjs';
const CARDS = 'src/payments/cards.mjs';
const PAYMENT = 'src/payments/payment.mjs';
const TESTS = 'test/payments.test.mjs';
const CLIENT = 'testing/service.mjs';

const AUTHORISING = change(
  'Authorise payments',
  { branch: 'authorise', ai: false, land: 'merge' },
  [
    commit(
      'Read JSON bodies',
      file('src/http/body.mjs'),
      lines(SERVER, 'import { readJson }', 'json: () => readJson'),
    ),
    commit('Keep payments in memory', file('src/payments/store.mjs')),
    commit('Let a payment begin', file(PAYMENT)),
    commit(
      'Answer POST /payments',
      file(ROUTES),
      lines(SERVER, 'import { PaymentStore }', 'import { paymentRoutes }'),
      lines(SERVER, 'const store = ', '...paymentRoutes('),
    ),
    commit(
      'Test authorisations over HTTP',
      file(TESTS),
      block(CLIENT, 'export const CARD ='),
      block(CLIENT, 'authorise(value'),
      lines(CLIENT, "post: (path, body) => call('POST'"),
      text(CLIENT, 'const CONFIG = {\n};\n', 'const CONFIG = {};\n'),
    ),
    commit('Describe the API', section('README.md', '## API')),
  ],
);

export const paymentsBeginnings = [
  change(
    'Start from the service template',
    { by: 'kofi.mensah', land: 'direct', ai: false },
    [everything()],
  ),
  change('Test the health check over HTTP', { land: 'direct', ai: false }, [
    file('test/operations.test.mjs'),
    file(CLIENT),
  ]),
  change('Run the tests on every change', { by: 'jonas.lindqvist' }, [
    file('.github/workflows/ci.yml'),
  ]),
  change('Read amounts as whole minor units', {}, [
    file('src/payments/money.mjs'),
  ]),
  change('Check card numbers before anything else', {}, [file(CARDS)]),
  AUTHORISING,
  change('Say who reviews what', {}, [file('.github/CODEOWNERS')]),
  change('Read payments back', {}, [
    commit(
      'Find a payment by its id',
      block(ROUTES, 'function get('),
      block(ROUTES, 'function existing('),
      lines(ROUTES, "['GET', '/payments/:id', get]"),
      text(ROUTES, 'import { invalid, notFound }', 'import { invalid }'),
      block('src/payments/store.mjs', 'find(id)'),
      lines('README.md', '| `GET /payments/:id`'),
    ),
    commit(
      'Test reading, also what is not there',
      block(TESTS, "test('reads a payment back'"),
      block(TESTS, "test('answers 404 for a payment"),
    ),
  ]),
  change(
    'Decline the cards that the sandbox declines',
    {
      why: 'So that callers can try what happens then without an acquirer.',
    },
    [
      commit(
        'Know the declining numbers',
        block(CARDS, 'const DECLINES ='),
        text(
          CARDS,
          '/** Why the sandbox refuses this card; undefined when it does not. */\nexport function declineReason({ number, expired }) {\n',
          '/** Why this card is refused; undefined when it is not. */\nexport function declineReason({ expired }) {\n',
        ),
        text(
          CARDS,
          "  if (expired) return 'expired_card';\n  return DECLINES[number];\n",
          "  return expired ? 'expired_card' : undefined;\n",
        ),
      ),
      commit(
        'Answer 402 when a card is declined',
        text(
          ROUTES,
          "return saved(payment.status === 'declined' ? 402 : 201, payment);",
          'return saved(201, payment);',
        ),
        text('README.md', ': 201, or 402 when the card is declined |', ' |'),
        text(
          CLIENT,
          "export const DECLINED = { ...CARD, number: '4000000000009995' };\n",
        ),
        text(
          TESTS,
          'import { CARD, DECLINED, startService }',
          'import { CARD, startService }',
        ),
        block(TESTS, "test('declines a test card with the reason'"),
      ),
      commit('List the test cards', section('README.md', '### Test cards')),
    ],
  ),
  change('Keep a changelog', { land: 'direct', ai: false }, [
    file('CHANGELOG.md'),
  ]),
  release('1.0.0'),
  change('Register payments in the catalog', { by: 'kofi.mensah' }, [
    file('catalog-info.yaml', { optional: true }),
  ]),
];
