import { decodeCursor, encodeCursor, isAfter } from './cursor.mjs';

/** Orders of this process only; the oldest make room for new ones. */
export function createMemoryStore({ keep }) {
  const orders = new Map();

  return {
    kind: 'memory',

    ping() {},

    insert(order) {
      orders.set(order.id, order);
      if (orders.size > keep) orders.delete(orders.keys().next().value);
      return order;
    },

    update(order) {
      orders.set(order.id, order);
      return order;
    },

    find: id => orders.get(id),

    page({ limit, status, after }) {
      const cursor = decodeCursor(after);
      const matching = [...orders.values()]
        .filter(order => !status || order.status === status)
        .sort((a, b) => (isAfter(a, b) ? 1 : -1))
        .filter(order => !cursor || isAfter(order, cursor));
      const items = matching.slice(0, limit);
      const hasMore = matching.length > limit;
      return { items, next: hasMore ? encodeCursor(items.at(-1)) : undefined };
    },

    close() {},
  };
}
