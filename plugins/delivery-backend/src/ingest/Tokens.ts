import { createHash, timingSafeEqual } from 'node:crypto';

const BEARER = /^Bearer +(\S+)$/i;

/** Tokens of the configuration, compared in a time that tells nothing of them. */
export class Tokens {
  readonly #digests: readonly Buffer[];

  constructor(tokens: readonly string[]) {
    this.#digests = tokens.map(digestOf);
  }

  /** @param authorization - The header of a request */
  has(authorization: string | undefined): boolean {
    const [, token] = BEARER.exec(authorization ?? '') ?? [];
    if (token === undefined) {
      return false;
    }
    const digest = digestOf(token);
    // All are compared, so that the time does not tell which one it is
    return this.#digests
      .map(known => timingSafeEqual(known, digest))
      .includes(true);
  }
}

/** Of equal length for tokens of any. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
