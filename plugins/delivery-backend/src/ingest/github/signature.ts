import { createHmac, timingSafeEqual } from 'node:crypto';

const FORM = /^sha256=([0-9a-f]{64})$/i;

/**
 * Whether a body was signed with one of some secrets. All are tried, and compared
 * in a time that tells nothing of them.
 *
 * @param header - `X-Hub-Signature-256`
 * @see {@link https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries}
 */
export function isSigned(
  body: Buffer,
  header: string | undefined,
  secrets: readonly string[],
): boolean {
  const [, hex] = FORM.exec(header ?? '') ?? [];
  if (hex === undefined) {
    return false;
  }
  const given = Buffer.from(hex, 'hex');
  return secrets
    .map(secret => createHmac('sha256', secret).update(body).digest())
    .map(expected => timingSafeEqual(expected, given))
    .includes(true);
}

/** Whether a header has the form of a signature, before the body is read. */
export function isSignature(header: string | undefined): boolean {
  return FORM.test(header ?? '');
}
