import { added, text } from '../../history/edits.mjs';
import { change, commit } from '../../history/plan.mjs';

const MONEY = 'src/payments/money.mjs';
const CARDS = 'src/payments/cards.mjs';
const CHALLENGE = 'src/payments/challenge.mjs';

export const paymentsOpen = [
  change(
    'Take Danish kroner',
    { branch: 'danish-kroner', by: 'noa.levi', idleDays: 1, ai: 'assisted-by' },
    [
      commit(
        'Take Danish kroner',
        text(MONEY, 'SEK: 2, DKK: 2, JPY: 0', 'SEK: 2, JPY: 0'),
        text(
          'test/validation.test.mjs',
          'GBP, USD, SEK, DKK, JPY',
          'GBP, USD, SEK, JPY',
        ),
      ),
    ],
  ),
  change(
    'Ask the bank before large payments',
    { branch: 'claude/bank-challenge', ai: 'claude-session', idleDays: 3 },
    [
      commit(
        'Decide which payments need a challenge',
        added(
          CHALLENGE,
          `/** Above this a bank wants to hear from the card's owner. */
const LIMITS = { EUR: 25_000, GBP: 22_000, USD: 30_000, SEK: 290_000 };

/** Whether the owner of the card must confirm a payment with the bank. */
export function needsChallenge({ value, currency }) {
  return value > (LIMITS[currency] ?? Infinity);
}
`,
        ),
      ),
      commit(
        'Test the limits',
        added(
          'test/challenge.test.mjs',
          `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsChallenge } from '../src/payments/challenge.mjs';

test('needs a challenge above the limit of the currency', () => {
  assert.equal(needsChallenge({ value: 25_000, currency: 'EUR' }), false);
  assert.equal(needsChallenge({ value: 25_001, currency: 'EUR' }), true);
});

test('needs none where there is no limit', () => {
  assert.equal(needsChallenge({ value: 10 ** 8, currency: 'JPY' }), false);
});
`,
        ),
      ),
    ],
  ),
  change(
    'Know Discover cards',
    { branch: 'discover', by: 'kofi.mensah', idleDays: 47, ai: false },
    [
      commit(
        'Know Discover cards',
        text(
          CARDS,
          "  { brand: 'amex', pattern: /^3[47]/ },\n  { brand: 'discover', pattern: /^6(011|5)/ },\n",
          "  { brand: 'amex', pattern: /^3[47]/ },\n",
        ),
      ),
    ],
  ),
];
