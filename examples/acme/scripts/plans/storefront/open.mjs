import { added, text } from '../../history/edits.mjs';
import { change, commit } from '../../history/plan.mjs';

export const storefrontOpen = [
  change(
    'Show how many of a product are left',
    {
      branch: 'cursor/stock-notice',
      by: 'mina.park',
      ai: 'cursor',
      idleDays: 0,
    },
    [
      commit(
        'Word the notice',
        added(
          'src/pages/stock.mjs',
          `const FEW = 5;

/** What a shopper should know about the stock; nothing while there is plenty. */
export function stockNotice(left) {
  if (left === 0) return 'Sold out';
  return left <= FEW ? \`Only \${left} left\` : '';
}
`,
        ),
      ),
      commit(
        'Test the notice',
        added(
          'test/stock.test.mjs',
          `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stockNotice } from '../src/pages/stock.mjs';

test('says when few are left', () => {
  assert.equal(stockNotice(5), 'Only 5 left');
  assert.equal(stockNotice(0), 'Sold out');
});

test('says nothing while there is plenty', () => {
  assert.equal(stockNotice(6), '');
});
`,
        ),
      ),
    ],
  ),
  change(
    'Promise delivery in one to three days',
    { branch: 'faster-delivery', by: 'diego.ramirez', ai: false, idleDays: 2 },
    [
      commit(
        'Promise delivery in one to three days',
        text(
          'src/pages/layout.mjs',
          'Delivered in one to three working days.',
          'Delivered in two to four working days.',
        ),
      ),
    ],
  ),
  change(
    'Let shoppers order up to 20 of a product',
    { branch: 'copilot/larger-orders', ai: 'copilot-agent', idleDays: 9 },
    [
      commit(
        'Raise the limit',
        text(
          'src/checkout.mjs',
          'const MAX_QUANTITY = 20;',
          'const MAX_QUANTITY = 10;',
        ),
      ),
      commit(
        'Expect it in tests',
        text(
          'test/orders.test.mjs',
          'a whole number from 1 to 20.',
          'a whole number from 1 to 10.',
        ),
        text('test/orders.test.mjs', "quantity: '21',", "quantity: '11',"),
      ),
    ],
  ),
  change(
    'Try a larger first page',
    { branch: 'wide-grid', by: 'diego.ramirez', ai: false, idleDays: 83 },
    [
      commit(
        'Try a larger first page',
        text('src/assets/style.css', 'max-width: 80rem;', 'max-width: 60rem;'),
      ),
    ],
  ),
];
