import { JsonObject, JsonValue } from '@backstage/types';
import { isAlias, isMap, isScalar, isSeq, ParsedNode, YAMLMap } from 'yaml';
import { DocumentPath } from './path';
import { PlaceIndex } from './places';

/** Lists and maps within each other. */
export const MAX_DEPTH = 32;

/** Something that YAML has and JSON has not. */
export interface NodeProblem {
  message: string;
  /** In the text. */
  offset: number;
  path: DocumentPath;
}

const TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map(
    name => `tag:yaml.org,2002:${name}`,
  ),
);

/**
 * Turns what the parser made into JSON, and notes where everything stands.
 *
 * Only what JSON can say is taken. YAML's own ways to say something once and
 * mean it many times (anchors, merge keys) are refused: that is how a text of a
 * few lines becomes gigabytes, and a problem would have no one place.
 */
export class NodeReader {
  readonly problems: NodeProblem[] = [];

  constructor(private readonly places: PlaceIndex) {}

  read(
    node: ParsedNode | null,
    path: DocumentPath,
    key?: ParsedNode,
  ): JsonValue {
    const offset = node?.range[0] ?? key?.range[1] ?? 0;
    this.places.add(path, {
      key: key?.range[0],
      value: offset,
      scalar: isScalar(node) ? node : undefined,
    });
    if (!node) {
      return null;
    }
    this.#refuseWhatJsonHasNot(node, offset, path);
    if (path.length > MAX_DEPTH) {
      this.#add(`is nested deeper than ${MAX_DEPTH} levels`, offset, path);
      return null;
    }
    if (isMap(node)) {
      return this.#readMap(node, path);
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => this.read(item, [...path, index]));
    }
    return isScalar(node) ? this.#readScalar(node.value, offset, path) : null;
  }

  #readMap(map: YAMLMap.Parsed, path: DocumentPath): JsonObject {
    const object: JsonObject = {};
    const seen = new Set<string>();
    for (const pair of map.items) {
      const name = this.#readKey(pair.key, path);
      if (name === undefined) {
        continue;
      }
      if (seen.has(name)) {
        const offset = pair.key.range[0];
        this.#add(`has the key '${name}' twice`, offset, path);
        continue;
      }
      seen.add(name);
      object[name] = this.read(pair.value, [...path, name], pair.key);
    }
    return object;
  }

  #readKey(key: ParsedNode, path: DocumentPath): string | undefined {
    const offset = key.range[0];
    if (!isScalar(key) || key.value === null) {
      this.#add('has a key that is not a text', offset, path);
      return undefined;
    }
    this.#refuseWhatJsonHasNot(key, offset, path);
    const name =
      typeof key.value === 'string'
        ? key.value
        : key.source ?? String(key.value);
    this.#refuseBadText(name, offset, path);
    if (name === '<<') {
      this.#add(
        'has a merge key (<<), which is not supported: write the keys out',
        offset,
        path,
      );
      return undefined;
    }
    if (name === '__proto__') {
      this.#add("has the key '__proto__', which is refused", offset, path);
      return undefined;
    }
    return name;
  }

  #readScalar(value: unknown, offset: number, path: DocumentPath): JsonValue {
    switch (typeof value) {
      case 'string':
        this.#refuseBadText(value, offset, path);
        return value;
      case 'boolean':
        return value;
      case 'number':
        if (!Number.isFinite(value)) {
          this.#add('must be a finite number', offset, path);
        } else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
          this.#add(
            'is too large a number to be exact; write it in quotes',
            offset,
            path,
          );
        }
        return value;
      default:
        return null;
    }
  }

  /** What an escape can make, and PostgreSQL cannot store. */
  #refuseBadText(text: string, offset: number, path: DocumentPath): void {
    if (/[\0\p{Cs}]/u.test(text)) {
      this.#add('has a character that no text can have', offset, path);
    }
  }

  #refuseWhatJsonHasNot(
    node: ParsedNode,
    offset: number,
    path: DocumentPath,
  ): void {
    if (isAlias(node) || ('anchor' in node && node.anchor)) {
      this.#add(
        'uses an anchor or alias (& or *), which is not supported: write it out',
        offset,
        path,
      );
    }
    if (!isAlias(node) && node.tag && !TAGS.has(node.tag)) {
      this.#add(
        `has the tag ${node.tag}, which is not supported: leave it out`,
        offset,
        path,
      );
    }
  }

  #add(message: string, offset: number, path: DocumentPath): void {
    this.problems.push({ message, offset, path });
  }
}
