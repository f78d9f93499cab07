import { SinkAddress } from './addressOf';
import { CLOUD_EVENT_TYPE, cloudEventOf } from './cloudEventOf';
import { deliveryOf } from './deliveryOf';
import { CdEvent, Delivery } from './types';

/** Sends an event to a sink. */
export type Post = (
  address: SinkAddress,
  event: CdEvent,
  options: { timeoutMs: number; now: Date; signal?: AbortSignal },
) => Promise<Delivery>;

/**
 * Sends an event over HTTP. What the sink answers is not read, however much it
 * is; and nothing that it says or is given gets into reasons, since headers are
 * secret.
 */
export const post: Post = async (
  address,
  event,
  { timeoutMs, now, signal },
) => {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const headers = new Headers(address.headers);
    headers.set('content-type', CLOUD_EVENT_TYPE);
    const response = await fetch(address.url, {
      method: 'POST',
      headers,
      body: JSON.stringify(cloudEventOf(event)),
      redirect: 'manual',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    const delivery = deliveryOf(
      response.status,
      response.headers.get('retry-after') ?? undefined,
      now,
    );
    await response.body?.cancel();
    return delivery;
  } catch (error) {
    if (signal?.aborted) {
      return { kind: 'interrupted' };
    }
    return {
      kind: 'unavailable',
      reason: timeout.aborted
        ? `no answer in ${timeoutMs / 1_000} seconds`
        : `no connection (${codeOf(error)})`,
    };
  }
};

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error &&
    'code' in cause &&
    typeof cause.code === 'string'
    ? cause.code
    : 'the address or a header may not be valid';
}
