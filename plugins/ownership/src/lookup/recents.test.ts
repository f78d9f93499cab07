import { parseRecents, rememberedText, withRecent } from './recents';

describe('rememberedText', () => {
  it('keeps what was asked', () => {
    expect(rememberedText(' pay.acme.test\n')).toBe('pay.acme.test');
  });

  it('keeps a short stack trace whole', () => {
    const trace = 'Error: no\n  at pay (/srv/pay.js:1:1)';
    expect(rememberedText(trace)).toBe(trace);
  });

  it('keeps the first line of a large paste', () => {
    expect(rememberedText(`panic: no\n${'secret'.repeat(200)}`)).toBe(
      'panic: no',
    );
  });

  it('keeps the beginning of one long line', () => {
    expect(rememberedText('x'.repeat(10_000))).toBe('x'.repeat(200));
  });
});

describe('withRecent', () => {
  it.each([
    ['puts the latest first', ['a'], 'b', ['b', 'a']],
    ['has each once', ['a', 'b', 'c'], 'c', ['c', 'a', 'b']],
    ['replaces what was typed on', ['pay', 'b'], 'pay.acme', ['pay.acme', 'b']],
    ['ignores nothing', ['a'], '  ', ['a']],
    [
      'forgets the oldest',
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      '9',
      ['9', '1', '2', '3', '4', '5', '6', '7'],
    ],
  ])('%s', (_name, recents, text, expected) => {
    expect(withRecent(recents, text)).toEqual(expected);
  });
});

describe('parseRecents', () => {
  it.each([
    ['["a","b"]', ['a', 'b']],
    ['["a",1,null]', ['a']],
    ['{"a":1}', []],
    ['[', []],
    [null, []],
  ])('%j', (stored, expected) => {
    expect(parseRecents(stored)).toEqual(expected);
  });
});
