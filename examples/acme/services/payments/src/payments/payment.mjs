import { conflict } from '../http/errors.mjs';
import { declineReason, describeCard } from './cards.mjs';
import { formatAmount } from './money.mjs';

/**
 * A payment's life:
 *
 *   authorised → captured → refunded (in parts, until nothing is left)
 *        ↓
 *     voided            declined is final
 */
export function authorise({ id, amount, card, reference, at }) {
  const reason = declineReason(card);
  return {
    id,
    reference,
    status: reason ? 'declined' : 'authorised',
    declineReason: reason,
    amount,
    captured: 0,
    refunded: 0,
    card: describeCard(card),
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
}

function inState(payment, wanted, verb) {
  if (!wanted.includes(payment.status)) {
    throw conflict(
      'invalid_state',
      `payment ${payment.id} is ${payment.status}; only ${wanted.join(
        ' or ',
      )} payments can be ${verb}`,
    );
  }
}

function withinLimit(value, limit, payment, verb) {
  if (value > limit) {
    const { currency } = payment.amount;
    const most = formatAmount({ value: limit, currency });
    throw conflict('amount_too_large', `at most ${most} can be ${verb}`);
  }
}

export function capture(payment, value, at) {
  inState(payment, ['authorised'], 'captured');
  const captured = value ?? payment.amount.value;
  withinLimit(captured, payment.amount.value, payment, 'captured');
  return {
    ...payment,
    status: 'captured',
    captured,
    updatedAt: at.toISOString(),
  };
}

export function refund(payment, value, at) {
  inState(payment, ['captured'], 'refunded');
  const left = payment.captured - payment.refunded;
  const refunded = value ?? left;
  withinLimit(refunded, left, payment, 'refunded');
  return {
    ...payment,
    status: refunded === left ? 'refunded' : 'captured',
    refunded: payment.refunded + refunded,
    updatedAt: at.toISOString(),
  };
}

export function voidPayment(payment, at) {
  inState(payment, ['authorised'], 'voided');
  return { ...payment, status: 'voided', updatedAt: at.toISOString() };
}
