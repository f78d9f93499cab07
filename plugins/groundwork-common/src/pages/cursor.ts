import { InputError } from '@backstage/errors';
import { fromBase64Url, toBase64Url } from './base64url';

/**
 * What a field of a cursor may hold; a `?` marks one that may be absent.
 *
 * @public
 */
export type CursorFieldType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'string?'
  | 'number?'
  | 'boolean?';

/**
 * The fields of a cursor, by name.
 *
 * @public
 */
export type CursorShape = Readonly<Record<string, CursorFieldType>>;

/**
 * The values that a field of a type can have.
 *
 * @public
 */
export type CursorFieldValue<T extends CursorFieldType> =
  T extends `string${string}`
    ? string
    : T extends `number${string}`
    ? number
    : boolean;

/**
 * The content of a cursor of the given shape.
 *
 * @public
 */
export type CursorContent<S extends CursorShape> = {
  [K in keyof S as S[K] extends `${string}?` ? never : K]: CursorFieldValue<
    S[K]
  >;
} & {
  [K in keyof S as S[K] extends `${string}?` ? K : never]?: CursorFieldValue<
    S[K]
  >;
};

/**
 * Turns the position in a list into an opaque text and back.
 *
 * @public
 */
export interface CursorCodec<T> {
  /** Makes the text that goes into a page's `nextCursor` or `prevCursor`. */
  encode(content: T): string;
  /**
   * Reads a cursor that a caller has sent.
   *
   * @param cursor - what the caller has sent
   * @param field - the name of the parameter that it came in, for the error
   * @throws InputError if it is not a cursor of this shape
   */
  decode(cursor: string, field?: string): T;
}

/**
 * Creates the codec for the cursors of one list.
 *
 * @remarks
 *
 * A cursor comes back from outside, so everything about it is checked: that it
 * is base64url, UTF-8 and JSON, and that it has exactly the fields of the shape
 * with values of their types. It is not signed: treat what it says as any other
 * input, and never put into it what the caller may not know or choose.
 *
 * @example
 *
 * ```ts
 * const gapCursor = createCursorCodec({ since: 'string', id: 'number' });
 *
 * const nextCursor = gapCursor.encode({ since: last.since, id: last.id });
 * const { since, id } = gapCursor.decode(request.query.cursor);
 * ```
 *
 * @public
 */
export function createCursorCodec<const S extends CursorShape>(
  shape: S,
): CursorCodec<CursorContent<S>> {
  return {
    encode(content) {
      const problem = findProblem(shape, content);
      if (problem) {
        throw new TypeError(`Cannot make a cursor: ${problem}`);
      }
      return toBase64Url(JSON.stringify(content));
    },
    decode(cursor, field = 'cursor') {
      const content = parse(cursor, field);
      const problem = findProblem(shape, content);
      if (problem) {
        throw invalidCursor(field, problem);
      }
      return content as CursorContent<S>;
    },
  };
}

function parse(cursor: string, field: string): unknown {
  try {
    return JSON.parse(fromBase64Url(cursor));
  } catch (error) {
    throw invalidCursor(field, 'it is not base64url of JSON', error);
  }
}

function invalidCursor(field: string, problem: string, cause?: unknown) {
  return new InputError(
    `Invalid ${field}: ${problem}. Send the nextCursor or prevCursor of an earlier answer unchanged, or leave ${field} out to get the first page`,
    cause,
  );
}

/** Says how a content departs from the shape, or nothing if it does not. */
function findProblem(shape: CursorShape, content: unknown): string | undefined {
  if (
    typeof content !== 'object' ||
    content === null ||
    Array.isArray(content)
  ) {
    return 'it holds no object';
  }
  const values = new Map(Object.entries(content));
  for (const [name, type] of Object.entries(shape)) {
    const value: unknown = values.get(name);
    values.delete(name);
    if (value === undefined && type.endsWith('?')) {
      continue;
    }
    const expected = type.replace('?', '');
    if (typeof value !== expected || isBeyondJson(value)) {
      return `its field '${name}' must be a ${expected}`;
    }
  }
  const [unknownName] = values.keys();
  return unknownName === undefined
    ? undefined
    : `its field '${unknownName}' is not one of ${Object.keys(shape).join(
        ', ',
      )}`;
}

/** JSON has no word for NaN and the infinities. */
function isBeyondJson(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}
