import { formatPrice } from '../catalogue.mjs';
import { html } from './html.mjs';

function searchForm(query) {
  return html`<form class="search" role="search" action="/">
    <label for="q">Search products</label>
    <input id="q" name="q" type="search" maxlength="80" value="${query}" />
    <button>Search</button>
  </form>`;
}

function card({ sku, name, price, about }) {
  return html`<li>
    <h2><a href="/products/${sku}">${name}</a></h2>
    <p>${about}</p>
    <p class="price">${formatPrice(price)}</p>
  </li>`;
}

function nothingFound(query) {
  return html`<p role="status">
    Nothing matches “${query}”. <a href="/">Show all products</a>
  </p>`;
}

export function shopPage({ query, products }) {
  const list = html`<ul class="products">
    ${products.map(card)}
  </ul>`;
  return {
    title: query ? `Results for “${query}”` : 'For home and kitchen',
    main: html`${searchForm(query)}
    ${products.length > 0 ? list : nothingFound(query)}`,
  };
}
