/** Where something is in a document: keys and positions from the top. */
export type Path = ReadonlyArray<string | number>;

/** Something wrong at a place of a definition. */
export interface PathProblem {
  message: string;
  path: Path;
  /** In a text: how far into it, in UTF-16 code units. */
  offset?: number;
  /** True when the key is what is wrong, and not its value. */
  atKey?: boolean;
}

/** Writes a path as people do: `spec.checks[2].filter["spec.type"]`. */
export function formatPath(path: Path): string {
  return path.map(formatPart).join('').replace(/^\./, '');
}

function formatPart(part: string | number): string {
  if (typeof part === 'number') {
    return `[${part}]`;
  }
  return /^[\w$-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}

/** A JSON pointer, which is a path that can be the key of a map. */
export function toPointer(path: Path): string {
  return path
    .map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** Reads a JSON pointer. `value` tells positions in lists from keys. */
export function fromPointer(pointer: string, value: unknown): Path {
  const path: Array<string | number> = [];
  let current = value;
  for (const escaped of pointer.split('/').slice(1)) {
    const part = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(current) ? Number(part) : part);
    current = (current as Record<string, unknown> | undefined)?.[part];
  }
  return path;
}
