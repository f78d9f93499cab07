import { isDeepStrictEqual } from 'node:util';
import { Document, isAlias, isMap, isScalar } from 'yaml';
import { parseCatalogFile, readDocuments, toPlain } from './catalogDocuments';
import { CatalogFileError } from './CatalogFileError';
import { FieldChange, spliceField } from './splice';

/** A catalog file with a field of one entity changed. */
export interface EditedFile {
  text: string;
  /** All entities of the file; undefined for what is none. */
  entityRefs: Array<string | undefined>;
}

/**
 * Changes a field of an entity in its catalog file, which may hold others.
 *
 * The change is written into the text where that can be done, so that comments
 * and formatting stay; else the document is printed anew, which keeps comments.
 * Whichever it is, it is read again: nothing but that field may have changed.
 *
 * @throws CatalogFileError if the file cannot be changed like that
 */
export function editCatalogFile(
  text: string,
  entityRef: string,
  change: FieldChange,
): EditedFile {
  const { documents, entityRefs } = parseCatalogFile(text);
  const index = positionOf(entityRef, entityRefs);
  const document = documents[index];
  assertReachable(document, change.path);
  const wanted = documents.map(toPlain);
  wanted[index] = withField(wanted[index], change.path, change.value);

  const spliced = spliceField(text, document, change);
  if (spliced !== undefined && reads(spliced, wanted)) {
    return { text: spliced, entityRefs };
  }
  const printed = printWith(text, document, change);
  if (!reads(printed, wanted)) {
    throw new CatalogFileError('it cannot be changed without changing more');
  }
  return { text: printed, entityRefs };
}

function positionOf(
  entityRef: string,
  entityRefs: ReadonlyArray<string | undefined>,
): number {
  const index = entityRefs.indexOf(entityRef);
  if (index === -1) {
    throw new CatalogFileError(`it does not have ${entityRef}`);
  }
  if (entityRefs.lastIndexOf(entityRef) !== index) {
    throw new CatalogFileError(`it has ${entityRef} several times`);
  }
  return index;
}

/**
 * What an alias stands for is written elsewhere, and is about more than this;
 * and what is no map has no fields.
 */
function assertReachable(
  document: Document.Parsed,
  path: readonly string[],
): void {
  for (let depth = 1; depth <= path.length; depth++) {
    const field = path.slice(0, depth).join('.');
    const node = document.getIn(path.slice(0, depth), true);
    if (isAlias(node)) {
      throw new CatalogFileError(`${field} is an alias of something else`);
    }
    const isMissing =
      node === undefined || (isScalar(node) && node.value === null);
    if (depth < path.length && !isMissing && !isMap(node)) {
      throw new CatalogFileError(`${field} is not a map`);
    }
  }
}

function printWith(
  text: string,
  document: Document.Parsed,
  { path, value }: FieldChange,
): string {
  const [start, , end] = document.range;
  document.setIn(path, typeof value === 'string' ? value : [...value]);
  const printed = document.toString({ lineWidth: 0 });
  const rest = text.slice(end);
  const needsEnd = rest !== '' && !printed.endsWith('\n');
  return text.slice(0, start) + printed + (needsEnd ? '\n' : '') + rest;
}

/** Whether a text reads as it is meant to. */
function reads(text: string, wanted: readonly unknown[]): boolean {
  const documents = readDocuments(text).filter(
    ({ contents }) => contents !== null,
  );
  return (
    documents.every(({ errors }) => errors.length === 0) &&
    isDeepStrictEqual(documents.map(toPlain), wanted)
  );
}

function withField(
  plain: unknown,
  [key, ...rest]: readonly string[],
  value: FieldChange['value'],
): unknown {
  const fields = typeof plain === 'object' && plain !== null ? plain : {};
  const entries = new Map<string, unknown>(Object.entries(fields));
  entries.set(
    key,
    rest.length === 0 ? value : withField(entries.get(key), rest, value),
  );
  return Object.fromEntries(entries);
}
