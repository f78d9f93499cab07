import { DatabaseSync, StatementSync } from 'node:sqlite';
import { PlainAnswer, PlainIndex } from './plainIndex';

const LIMIT = 5;

/** One table in SQLite with a row for each key of an entity, and an index. */
export class PlainTable {
  readonly #select: StatementSync;

  /** @param file - the plugin's own tables, whose projections are joined */
  constructor(file: string, index: PlainIndex) {
    const database = new DatabaseSync(file);
    database.exec(
      'CREATE TABLE bench_plain (key TEXT, entity_ref TEXT); CREATE INDEX bench_plain_key ON bench_plain (key)',
    );
    const insert = database.prepare('INSERT INTO bench_plain VALUES (?, ?)');
    database.exec('BEGIN');
    for (const { key, entityRef } of index.pairs()) {
      insert.run(key, entityRef);
    }
    database.exec('COMMIT');
    this.#select = database.prepare(
      `SELECT entity_ref, projection FROM bench_plain JOIN entity USING (entity_ref) WHERE key = ? LIMIT ${LIMIT}`,
    );
  }

  /** Who owns whatever has this key. */
  find(key: string): PlainAnswer[] {
    const rows = this.#select.all(key) as unknown as Array<{
      entity_ref: string;
      projection: string;
    }>;
    return rows.map(row => ({
      entityRef: row.entity_ref,
      owners: JSON.parse(row.projection).owners ?? [],
    }));
  }
}
