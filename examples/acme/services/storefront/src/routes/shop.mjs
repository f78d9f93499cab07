import { searchProducts } from '../catalogue.mjs';
import { shopPage } from '../pages/shop.mjs';

const MAX_QUERY = 80;

export function shopRoutes() {
  function shop({ query: parameters }) {
    const query = (parameters.get('q') ?? '').trim().slice(0, MAX_QUERY);
    const products = searchProducts(query);
    return { status: 200, page: shopPage({ query, products }) };
  }

  return [['GET', '/', shop]];
}
