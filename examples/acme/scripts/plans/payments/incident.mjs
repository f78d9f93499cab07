import { block, lines, text } from '../../history/edits.mjs';
import { change, commit, release, revert } from '../../history/plan.mjs';

const CARDS = 'src/payments/cards.mjs';
const LOG = 'src/log.mjs';
const OWNERS = '.github/CODEOWNERS';
const TESTS = 'test/payments.test.mjs';
const RUNNING = 'test/operations.test.mjs';

// What went wrong: cards were refused for the whole of their last month.
const MONTH_TOO_EARLY = change(
  'Decline cards in the month in which they expire',
  {
    key: 'month-too-early',
    land: 'squash',
    ai: 'copilot-agent',
    why: 'The acquirer reports more disputes for cards in their last month.',
  },
  [
    text(
      CARDS,
      'new Date(Date.UTC(2000 + Number(year), Number(month) - 1));',
      'new Date(Date.UTC(2000 + Number(year), Number(month)));',
    ),
  ],
);

const MONTH_PUT_RIGHT = change(
  'Decline cards only after the month printed on them',
  {
    by: 'ada.byron',
    branch: 'hotfix/card-expiry',
    gap: 'soon',
    ai: false,
    land: 'merge',
    why: 'Holds the rule in a test, so that this incident cannot come back.',
  },
  [
    commit(
      'Say until when a card is good',
      lines(CARDS, '// A card is good until the last moment'),
    ),
    commit(
      'Test the month in which a card expires',
      block(TESTS, "test('declines a card after the month printed on it'"),
    ),
  ],
);

export const paymentsIncident = [
  change('Drop card data from log lines', { by: 'rahul.iyer' }, [
    commit(
      'Know the fields that hold cards',
      block(LOG, 'const FORBIDDEN ='),
      block(LOG, 'function withoutCardData('),
      text(LOG, '...withoutCardData(fields),', '...fields,'),
    ),
    commit('Test it', block(RUNNING, "test('never logs a card'")),
  ]),
  change('Have Risk review card handling', { by: 'amara.diallo', ai: false }, [
    text(
      OWNERS,
      `# Card handling is in scope of the card scheme audit.
/src/payments/cards.mjs  @acme/payments-core @acme/risk
/src/log.mjs             @acme/payments-core @acme/risk

`,
    ),
  ]),
  MONTH_TOO_EARLY,
  release('1.10.1'),
  revert('month-too-early', {
    by: 'ada.byron',
    gap: 'night',
    why: 'Every card that expires this month is refused since the release of this afternoon: one payment in thirty.',
  }),
  MONTH_PUT_RIGHT,
  release('1.10.2'),
];
