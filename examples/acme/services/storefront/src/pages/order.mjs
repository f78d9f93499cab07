import { findProduct, formatPrice } from '../catalogue.mjs';
import { html } from './html.mjs';

const MESSAGES = {
  pending: 'We have your order and are waiting for the payment.',
  confirmed: 'Thank you! Your order is paid and will be packed soon.',
  dispatched: 'Your parcel is on its way.',
  declined: 'The payment was declined, so we did not accept the order.',
  failed: 'The payment did not work, so we did not accept the order.',
  cancelled: 'This order was cancelled. Nothing will be charged.',
};

function line({ sku, quantity, unitPrice }) {
  const name = findProduct(sku)?.name ?? sku;
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${quantity}</td>
    <td>${formatPrice(quantity * unitPrice)}</td>
  </tr>`;
}

export function orderPage(order) {
  return {
    title: 'Your order',
    main: html`<p role="status">${MESSAGES[order.status] ?? order.status}</p>
      <table>
        <caption>
          Order ${order.id}
        </caption>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Quantity</th>
            <th scope="col">Price</th>
          </tr>
        </thead>
        <tbody>
          ${order.items.map(line)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">Total</th>
            <td>${formatPrice(order.total.value)}</td>
          </tr>
        </tfoot>
      </table>
      <p><a href="/">Back to the shop</a></p>`,
  };
}
