import { invalid, notFound } from '../http/errors.mjs';
import { parseCard } from '../payments/cards.mjs';
import { fingerprint, parseKey } from '../payments/idempotency.mjs';
import { parseAmount } from '../payments/money.mjs';
import * as lifecycle from '../payments/payment.mjs';

const REFERENCE = /^[\w.:-]{1,64}$/;

function parseReference(text) {
  if (typeof text !== 'string' || !REFERENCE.test(text)) {
    throw invalid('reference', 'must be 1 to 64 letters, digits or . _ : -');
  }
  return text;
}

function parsePart(value) {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || value < 1) {
    throw invalid('value', 'must be a whole number of minor units, 1 or more');
  }
  return value;
}

/** What callers can do with payments; every write needs an idempotency key. */
export function paymentRoutes({ store, keys, metrics, now, newId }) {
  function existing(id) {
    const payment = store.find(id);
    if (!payment) throw notFound(`payment ${id}`);
    return payment;
  }

  function saved(status, payment) {
    metrics.count('payments_outcomes_total', { outcome: payment.status });
    return { status, body: store.save(payment) };
  }

  async function once(request, work) {
    const key = parseKey(request.headers['idempotency-key']);
    const body = await request.json();
    const at = now();
    const print = fingerprint(request.pathname, body);
    return keys.once({ key, print, at }, () => work(body, at));
  }

  function authorise(request) {
    return once(request, (body, at) => {
      const amount = parseAmount(body.amount);
      const reference = parseReference(body.reference);
      const card = parseCard(body.card, at);
      const id = newId();
      const payment = lifecycle.authorise({ id, amount, card, reference, at });
      request.log.info('authorised', { paymentId: id, status: payment.status });
      return saved(payment.status === 'declined' ? 402 : 201, payment);
    });
  }

  function list({ query }) {
    const reference = parseReference(query.get('reference') ?? undefined);
    return { status: 200, body: { items: store.findByReference(reference) } };
  }

  function get({ params }) {
    return { status: 200, body: existing(params.id) };
  }

  function capture(request) {
    return once(request, ({ value }, at) => {
      const payment = existing(request.params.id);
      return saved(200, lifecycle.capture(payment, parsePart(value), at));
    });
  }

  function refund(request) {
    return once(request, ({ value }, at) => {
      const payment = existing(request.params.id);
      return saved(200, lifecycle.refund(payment, parsePart(value), at));
    });
  }

  function voidPayment(request) {
    return once(request, (_, at) => {
      const payment = existing(request.params.id);
      return saved(200, lifecycle.voidPayment(payment, at));
    });
  }

  return [
    ['POST', '/payments', authorise],
    ['GET', '/payments', list],
    ['GET', '/payments/:id', get],
    ['POST', '/payments/:id/capture', capture],
    ['POST', '/payments/:id/refund', refund],
    ['POST', '/payments/:id/void', voidPayment],
  ];
}
