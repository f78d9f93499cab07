import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { createCursorCodec } from './cursor';

const codec = createCursorCodec({
  since: 'string',
  id: 'number',
  descending: 'boolean?',
});

/** Encodes what another, perhaps hostile, party could send. */
function foreignCursor(json: string): string {
  return Buffer.from(json, 'utf8').toString('base64url');
}

function outcomeOf(cursor: string): string {
  try {
    const { since, id } = codec.decode(cursor);
    return `since: ${typeof since}, id: ${typeof id}`;
  } catch (error) {
    return (error as Error).name;
  }
}

function errorOf(fn: () => unknown): unknown {
  try {
    fn();
  } catch (error) {
    return error;
  }
  throw new Error('Expected an error');
}

describe('createCursorCodec', () => {
  it('encodes JSON in the URL-safe alphabet, without padding', () => {
    // {"q":">>>?"} is eyJxIjoiPj4+PyJ9 in plain base64
    expect(createCursorCodec({ q: 'string' }).encode({ q: '>>>?' })).toBe(
      'eyJxIjoiPj4-PyJ9',
    );
  });

  it('reads back what it has encoded', () => {
    const contents = fc.record(
      {
        since: fc.string({ unit: 'binary' }),
        id: fc.double({ noNaN: true, noDefaultInfinity: true }),
        descending: fc.boolean(),
      },
      { requiredKeys: ['since', 'id'] },
    );

    fc.assert(
      fc.property(contents, content => {
        const cursor = codec.encode(content);
        expect(cursor).toMatch(/^[\w-]+$/);
        // JSON knows no negative zero
        const id = content.id === 0 ? 0 : content.id;
        expect(codec.decode(cursor)).toEqual({ ...content, id });
      }),
    );
  });

  it('answers any text with a content of the shape or an InputError', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map(foreignCursor),
      fc.base64String(),
    );

    fc.assert(
      fc.property(texts, text => {
        expect(['InputError', 'since: string, id: number']).toContain(
          outcomeOf(text),
        );
      }),
    );
  });

  it.each([
    ['empty text', '', 'it is not base64url of JSON'],
    ['other characters', 'a b', 'it is not base64url of JSON'],
    ['plain base64', 'eyJxIjoiPj4+PyJ9', 'it is not base64url of JSON'],
    ['bytes that are not UTF-8', '_w', 'it is not base64url of JSON'],
    [
      'half of the JSON',
      foreignCursor('{"id":'),
      'it is not base64url of JSON',
    ],
    ['null', foreignCursor('null'), 'it holds no object'],
    ['a list', foreignCursor('[]'), 'it holds no object'],
    [
      'an absent field',
      foreignCursor('{"since":"2026-01-01"}'),
      "its field 'id' must be a number",
    ],
    [
      'a field of another type',
      foreignCursor('{"since":"2026-01-01","id":"7"}'),
      "its field 'id' must be a number",
    ],
    [
      'an optional field of another type',
      foreignCursor('{"since":"2026-01-01","id":7,"descending":null}'),
      "its field 'descending' must be a boolean",
    ],
    [
      'a field that the shape does not have',
      foreignCursor('{"since":"2026-01-01","id":7,"__proto__":{}}'),
      "its field '__proto__' is not one of since, id, descending",
    ],
  ])('refuses %s', (_, cursor, problem) => {
    const error = errorOf(() => codec.decode(cursor));

    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toContain(
      `Invalid cursor: ${problem}. Send the nextCursor or prevCursor of an earlier answer unchanged, or leave cursor out to get the first page`,
    );
  });

  it('names the field that the cursor came in', () => {
    expect(() => codec.decode('?', 'gapsCursor')).toThrow(
      'Invalid gapsCursor: it is not base64url of JSON',
    );
  });

  it('does not encode what could not be read back', () => {
    expect(() => codec.encode({ since: '', id: NaN })).toThrow(
      "Cannot make a cursor: its field 'id' must be a number",
    );
  });

  it('types the content by the shape', () => {
    const content = codec.decode(codec.encode({ since: 'now', id: 1 }));

    const since: string = content.since;
    const descending: boolean | undefined = content.descending;
    expect([since, descending]).toEqual(['now', undefined]);
    // @ts-expect-error a required field is missing
    expect(() => codec.encode({ since: 'now' })).toThrow(TypeError);
  });
});
