import { stringifyEntityRef } from '@backstage/catalog-model';
import { Document, isMap, parseAllDocuments, visit } from 'yaml';
import { CatalogFileError } from './CatalogFileError';

/** Reading YAML takes seconds for a megabyte, in which nothing else is done. */
export const MAX_CATALOG_FILE_BYTES = 256 * 1024;

/** A few can stand for more than memory holds; many take long to resolve. */
const MAX_ALIASES = 100;

/** Of brackets; the parser takes seconds for what is nested without end. */
const MAX_DEPTH = 200;

/** `- - - -` and `? ? ? ?` nest on a single line. */
const NESTED_ON_A_LINE = /(?:[-?:] {1,8}){50}/;

/** A catalog file, read but not yet understood. */
export interface CatalogDocuments {
  documents: Document.Parsed[];
  /** The entity of each; undefined for one that is none. */
  entityRefs: Array<string | undefined>;
}

/** @throws CatalogFileError if it cannot be read as YAML */
export function parseCatalogFile(text: string): CatalogDocuments {
  if (Buffer.byteLength(text) > MAX_CATALOG_FILE_BYTES) {
    throw new CatalogFileError(
      `it has more than ${MAX_CATALOG_FILE_BYTES} bytes, which is as much as is read`,
    );
  }
  if (isNestedDeeply(text)) {
    throw new CatalogFileError('it is nested too deeply');
  }
  const documents = parse(text);
  return { documents, entityRefs: documents.map(entityRefOf) };
}

/** @throws CatalogFileError if it stands for too much */
export function toPlain(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new CatalogFileError('its aliases stand for too much', {
      cause: error,
    });
  }
}

/** Brackets in texts count as well: they come in pairs, too. */
function isNestedDeeply(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') {
      depth += 1;
    } else if (character === ']' || character === '}') {
      depth = Math.max(0, depth - 1);
    }
    if (depth > MAX_DEPTH) {
      return true;
    }
  }
  return NESTED_ON_A_LINE.test(text);
}

/**
 * Reads YAML without comparing each key with all others of its map, which takes
 * ten seconds for a large one; of a key that comes twice, the last counts.
 */
export function readDocuments(text: string): Document.Parsed[] {
  return [...parseAllDocuments(text, { uniqueKeys: false })];
}

function parse(text: string): Document.Parsed[] {
  try {
    const documents = readDocuments(text);
    const [error] = documents.flatMap(({ errors }) => errors);
    if (error) {
      const [message] = error.message.split('\n');
      throw new CatalogFileError(`it is not YAML: ${message}`);
    }
    if (documents.some(hasManyAliases)) {
      throw new CatalogFileError(`it has more than ${MAX_ALIASES} aliases`);
    }
    return documents.filter(({ contents }) => contents !== null);
  } catch (error) {
    // What is nested more deeply than it seems exhausts the stack.
    throw error instanceof CatalogFileError
      ? error
      : new CatalogFileError('it cannot be read as YAML', { cause: error });
  }
}

function hasManyAliases(document: Document.Parsed): boolean {
  let count = 0;
  visit(document, {
    Alias() {
      count += 1;
      return count > MAX_ALIASES ? visit.BREAK : undefined;
    },
  });
  return count > MAX_ALIASES;
}

function entityRefOf(document: Document.Parsed): string | undefined {
  if (!isMap(document.contents)) {
    return undefined;
  }
  const kind = document.getIn(['kind']);
  const name = document.getIn(['metadata', 'name']);
  const namespace = document.getIn(['metadata', 'namespace']) ?? 'default';
  return typeof kind === 'string' &&
    typeof name === 'string' &&
    typeof namespace === 'string'
    ? stringifyEntityRef({ kind, namespace, name })
    : undefined;
}
