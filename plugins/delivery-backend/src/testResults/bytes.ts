import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isError } from '@backstage/errors';
import { Fault } from './errors';

/** Bytes as they come; a `Readable` without an encoding is one. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * Finds something out from the first bytes, of which there may be fewer, and
 * gives all bytes.
 *
 * @throws what `examine` throws, with the source closed
 */
export async function peek<T>(
  source: Bytes,
  length: number,
  examine: (head: Uint8Array) => T,
): Promise<{ found: T; bytes: Bytes }> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const { done, value } = await iterator.next();
    if (done) {
      break;
    }
    chunks.push(value);
    size += value.length;
  }
  const head = Buffer.concat(chunks);
  try {
    const found = examine(head.subarray(0, length));
    return { found, bytes: resume(head, iterator) };
  } catch (error) {
    await iterator.return?.();
    throw error;
  }
}

async function* resume(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield head;
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/**
 * Shows bytes as they pass, up to a limit.
 *
 * @throws Fault above it
 */
export async function* limitBytes(
  source: Bytes,
  maxBytes: number,
  onBytes: (bytes: Uint8Array) => void = () => {},
): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new Fault(
        'tooLarge',
        `it has more than the ${maxBytes} bytes that are read, counted after inflating; send it in several parts`,
      );
    }
    onBytes(chunk);
    yield chunk;
  }
}

/** Bytes in small pieces, so that little is parsed before it is taken. */
export async function* inPieces(
  source: Bytes,
  pieceBytes: number,
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += pieceBytes) {
      yield chunk.subarray(start, start + pieceBytes);
    }
  }
}

/** Whether bytes begin like gzip. @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * Inflates gzip as it is read, no faster than it is taken.
 *
 * @throws Fault if it is damaged or cut short
 */
export async function* inflate(
  source: Bytes,
): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip();
  // The iteration below throws what the pipeline reports
  pipeline(Readable.from(source), gunzip, () => {});
  try {
    for await (const chunk of gunzip) {
      yield chunk;
    }
  } catch (error) {
    throw isOfZlib(error)
      ? new Fault(
          'compression',
          `its gzip is damaged or cut short (${error.message})`,
        )
      : error;
  }
}

function isOfZlib(error: unknown): error is Error {
  return isError(error) && String(error.code).startsWith('Z_');
}
