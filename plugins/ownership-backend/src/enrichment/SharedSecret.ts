import { createHash, timingSafeEqual } from 'node:crypto';
import { IncomingHttpHeaders } from 'node:http';

/** For callers that have no token of the portal, such as an Alertmanager. */
export class SharedSecret {
  readonly #digest: Buffer;

  constructor(secret: string) {
    this.#digest = digestOf(secret);
  }

  /**
   * Whether a request shows the secret: as a bearer token, as the password of
   * basic authentication with any user name, or in `X-Groundwork-Secret`.
   */
  isShownIn(headers: IncomingHttpHeaders): boolean {
    return shownIn(headers).some(shown =>
      // Of equal length, and in a time that tells nothing of the secret
      timingSafeEqual(digestOf(shown), this.#digest),
    );
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function shownIn(headers: IncomingHttpHeaders): string[] {
  const { authorization = '' } = headers;
  const [, scheme, value] = /^(\S+) +(\S+)$/.exec(authorization) ?? [];
  const own = headers['x-groundwork-secret'];
  return [
    ...(typeof own === 'string' ? [own] : []),
    ...(scheme?.toLocaleLowerCase('en-US') === 'bearer' ? [value] : []),
    ...(scheme?.toLocaleLowerCase('en-US') === 'basic'
      ? [passwordOf(value)]
      : []),
  ];
}

/** What comes after the first colon; a user name has none. */
function passwordOf(encoded: string): string {
  const pair = Buffer.from(encoded, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}
