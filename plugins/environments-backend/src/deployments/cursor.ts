import { InputError } from '@backstage/errors';

/** Where a page of deployments ends. */
interface Position {
  requestedAt: Date;
  id: string;
}

/** What databases and `Date` both can tell. */
const LAST_TIME = Date.UTC(9999, 11, 31);

export function encodeCursor({ requestedAt, id }: Position): string {
  return Buffer.from(JSON.stringify([requestedAt.getTime(), id])).toString(
    'base64url',
  );
}

/** @throws InputError if it is none of ours */
export function decodeCursor(cursor: string): Position {
  try {
    const [at, id]: unknown[] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    if (isTime(at) && typeof id === 'string') {
      return { requestedAt: new Date(at), id };
    }
  } catch (error) {
    throw new InputError('The cursor is none that a page has given', error);
  }
  throw new InputError('The cursor is none that a page has given');
}

function isTime(at: unknown): at is number {
  return (
    typeof at === 'number' && Number.isInteger(at) && at >= 0 && at <= LAST_TIME
  );
}
