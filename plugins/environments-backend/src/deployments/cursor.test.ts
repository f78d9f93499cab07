import { decodeCursor, encodeCursor } from './cursor';

const of = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

it('gives back what it was made of', () => {
  const position = { requestedAt: new Date('2026-11-20T12:00:00Z'), id: 'd1' };
  expect(decodeCursor(encodeCursor(position))).toEqual(position);
});

it.each([
  ['text that is no JSON', 'what?'],
  ['a time that is no number', of(['now', 'd1'])],
  ['a time with a fraction', of([1.5, 'd1'])],
  ['a time that no Date can be', of([8_640_000_000_000_001, 'd1'])],
  ['a time that no database can tell', of([8_640_000_000_000_000, 'd1'])],
  ['a time before all others', of([-62_135_596_800_001, 'd1'])],
  ['no id', of([1])],
])('refuses %s', (_, cursor) => {
  expect(() => decodeCursor(cursor)).toThrow(
    'The cursor is none that a page has given',
  );
});
