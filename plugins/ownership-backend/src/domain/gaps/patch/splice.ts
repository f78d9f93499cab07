import {
  Document,
  isAlias,
  isMap,
  isScalar,
  Pair,
  Scalar,
  stringify,
  YAMLMap,
} from 'yaml';

/** What a field of a document is to be. */
export interface FieldChange {
  /** E.g. `spec`, `owner`. */
  path: readonly string[];
  value: string | readonly string[];
}

/**
 * Changes a field in the text of a file and leaves every other character as it
 * is, which no printer of YAML does.
 *
 * @returns undefined where that takes more than writing a line
 */
export function spliceField(
  text: string,
  document: Document.Parsed,
  { path, value }: FieldChange,
): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const parents = path.slice(0, -1);
  const known = depthOf(document, parents);
  const map =
    known === 0 ? document.contents : document.getIn(path.slice(0, known));
  if (!isMap(map)) {
    return undefined;
  }
  const missing = path.slice(known);
  const [key] = missing;
  const pair = map.items.find(
    item => isScalar(item.key) && item.key.value === key,
  );
  if (pair) {
    return missing.length === 1 ? replaceValue(text, pair, value) : undefined;
  }
  return insertPair(text, map, missing, value);
}

/** How many of the maps that lead to a field are there. */
function depthOf(document: Document.Parsed, keys: readonly string[]): number {
  let depth = 0;
  while (depth < keys.length) {
    const node = document.getIn(keys.slice(0, depth + 1), true);
    if (!isMap(node) || isAlias(node)) {
      return depth;
    }
    depth += 1;
  }
  return depth;
}

function replaceValue(
  text: string,
  { value: node }: Pair,
  value: string,
): string | undefined {
  const isOnOneLine =
    isScalar(node) &&
    node.type !== Scalar.BLOCK_FOLDED &&
    node.type !== Scalar.BLOCK_LITERAL &&
    node.anchor === undefined;
  if (!isOnOneLine || !node.range || node.range[0] === node.range[1]) {
    return undefined;
  }
  const [start, end] = node.range;
  return text.slice(0, start) + written(value) + text.slice(end);
}

/** After the last pair of a map, on lines of their own. */
function insertPair(
  text: string,
  map: YAMLMap,
  keys: readonly string[],
  value: string,
): string | undefined {
  const first = map.items[0]?.key;
  const last = map.items.at(-1);
  if (map.flow || !isScalar(first) || !first.range || !last) {
    return undefined;
  }
  const [start] = first.range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (!/^ *$/.test(indent)) {
    return undefined;
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = keys.map((key, depth) => {
    const field = `${indent}${'  '.repeat(depth)}${written(key)}:`;
    return depth === keys.length - 1 ? `${field} ${written(value)}` : field;
  });
  const added = lines.join(eol);
  const at = endOfPair(text, last);
  return at === undefined
    ? undefined
    : text.slice(0, at) +
        (at > 0 && text[at - 1] !== '\n' ? eol : '') +
        added +
        eol +
        text.slice(at);
}

/** Where the line after a pair begins. */
function endOfPair(text: string, { key, value }: Pair): number | undefined {
  const node = [value, key].find(
    (it): it is { range: [number, number, number] } =>
      typeof it === 'object' && it !== null && 'range' in it && !!it.range,
  );
  if (!node) {
    return undefined;
  }
  const end = node.range[1];
  if (end > 0 && text[end - 1] === '\n') {
    return end;
  }
  const newline = text.indexOf('\n', end);
  return newline === -1 ? text.length : newline + 1;
}

/** As YAML, quoted if it has to be. */
function written(value: string): string {
  return stringify(value, { lineWidth: 0, singleQuote: true }).trimEnd();
}
