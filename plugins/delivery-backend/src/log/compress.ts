import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const gunzipAsync = promisify(gunzip);

/** Compresses beside the event loop. */
export function compress(content: string | Buffer): Promise<Buffer> {
  return gzipAsync(content);
}

/** The inverse of {@link compress}. */
export function decompress(content: Buffer): Promise<Buffer> {
  return gunzipAsync(content);
}

/**
 * Maps items one after the other. A stream of zlib takes a quarter of a megabyte:
 * hundreds at once take longer than one by one.
 */
export async function mapInTurn<T, R>(
  items: Iterable<T>,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const mapped: R[] = [];
  for (const item of items) {
    mapped.push(await map(item));
  }
  return mapped;
}
