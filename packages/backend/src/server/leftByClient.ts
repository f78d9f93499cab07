import { IncomingMessage } from 'node:http';

/** What reading a body fails with once there is nobody to read it from. */
const UNREADABLE = ['stream.not.readable', 'request.aborted'];

/**
 * Whether a request failed for no other reason than that its client went away.
 *
 * The credentials of a request are looked up before its body is read. When the
 * client leaves in between, Node destroys the request, and the body parser
 * reports that it cannot be read: as status 500, although nothing is wrong. It
 * reports the same of a body that was read already, which is a mistake of ours;
 * such a request was read to its end.
 */
export function isLeftByClient(
  error: unknown,
  request: Pick<IncomingMessage, 'destroyed' | 'readableEnded'>,
): boolean {
  const { type } = (error ?? {}) as { type?: unknown };
  return (
    UNREADABLE.includes(String(type)) &&
    request.destroyed &&
    !request.readableEnded
  );
}
