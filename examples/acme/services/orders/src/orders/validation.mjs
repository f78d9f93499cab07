import { badRequest, invalidFields } from '../http/errors.mjs';

const SKU = /^[a-z0-9][a-z0-9-]{1,39}$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}\.[^\s@.]{2,63}$/;
const CURRENCIES = ['EUR', 'GBP', 'USD'];
const MAX_LINES = 50;
const MAX_QUANTITY = 99;
const MAX_UNIT_PRICE = 1_000_000;

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wholeNumberUpTo(max) {
  return value => Number.isInteger(value) && value >= 1 && value <= max;
}

/** Collects what is wrong with a document, field by field. */
function createReport() {
  const details = [];
  return {
    details,
    check(holds, field, message) {
      if (!holds) details.push({ field, message });
      return holds;
    },
  };
}

function checkCustomer(customer, report) {
  const given = isObject(customer) ? customer : {};
  const name = typeof given.name === 'string' ? given.name.trim() : '';
  report.check(
    name.length >= 1 && name.length <= 100,
    'customer.name',
    'must be 1 to 100 characters',
  );
  const email = typeof given.email === 'string' ? given.email.trim() : '';
  report.check(
    EMAIL.test(email),
    'customer.email',
    'must be an address such as ada@example.org',
  );
  return { name, email: email.toLowerCase() };
}

function checkItem(item, field, report) {
  const given = isObject(item) ? item : {};
  const { sku, quantity, unitPrice } = given;
  report.check(
    typeof sku === 'string' && SKU.test(sku),
    `${field}.sku`,
    'must be 2 to 40 lower-case letters, digits or dashes',
  );
  report.check(
    wholeNumberUpTo(MAX_QUANTITY)(quantity),
    `${field}.quantity`,
    `must be a whole number from 1 to ${MAX_QUANTITY}`,
  );
  report.check(
    wholeNumberUpTo(MAX_UNIT_PRICE)(unitPrice),
    `${field}.unitPrice`,
    `must be a whole number of minor units from 1 to ${MAX_UNIT_PRICE}`,
  );
  return { sku, quantity, unitPrice };
}

function checkItems(items, report) {
  const countIsRight =
    Array.isArray(items) && items.length >= 1 && items.length <= MAX_LINES;
  if (
    !report.check(countIsRight, 'items', `must be a list of 1 to ${MAX_LINES}`)
  ) {
    return [];
  }
  return items.map((item, index) => checkItem(item, `items[${index}]`, report));
}

/** Turns a request's body into a draft, or says all that is wrong with it. */
export function parseDraft(body, { needsCard }) {
  if (!isObject(body)) throw badRequest('the body must be a JSON object');
  const report = createReport();
  const currency = body.currency ?? 'EUR';
  report.check(
    CURRENCIES.includes(currency),
    'currency',
    `must be one of ${CURRENCIES.join(', ')}`,
  );
  const customer = checkCustomer(body.customer, report);
  const items = checkItems(body.items, report);
  report.check(
    !needsCard || isObject(body.card),
    'card',
    'must be an object with number, expiry and cvc',
  );
  if (report.details.length > 0) throw invalidFields(report.details);
  return { currency, customer, items, card: body.card };
}
