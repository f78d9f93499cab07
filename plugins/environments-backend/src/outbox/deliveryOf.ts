import { Delivery } from './types';

/** A sink may say when to come again, but not to stay away for ever. */
export const MAX_RETRY_AFTER_MS = 24 * 3_600_000;

/** What the status of an answer says of an event that was sent. */
export function deliveryOf(
  status: number,
  retryAfter: string | undefined,
  now: Date,
): Delivery {
  if (status >= 200 && status < 300) {
    return { kind: 'taken' };
  }
  const reason = `answered ${status}`;
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return {
      kind: 'unavailable',
      reason,
      retryAfterMs: retryAfter ? millisecondsOf(retryAfter, now) : undefined,
    };
  }
  return status < 400
    ? {
        kind: 'refused',
        reason: `${reason}: redirects are not followed, configure the final address`,
      }
    : { kind: 'refused', reason };
}

/** Either seconds or a date, as RFC 9110, section 10.2.3 says. */
function millisecondsOf(text: string, now: Date): number | undefined {
  const ms = /^\d+$/.test(text)
    ? Number(text) * 1_000
    : Date.parse(text) - now.getTime();
  return Number.isNaN(ms)
    ? undefined
    : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms));
}
