import { findProduct } from '../catalogue.mjs';
import { readCheckout, toOrder } from '../checkout.mjs';
import { notFound, PageError } from '../http/errors.mjs';
import { OrdersUnavailable } from '../orders-client.mjs';
import { orderPage } from '../pages/order.mjs';
import { productPage } from '../pages/product.mjs';

const CLOSED = {
  title: 'We cannot take orders right now',
  message:
    'Something on our side is not working. Cards are charged only when a parcel leaves, so it is safe to try again in a minute.',
};

function existing({ params }) {
  const product = findProduct(params.sku);
  if (!product) throw notFound();
  return product;
}

async function asking(log, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OrdersUnavailable)) throw error;
    log.error('orders unavailable', { reason: error.message });
    const headers = { 'retry-after': '60' };
    throw new PageError(503, CLOSED.title, CLOSED.message, { headers });
  }
}

/** Looking at a product, ordering it, and what became of the order. */
export function orderRoutes({ orders, metrics }) {
  const canOrder = Boolean(orders);

  function product(request) {
    const page = productPage({ product: existing(request), canOrder });
    return { status: 200, page };
  }

  function again(status, { product: wanted, values, problems }) {
    const page = productPage({ product: wanted, canOrder, values, problems });
    return { status, page };
  }

  async function order(request) {
    const wanted = existing(request);
    if (!orders) throw new PageError(503, CLOSED.title, CLOSED.message);
    const { values, problems } = readCheckout(await request.form());
    if (problems.length > 0) {
      metrics.countOrder('incomplete');
      return again(400, { product: wanted, values, problems });
    }
    const { log, requestId } = request;
    const answer = await asking(log, () =>
      orders.place(toOrder(wanted, values), requestId),
    );
    metrics.countOrder(answer.placed ? 'placed' : 'refused');
    if (answer.placed) {
      const location = `/orders/${encodeURIComponent(answer.order.id)}`;
      return { status: 303, headers: { location }, text: '' };
    }
    const message = answer.reason ?? 'The order was refused.';
    const { status } = answer;
    return again(status, { product: wanted, values, problems: [{ message }] });
  }

  async function show({ params, log, requestId }) {
    const found =
      orders && (await asking(log, () => orders.find(params.id, requestId)));
    if (!found) throw notFound();
    return { status: 200, page: orderPage(found) };
  }

  return [
    ['GET', '/products/:sku', product],
    ['POST', '/products/:sku', order],
    ['GET', '/orders/:id', show],
  ];
}
