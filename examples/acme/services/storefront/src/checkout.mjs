const MAX_QUANTITY = 10;

/** The fields of the order form, in the order in which they are asked. */
export const FIELDS = [
  {
    name: 'quantity',
    label: 'Quantity',
    attributes: { inputmode: 'numeric' },
    isRight: text => /^\d{1,2}$/.test(text) && inRange(Number(text)),
    hint: `a whole number from 1 to ${MAX_QUANTITY}`,
  },
  {
    name: 'name',
    label: 'Your name',
    attributes: { autocomplete: 'name' },
    isRight: text => text.length >= 1 && text.length <= 100,
    hint: '1 to 100 characters',
  },
  {
    name: 'email',
    label: 'E-mail address',
    attributes: { type: 'email', autocomplete: 'email' },
    isRight: text => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text),
    hint: 'an address such as ada@example.org',
  },
  {
    name: 'number',
    label: 'Card number',
    secret: true,
    attributes: { inputmode: 'numeric', autocomplete: 'cc-number' },
    isRight: text => /^\d{12,19}$/.test(text.replace(/[\s-]/g, '')),
    hint: '12 to 19 digits',
  },
  {
    name: 'expiry',
    label: 'Card is valid until',
    secret: true,
    attributes: { autocomplete: 'cc-exp', placeholder: 'MM/YY' },
    isRight: text => /^(0[1-9]|1[0-2])\/\d{2}$/.test(text),
    hint: 'month and year, such as 04/29',
  },
  {
    name: 'cvc',
    label: 'Security code',
    secret: true,
    attributes: { inputmode: 'numeric', autocomplete: 'cc-csc' },
    isRight: text => /^\d{3,4}$/.test(text),
    hint: 'the 3 or 4 digits on the back of the card',
  },
];

function inRange(quantity) {
  return quantity >= 1 && quantity <= MAX_QUANTITY;
}

/** Reads the order form: what was typed, and what is wrong with it. */
export function readCheckout(form) {
  const values = {};
  const problems = [];
  for (const { name, label, isRight, hint } of FIELDS) {
    values[name] = (form.get(name) ?? '').trim();
    if (!isRight(values[name])) {
      problems.push({ name, message: `${label}: please enter ${hint}.` });
    }
  }
  return { values, problems };
}

export function toOrder(product, values) {
  const { name, email, number, expiry, cvc } = values;
  const quantity = Number(values.quantity);
  return {
    currency: 'EUR',
    customer: { name, email },
    items: [{ sku: product.sku, quantity, unitPrice: product.price }],
    card: { number, expiry, cvc },
  };
}
