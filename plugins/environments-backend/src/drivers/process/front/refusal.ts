import { Socket } from 'node:net';

const RETRY_AFTER_SECONDS = 5;
const ASK_WITHIN_MS = 1_000;

/**
 * Why a front door lets nobody through.
 *
 * @internal
 */
export type Refusal = 'starting' | 'paused' | 'down' | 'silent' | 'crowded';

const TEXTS: Record<Refusal, [title: string, text: string]> = {
  starting: [
    'This environment is starting',
    'It takes longer than a request can wait. Try again in a few seconds.',
  ],
  paused: [
    'This environment is paused',
    'It is being woken up, which takes longer than a request can wait. Try again in a few seconds. If it stays paused, its page in the portal says why: it may have to be extended first.',
  ],
  down: [
    'This environment could not be started',
    'Its page in the portal says why, and has what the service has printed.',
  ],
  silent: [
    'The service of this environment does not answer',
    'It may have ended. Its page in the portal says how it is; redeploy it there.',
  ],
  crowded: [
    'This environment is starting',
    'Many requests wait for it already. Try again in a few seconds.',
  ],
};

/**
 * The answer to an HTTP request that cannot be let through.
 *
 * @internal
 */
export function refusalResponse(refusal: Refusal): string {
  const [title, text] = TEXTS[refusal];
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body style="font-family:sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem"><h1>${title}</h1><p>${text}</p></body></html>\n`;
  return [
    'HTTP/1.1 503 Service Unavailable',
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(page)}`,
    'Cache-Control: no-store',
    `Retry-After: ${RETRY_AFTER_SECONDS}`,
    'Connection: close',
    '',
    page,
  ].join('\r\n');
}

/**
 * Whether a connection begins like an HTTP/1 request.
 *
 * @internal
 */
export function looksLikeHttp(start: Buffer): boolean {
  return /^[A-Z]{3,10} \S{0,8000} HTTP\/1\.[01]\r?\n/.test(
    start.toString('latin1', 0, 8_192),
  );
}

/**
 * Ends a connection: with a page for those that ask by HTTP.
 *
 * @internal
 */
export async function refuse(socket: Socket, refusal: Refusal): Promise<void> {
  const start = await firstData(socket);
  if (!start || !looksLikeHttp(start)) {
    socket.destroy();
    return;
  }
  socket.end(refusalResponse(refusal));
  // Unread data would make the system discard the answer.
  socket.resume();
  socket.setTimeout(ASK_WITHIN_MS, () => socket.destroy());
}

function firstData(socket: Socket): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), ASK_WITHIN_MS);
    const settle = (data?: Buffer) => {
      clearTimeout(timer);
      resolve(data);
    };
    socket.once('data', settle);
    socket.once('close', () => settle());
    socket.resume();
  });
}
