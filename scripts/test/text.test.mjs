import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { excerpt, formatDuration, plural, table } from './text.mjs';

describe('excerpt', () => {
  it('keeps a short output, without colours and blank edges', () => {
    assert.equal(
      excerpt('\n\n\u001b[31mred\u001b[39m\n\nplain\n\n'),
      'red\n\nplain',
    );
  });

  it('leaves out the middle of a long one and says how much', () => {
    const output = ['1', '2', '3', '4', '5', '6'].join('\n');
    assert.equal(
      excerpt(output, { head: 2, tail: 1 }),
      '1\n2\n… 3 lines more …\n6',
    );
  });

  it('drops lines that say nothing', () => {
    assert.equal(excerpt('Checked 3\nerror', { drop: /^Checked/ }), 'error');
  });
});

describe('formatDuration', () => {
  for (const [milliseconds, text] of [
    [0, '0.0s'],
    [6_840, '6.8s'],
    [59_940, '59.9s'],
    [59_960, '1m 00s'],
    [69_000, '1m 09s'],
    [600_400, '10m 00s'],
  ]) {
    it(`writes ${milliseconds} ms as ${text}`, () => {
      assert.equal(formatDuration(milliseconds), text);
    });
  }
});

describe('plural', () => {
  it('agrees with its count', () => {
    assert.equal(plural(1, 'test'), '1 test');
    assert.equal(plural(0, 'test'), '0 tests');
  });
});

describe('table', () => {
  it('aligns names left and numbers right', () => {
    assert.equal(
      table([
        ['stage', 'passed'],
        ['unit', 1200],
      ]),
      'stage  passed\nunit     1200',
    );
  });
});
