/**
 * Where something is in a document: keys and positions from the top.
 *
 * @public
 */
export type DocumentPath = ReadonlyArray<string | number>;

/**
 * Writes a path as a JSON pointer, such as `/spec/resources/0/driver`.
 *
 * @public
 */
export function toPointer(path: DocumentPath): string {
  return path
    .map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/**
 * Reads a JSON pointer.
 *
 * @param value - what it points into: it tells positions in lists from keys
 * @public
 */
export function fromPointer(pointer: string, value: unknown): DocumentPath {
  const path: Array<string | number> = [];
  let current = value;
  for (const escaped of pointer.split('/').slice(1)) {
    const part = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(current) ? Number(part) : part);
    current = (current as Record<string, unknown> | undefined)?.[part];
  }
  return path;
}
