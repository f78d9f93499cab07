import { text as textOf } from 'node:stream/consumers';
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isSeq,
  LineCounter,
  parseAllDocuments,
} from 'yaml';
import { FeedError, Row, RowReader } from './types';

/** Reading YAML takes seconds for a megabyte, in which nothing else is done. */
export const MAX_YAML_BYTES = 2 * 1024 * 1024;

/** A few aliases of aliases can stand for more than memory holds. */
const MAX_ALIASES = 100;

/**
 * YAML: a list, a list in an object, or documents that are a row each.
 *
 * @param items - the keys that lead from the root to the list
 */
export function yamlReader(items: readonly string[]): RowReader {
  return async function* readYaml(body) {
    const text = await textOf(body);
    const lines = new LineCounter();
    const documents = parseAllDocuments(text, { lineCounter: lines });
    if (!Array.isArray(documents) || documents.every(isEmpty)) {
      throw new FeedError('it is empty; without rows it would be []');
    }
    for (const document of documents) {
      yield isEmpty(document) ? [] : rowsOf(document, items, lines);
    }
  };
}

function isEmpty({ contents, errors }: Document): boolean {
  return errors.length === 0 && (contents === null || toJs(contents) === null);
}

function toJs(contents: unknown): unknown {
  return isNode(contents) && !isCollection(contents)
    ? contents.toJSON()
    : contents;
}

function rowsOf(
  document: Document,
  items: readonly string[],
  lines: LineCounter,
): Row[] {
  const lineOf = (offset: number) => `line ${lines.linePos(offset).line}`;
  const [error] = document.errors;
  if (error) {
    const [message] = error.message.split('\n');
    return [
      {
        where: lineOf(error.pos[0]),
        problem: `it is not YAML: ${message.replace(/ at line .*$/, '')}`,
      },
    ];
  }
  const where = lineOf(document.contents?.range?.[0] ?? 0);
  const list =
    items.length > 0 ? document.getIn(items, true) : document.contents;
  const value = valueAt(document.toJS({ maxAliasCount: MAX_ALIASES }), items);
  if (!isSeq(list) && items.length === 0 && isMap(list)) {
    return [{ where, value }];
  }
  if (!isSeq(list) || !Array.isArray(value)) {
    throw new FeedError(
      items.length > 0
        ? `${where}: there is no list under '${items.join('.')}'`
        : `${where}: there is neither a list nor an object`,
    );
  }
  return value.map((row, index) => {
    const node = list.items[index];
    const start = isNode(node) ? node.range?.[0] : undefined;
    return { where: start === undefined ? where : lineOf(start), value: row };
  });
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    root,
  );
}
