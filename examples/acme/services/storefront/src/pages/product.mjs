import { formatPrice } from '../catalogue.mjs';
import { FIELDS } from '../checkout.mjs';
import { attributes, html } from './html.mjs';

function field(definition, values, problems) {
  const { name, label, hint, secret } = definition;
  const problem = problems.find(candidate => candidate.name === name);
  // Card data is typed anew: a page that holds it may be cached or shared.
  const value = secret ? '' : values[name] ?? '';
  const invalid = problem && { 'aria-invalid': 'true' };
  const more = { ...definition.attributes, ...invalid };
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${value}"
      required
      aria-describedby="${name}-hint"
      ${attributes(more)}
    />
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;
}

function summary(problems) {
  if (problems.length === 0) return '';
  return html`<div class="problems" role="alert">
    <h2>Please check your order</h2>
    <ul>
      ${problems.map(
        ({ name, message }) =>
          html`<li>
            ${name ? html`<a href="#${name}">${message}</a>` : message}
          </li>`,
      )}
    </ul>
  </div>`;
}

function orderForm({ product, values, problems }) {
  return html`<form method="post" action="/products/${product.sku}" novalidate>
    <h2>Order</h2>
    ${FIELDS.map(definition => field(definition, values, problems))}
    <button>Order and pay</button>
  </form>`;
}

function closed() {
  return html`<p role="status">
    We do not take orders at the moment. Please come back later.
  </p>`;
}

export function productPage({
  product,
  canOrder,
  values = { quantity: '1' },
  problems = [],
}) {
  return {
    title: product.name,
    main: html`${summary(problems)}
      <p>${product.about}</p>
      <p class="price">${formatPrice(product.price)}</p>
      ${canOrder ? orderForm({ product, values, problems }) : closed()}`,
  };
}
