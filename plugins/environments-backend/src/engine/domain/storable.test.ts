import fc from 'fast-check';
import { storable } from './storable';

describe('storable', () => {
  it.each([
    ['as it is', 'as it is'],
    ['a\0b', 'a\uFFFDb'],
    ['half \uD83D', 'half \uFFFD'],
    ['🙂 whole', '🙂 whole'],
    ['abcdefghijklmno', 'abcdefghij …'],
    // The cut goes through the smile.
    ['abcdefghi🙂', 'abcdefghi\uFFFD …'],
  ])('%j', (text, expected) => {
    expect(storable(text, 10)).toBe(expected);
  });

  it('is never too long, and always well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), text => {
        const stored = storable(text, 10);

        expect(stored.length).toBeLessThanOrEqual(12);
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
        expect(stored).not.toContain('\0');
      }),
    );
  });
});
