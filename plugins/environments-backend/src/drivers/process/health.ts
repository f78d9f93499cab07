import { request } from 'node:http';
import { LookupFunction } from 'node:net';

/**
 * How a probe went.
 *
 * @internal
 */
export type ProbeResult =
  | { healthy: true }
  | { healthy: false; why: string; refused?: true };

/** Services that listen on "localhost" take one of them, or both. */
const lookupLocal: LookupFunction = (_name, _options, callback) =>
  callback(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);

/**
 * How services on this machine are connected to.
 *
 * @remarks
 *
 * The second address is tried when the first one refuses, which it does at once.
 * Left to itself, Node.js goes on after a quarter of a second as well: a portal
 * that was busy for as long would give up a connection that it has, and take the
 * refusal of the other address for an answer.
 *
 * @internal
 */
export const LOCAL_SERVICE = {
  host: 'localhost',
  lookup: lookupLocal,
  autoSelectFamily: true,
  autoSelectFamilyAttemptTimeout: 60_000,
} as const;

/**
 * Asks a service on this machine how it is.
 *
 * @internal
 */
export function probe(options: {
  port: number;
  path: string;
  expectStatus: number;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<ProbeResult> {
  const { port, path, expectStatus, timeoutMs, signal } = options;
  return new Promise(resolve => {
    const asking = request({
      ...LOCAL_SERVICE,
      port,
      path,
      agent: false,
      headers: { host: `localhost:${port}`, connection: 'close' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    asking.once('response', response => {
      const status = response.statusCode ?? 0;
      response.destroy();
      resolve(
        status === expectStatus
          ? { healthy: true }
          : {
              healthy: false,
              why: `${path} answers with status ${status}, not ${expectStatus}`,
            },
      );
    });
    // Also of the response, which is ended early.
    asking.on('error', error => resolve(unhealthy(error, path, timeoutMs)));
    asking.end();
  });
}

function unhealthy(
  error: NodeJS.ErrnoException,
  path: string,
  timeoutMs: number,
): ProbeResult {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    const why = `${path} does not answer within ${timeoutMs} ms`;
    return { healthy: false, why };
  }
  const codes =
    error instanceof AggregateError
      ? error.errors.map(one => one.code)
      : [error.code];
  return codes.every(code => code === 'ECONNREFUSED')
    ? {
        healthy: false,
        refused: true,
        why: 'nothing listens on the port that it was given',
      }
    : { healthy: false, why: `${path} cannot be asked: ${error.message}` };
}
