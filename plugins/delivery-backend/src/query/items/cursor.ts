import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Where a page of items ends: the place of its last one. */
export interface ItemPosition {
  /** Undefined for what was not measured, which comes last. */
  value?: number;
  at: number;
  item: string;
  component: string;
}

/** PostgreSQL cannot even be asked for what has U+0000. */
const storable = z
  .string()
  .max(2_000)
  .regex(/^[^\0]*$/);

const position = z.tuple([
  z.number().nullable(),
  z.number(),
  storable,
  storable,
]);

export function encodeCursor({
  value,
  at,
  item,
  component,
}: ItemPosition): string {
  return Buffer.from(
    JSON.stringify([value ?? null, at, item, component]),
  ).toString('base64url');
}

/** @throws InputError if it is none of ours */
export function decodeCursor(cursor: string): ItemPosition {
  const read = position.safeParse(parse(cursor));
  if (!read.success) {
    throw new InputError('The cursor is none that a page has given');
  }
  const [value, at, item, component] = read.data;
  return { ...(value !== null && { value }), at, item, component };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    throw new InputError('The cursor is none that a page has given', error);
  }
}
