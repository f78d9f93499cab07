import fc from 'fast-check';
import { byCodePoint } from './byCodePoint';

describe('byCodePoint', () => {
  it.each([
    [
      ['b', 'B', 'a', '_'],
      ['B', '_', 'a', 'b'],
    ],
    [
      ['ab', '', 'a'],
      ['', 'a', 'ab'],
    ],
    [
      ['🎉', 'ﬀ'],
      ['ﬀ', '🎉'],
    ],
    [
      ['🎊', '🎉'],
      ['🎉', '🎊'],
    ],
  ])('orders %j', (texts, expected) => {
    expect(texts.sort(byCodePoint)).toEqual(expected);
  });

  it('orders as the bytes of UTF-8 do', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        );
      }),
    );
  });
});
