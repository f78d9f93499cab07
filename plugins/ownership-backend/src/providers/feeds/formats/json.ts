import { text as textOf } from 'node:stream/consumers';
import { jsonItems } from './jsonItems';
import { parseJson } from './jsonl';
import { FeedError, Row, ROWS_AT_ONCE, RowReader } from './types';

/**
 * JSON with a list in it.
 *
 * @param items - the keys that lead from the root to the list
 */
export function jsonReader(items: readonly string[]): RowReader {
  return async function* readJson(body) {
    const text = await textOf(body);
    if (text.trim() === '') {
      throw new FeedError('it is empty; without rows it would be []');
    }
    let rows: Row[] = [];
    for (const item of jsonItems(text, items)) {
      rows.push({ where: `line ${item.line}`, ...parseJson(item.text) });
      if (rows.length === ROWS_AT_ONCE) {
        yield rows;
        rows = [];
      }
    }
    yield rows;
  };
}
