import { badRequest } from '../http/errors.mjs';

/** Pages are newest first; the id breaks ties within a millisecond. */
export function isAfter(order, cursor) {
  if (order.createdAt !== cursor.createdAt) {
    return order.createdAt < cursor.createdAt;
  }
  return order.id < cursor.id;
}

export function encodeCursor({ createdAt, id }) {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

export function decodeCursor(text) {
  if (text === undefined) return undefined;
  const decoded = Buffer.from(text, 'base64url').toString('utf8');
  const match = /^(\d{4}-[\d:T.-]+Z) (\S+)$/.exec(decoded);
  if (!match) throw badRequest("after must be an earlier answer's next");
  return { createdAt: match[1], id: match[2] };
}
