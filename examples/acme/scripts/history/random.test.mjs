import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from './random.mjs';

function draw(name) {
  const random = createRandom(name);
  return Array.from({ length: 5 }, () => random.int(1, 100));
}

test('a stream depends on its name alone', () => {
  assert.deepEqual(
    draw('1/orders/Cancel orders/gap'),
    draw('1/orders/Cancel orders/gap'),
  );
  assert.notDeepEqual(draw('1/orders/gap'), draw('2/orders/gap'));
});

test('draws stay within their limits and use them', () => {
  const random = createRandom('limits');
  const drawn = Array.from({ length: 400 }, () => random.int(2, 4));
  assert.deepEqual([...new Set(drawn)].sort(), [2, 3, 4]);
});

test('weights are shares', () => {
  const random = createRandom('weights');
  const drawn = Array.from({ length: 4000 }, () =>
    random.weighted([
      ['often', 3],
      ['seldom', 1],
      ['never', 0],
    ]),
  );
  const share = drawn.filter(choice => choice === 'often').length / 4000;
  // Three quarters, give or take four standard errors.
  assert.ok(Math.abs(share - 0.75) < 0.028, `${share}`);
  assert.ok(!drawn.includes('never'));
});

test('waiting times have the mean that was asked for', () => {
  const random = createRandom('waiting');
  let sum = 0;
  for (let drawn = 0; drawn < 10_000; drawn++) sum += random.exponential(2);
  assert.ok(Math.abs(sum / 10_000 - 2) < 0.08, `${sum / 10_000}`);
});
