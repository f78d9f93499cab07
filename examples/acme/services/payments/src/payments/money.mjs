import { invalid } from '../http/errors.mjs';

/** Digits after the decimal point, by ISO 4217 code. */
const CURRENCIES = { EUR: 2, GBP: 2, USD: 2, SEK: 2, JPY: 0 };

const MAX_MINOR_UNITS = 100_000_000;

/**
 * Amounts are whole minor units: 1999 EUR is €19.99, 1999 JPY is ¥1,999.
 * Fractions of a cent have no meaning to a card scheme.
 */
export function parseAmount(given, field = 'amount') {
  if (typeof given !== 'object' || given === null) {
    throw invalid(field, 'must be an object with value and currency');
  }
  const { value, currency } = given;
  if (!Number.isInteger(value) || value < 1 || value > MAX_MINOR_UNITS) {
    throw invalid(
      `${field}.value`,
      `must be a whole number of minor units from 1 to ${MAX_MINOR_UNITS}`,
    );
  }
  if (typeof currency !== 'string' || !Object.hasOwn(CURRENCIES, currency)) {
    const known = Object.keys(CURRENCIES).join(', ');
    throw invalid(`${field}.currency`, `must be one of ${known}`);
  }
  return { value, currency };
}

export function formatAmount({ value, currency }) {
  const digits = CURRENCIES[currency];
  return `${(value / 10 ** digits).toFixed(digits)} ${currency}`;
}
