/** Orders gave no usable answer. */
export class OrdersUnavailable extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'OrdersUnavailable';
  }
}

/** Talks to the orders service; a refusal is an answer, an outage is not. */
export function createOrdersClient({ url, timeoutMs }) {
  async function call(method, path, { body, requestId }) {
    let response;
    let content;
    try {
      response = await fetch(`${url}${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          'x-request-id': requestId,
        },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      content = await response.json();
    } catch (error) {
      const reason = error.cause?.message ?? error.message;
      throw new OrdersUnavailable(reason, { cause: error });
    }
    if (response.status >= 500) {
      const reason = content.error?.message ?? 'no reason given';
      throw new OrdersUnavailable(`${response.status}: ${reason}`);
    }
    return { status: response.status, content };
  }

  return {
    async place(order, requestId) {
      const request = { body: order, requestId };
      const { status, content } = await call('POST', '/orders', request);
      if (status === 201) return { placed: true, order: content };
      return { placed: false, status, reason: content.error?.message };
    },

    async find(id, requestId) {
      const path = `/orders/${encodeURIComponent(id)}`;
      const { status, content } = await call('GET', path, { requestId });
      return status === 200 ? content : undefined;
    },
  };
}
