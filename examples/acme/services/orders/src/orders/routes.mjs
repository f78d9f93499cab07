import { badRequest, HttpError, notFound } from '../http/errors.mjs';
import { PaymentsUnavailable } from '../payments-client.mjs';
import { assertCanBecome, become, newOrder, STATUSES } from './order.mjs';
import { parseDraft } from './validation.mjs';

const MAX_PAGE = 100;

function parsePage(query) {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    throw badRequest(`limit must be a whole number from 1 to ${MAX_PAGE}`);
  }
  const status = query.get('status') ?? undefined;
  if (status && !STATUSES.includes(status)) {
    throw badRequest(`status must be one of ${STATUSES.join(', ')}`);
  }
  return { limit, status, after: query.get('after') ?? undefined };
}

/** Runs a call to payments; an outage is told apart from a refusal. */
async function paying(work, onUnavailable = () => {}) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PaymentsUnavailable)) throw error;
    await onUnavailable(error);
    throw new HttpError(
      503,
      'payments_unavailable',
      'payments cannot be reached; trying again will not charge twice',
      { headers: { 'retry-after': '5' } },
    );
  }
}

export function orderRoutes({ store, payments, metrics, now, newId }) {
  function existing({ params }) {
    const order = store.find(params.id);
    if (!order) throw notFound(`order ${params.id}`);
    return order;
  }

  function settled({ id }, status, payment) {
    // Read again: it may have been cancelled while payments was asked. An
    // authorisation that nobody captures lapses by itself.
    const order = existing({ params: { id } });
    const next = become(order, status, { at: now(), payment });
    metrics.countOrder(status);
    return store.update(next);
  }

  async function create({ json, log, requestId }) {
    const draft = parseDraft(await json(), { needsCard: Boolean(payments) });
    const order = newOrder(draft, { id: newId(), at: now() });
    store.insert(order);
    log.info('order received', { orderId: order.id, total: order.total });
    if (!payments) return { status: 201, body: order };
    const { card } = draft;
    const answer = await paying(
      () => payments.authorise({ order, card, requestId }),
      error => {
        log.error('payments unavailable', { reason: error.message });
        settled(order, 'failed');
      },
    );
    if (answer.authorised) {
      const confirmed = settled(order, 'confirmed', answer.payment);
      return { status: 201, body: confirmed };
    }
    const declined = settled(order, 'declined', answer.payment);
    const { status, code, message } = answer;
    throw new HttpError(status, code, message, { extra: { order: declined } });
  }

  function list({ query }) {
    return { status: 200, body: store.page(parsePage(query)) };
  }

  function get(request) {
    return { status: 200, body: existing(request) };
  }

  async function dispatch(request) {
    const order = existing(request);
    assertCanBecome(order, 'dispatched');
    const { requestId } = request;
    const payment = await paying(() => payments?.capture(order, requestId));
    return { status: 200, body: settled(order, 'dispatched', payment) };
  }

  async function cancel(request) {
    const order = existing(request);
    assertCanBecome(order, 'cancelled');
    const { requestId } = request;
    const payment =
      order.payment &&
      (await paying(() => payments?.release(order, requestId)));
    return { status: 200, body: settled(order, 'cancelled', payment) };
  }

  return [
    ['POST', '/orders', create],
    ['GET', '/orders', list],
    ['GET', '/orders/:id', get],
    ['POST', '/orders/:id/dispatch', dispatch],
    ['POST', '/orders/:id/cancel', cancel],
  ];
}
