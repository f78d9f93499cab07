import fc from 'fast-check';
import { collect } from './__testUtils__/TestRepository';
import { splitAtNul } from './splitAtNul';

async function* inPieces(bytes: Buffer, size: number) {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

describe('splitAtNul', () => {
  it('gives what was joined, in whatever pieces it comes', async () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .map(it => it.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(text),
        fc.integer({ min: 1, max: 20 }),
        async (texts, size) => {
          const bytes = Buffer.from(texts.map(it => `${it}\0`).join(''));
          const tokens = await collect(splitAtNul(inPieces(bytes, size)));
          expect(tokens).toEqual(texts.map(it => ({ text: it, isCut: false })));
        },
      ),
    );
  });

  it('keeps the beginning of what is too long, and what has no end', async () => {
    const bytes = Buffer.from('12345\x001234\x00\x0012');
    for (const size of [1, 3, 100]) {
      expect(await collect(splitAtNul(inPieces(bytes, size), 4))).toEqual([
        { text: '1234', isCut: true },
        { text: '1234', isCut: false },
        { text: '', isCut: false },
        { text: '12', isCut: false },
      ]);
    }
  });
});
