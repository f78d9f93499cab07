import { added, text } from '../../history/edits.mjs';
import { change, commit } from '../../history/plan.mjs';

export const ordersOpen = [
  change(
    'Take notes for the warehouse',
    { branch: 'claude/order-notes', ai: 'claude', idleDays: 0 },
    [
      commit(
        'Read a note of up to 200 characters',
        added(
          'src/orders/note.mjs',
          `const MAX_LENGTH = 200;

/** What the customer wants the warehouse to know; may be left out. */
export function parseNote(given) {
  if (given === undefined) return { note: undefined };
  const note = typeof given === 'string' ? given.trim() : '';
  if (note.length >= 1 && note.length <= MAX_LENGTH) return { note };
  return { problem: \`must be 1 to \${MAX_LENGTH} characters\` };
}
`,
        ),
      ),
      commit(
        'Test notes',
        added(
          'test/note.test.mjs',
          `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../src/orders/note.mjs';

test('keeps a note without the space around it', () => {
  assert.deepEqual(parseNote(' ring twice '), { note: 'ring twice' });
});

test('may be left out, but not empty', () => {
  assert.deepEqual(parseNote(undefined), { note: undefined });
  assert.equal(parseNote('  ').problem, 'must be 1 to 200 characters');
});
`,
        ),
      ),
    ],
  ),
  change(
    'Take up to 100 lines for wholesale',
    {
      branch: 'wholesale-lines',
      by: 'mateo.fernandez',
      idleDays: 6,
      ai: false,
    },
    [
      commit(
        'Take up to 100 lines for wholesale',
        text(
          'src/orders/validation.mjs',
          'const MAX_LINES = 100;',
          'const MAX_LINES = 50;',
        ),
        text(
          'test/validation.test.mjs',
          'must be a list of 1 to 100',
          'must be a list of 1 to 50',
        ),
        text(
          'test/validation.test.mjs',
          'takes no more than 100 lines',
          'takes no more than 50 lines',
        ),
        text(
          'test/validation.test.mjs',
          'Array(101).fill(item)',
          'Array(51).fill(item)',
        ),
      ),
    ],
  ),
  change(
    'Let two requests a second through per customer',
    { branch: 'rate-limit', by: 'chloe.dubois', idleDays: 64, ai: 'codex' },
    [
      commit(
        'Count requests per customer',
        added(
          'src/http/rate.mjs',
          `/** Lets so many requests of a key through in each window of time. */
export function createRateLimit({ limit, windowMs, now }) {
  let windows = new Map();
  let startedAt = now();
  return function mayPass(key) {
    if (now() - startedAt >= windowMs) {
      windows = new Map();
      startedAt = now();
    }
    const count = (windows.get(key) ?? 0) + 1;
    windows.set(key, count);
    return count <= limit;
  };
}
`,
        ),
      ),
    ],
  ),
];
