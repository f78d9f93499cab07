import { HttpError } from './http/errors.mjs';

/** No usable answer came: the order may be tried again. */
export class PaymentsUnavailable extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'PaymentsUnavailable';
  }
}

const ATTEMPTS = 2;

function reasonOf(content) {
  return content.error?.message ?? 'payments gave no reason';
}

function summary({ id, status, declineReason, card }) {
  return { id, status, declineReason, card };
}

/**
 * Talks to the payments service.
 *
 * Every call carries a key made from the order, so that trying again after a
 * timeout can never charge twice.
 */
export function createPaymentsClient({ url, timeoutMs }) {
  let last = { state: 'not called yet' };

  async function attempt(path, { key, body, requestId }) {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'x-request-id': requestId,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const content = await response.json();
    if (response.status >= 500) {
      throw new Error(`payments answered ${response.status}`);
    }
    return { status: response.status, content };
  }

  async function post(path, request) {
    let cause;
    for (let tried = 0; tried < ATTEMPTS; tried++) {
      try {
        const answer = await attempt(path, request);
        last = { state: 'ok' };
        return answer;
      } catch (error) {
        cause = error;
      }
    }
    const reason = cause.cause?.message ?? cause.message;
    last = { state: 'failing', reason };
    throw new PaymentsUnavailable(`${path}: ${reason}`, { cause });
  }

  async function change(order, verb, requestId) {
    const path = `/payments/${encodeURIComponent(order.payment.id)}/${verb}`;
    const key = `${verb}-${order.id}`;
    const { status, content } = await post(path, { key, body: {}, requestId });
    if (status === 200) return summary(content);
    throw new HttpError(409, 'payment_refused', reasonOf(content));
  }

  return {
    lastOutcome: () => last,

    async authorise({ order, card, requestId }) {
      const body = { amount: order.total, reference: order.id, card };
      const key = `authorise-${order.id}`;
      const answer = await post('/payments', { key, body, requestId });
      const { status, content } = answer;
      if (status === 201) {
        return { authorised: true, payment: summary(content) };
      }
      if (status === 402) {
        const message = `the card was declined: ${content.declineReason}`;
        const payment = summary(content);
        return { status, code: 'card_declined', message, payment };
      }
      const message = reasonOf(content);
      return { status: 400, code: 'payment_refused', message };
    },

    capture: (order, requestId) => change(order, 'capture', requestId),
    release: (order, requestId) => change(order, 'void', requestId),
  };
}
