import { HttpError } from '../http/errors.mjs';

/** What can become of an order, by where it is now. */
const NEXT = {
  pending: ['confirmed', 'declined', 'failed', 'cancelled'],
  confirmed: ['dispatched', 'cancelled'],
  declined: [],
  failed: [],
  dispatched: [],
  cancelled: [],
};

export const STATUSES = Object.keys(NEXT);

export function totalOf(items) {
  return items.reduce((sum, item) => sum + item.quantity * item.unitPrice, 0);
}

export function newOrder({ currency, customer, items }, { id, at }) {
  return {
    id,
    status: 'pending',
    customer,
    items,
    total: { value: totalOf(items), currency },
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
}

export function assertCanBecome(order, status) {
  if (NEXT[order.status].includes(status)) return;
  throw new HttpError(
    409,
    'wrong_status',
    `order ${order.id} is ${order.status} and cannot be ${status}`,
  );
}

export function become(order, status, { at, payment = order.payment }) {
  assertCanBecome(order, status);
  return { ...order, status, payment, updatedAt: at.toISOString() };
}
