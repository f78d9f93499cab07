import { invalid } from '../http/errors.mjs';

/** Numbers that the acquirer's sandbox declines, and the reason it gives. */
const DECLINES = {
  4000000000000002: 'card_declined',
  4000000000009995: 'insufficient_funds',
  4000000000000069: 'expired_card',
  4000000000000127: 'incorrect_cvc',
  4000000000000119: 'processing_error',
};

const BRANDS = [
  { brand: 'visa', pattern: /^4/ },
  { brand: 'mastercard', pattern: /^(5[1-5]|2[2-7])/ },
  { brand: 'amex', pattern: /^3[47]/ },
];

/** The check digit that card numbers carry (ISO/IEC 7812-1). */
export function passesLuhn(digits) {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function parseExpiry(text, now) {
  const match = /^(0[1-9]|1[0-2])\/(\d{2})$/.exec(text);
  if (!match) throw invalid('card.expiry', 'must look like MM/YY');
  const [, month, year] = match;
  // A card is good until the last moment of the month printed on it.
  const firstInvalid = new Date(Date.UTC(2000 + Number(year), Number(month)));
  return { expired: firstInvalid <= now };
}

export function parseCard(given, now) {
  if (typeof given !== 'object' || given === null) {
    throw invalid('card', 'must be an object with number, expiry and cvc');
  }
  const number = String(given.number ?? '').replace(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) {
    throw invalid('card.number', 'must be a card number of 12 to 19 digits');
  }
  if (!/^\d{3,4}$/.test(String(given.cvc ?? ''))) {
    throw invalid('card.cvc', 'must be 3 or 4 digits');
  }
  const { expired } = parseExpiry(String(given.expiry ?? ''), now);
  return { number, expired };
}

/** All of a card that may be stored or shown. */
export function describeCard({ number }) {
  const known = BRANDS.find(({ pattern }) => pattern.test(number));
  return { brand: known?.brand ?? 'other', last4: number.slice(-4) };
}

/** Why the sandbox refuses this card; undefined when it does not. */
export function declineReason({ number, expired }) {
  if (expired) return 'expired_card';
  return DECLINES[number];
}
