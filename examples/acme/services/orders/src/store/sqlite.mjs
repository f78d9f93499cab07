import { decodeCursor, encodeCursor } from './cursor.mjs';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS orders (
    id TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    created_at TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS orders_newest ON orders (created_at, id);
  CREATE INDEX IF NOT EXISTS orders_by_status
    ON orders (status, created_at, id);
`;

const INSERT = `
  INSERT INTO orders (id, status, created_at, document) VALUES (?, ?, ?, ?)`;
const UPDATE = 'UPDATE orders SET status = ?, document = ? WHERE id = ?';
const FIND = 'SELECT document FROM orders WHERE id = ?';

function pageQuery({ status, cursor, limit }) {
  const conditions = [];
  const values = [];
  if (status) {
    conditions.push('status = ?');
    values.push(status);
  }
  if (cursor) {
    conditions.push('(created_at, id) < (?, ?)');
    values.push(cursor.createdAt, cursor.id);
  }
  const where = conditions.length ? `WHERE ${conditions.join(' AND ')}` : '';
  // One more than asked for tells whether there is a next page.
  const sql = `SELECT document FROM orders ${where}
    ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`;
  return { sql, values };
}

/** Orders in a SQLite file, which survives a restart. */
export function createSqliteStore({ DatabaseSync, path }) {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const insert = database.prepare(INSERT);
  const update = database.prepare(UPDATE);
  const find = database.prepare(FIND);

  return {
    kind: 'sqlite',

    ping: () => database.exec('SELECT 1'),

    insert(order) {
      const document = JSON.stringify(order);
      insert.run(order.id, order.status, order.createdAt, document);
      return order;
    },

    update(order) {
      update.run(order.status, JSON.stringify(order), order.id);
      return order;
    },

    find(id) {
      const row = find.get(id);
      return row && JSON.parse(row.document);
    },

    page({ limit, status, after }) {
      const cursor = decodeCursor(after);
      const { sql, values } = pageQuery({ status, cursor, limit });
      const rows = database.prepare(sql).all(...values);
      const orders = rows.map(row => JSON.parse(row.document));
      const items = orders.slice(0, limit);
      const hasMore = orders.length > limit;
      return { items, next: hasMore ? encodeCursor(items.at(-1)) : undefined };
    },

    close: () => database.close(),
  };
}
