import {
  addAbortSignal,
  pipeline,
  Readable,
  Transform,
  TransformCallback,
} from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OriginError } from './errors';

/** Ends a stream with an error once it is longer than it may be. */
export class SizeLimit extends Transform {
  private seen = 0;

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _: string, done: TransformCallback): void {
    this.seen += chunk.length;
    if (this.seen > this.maxBytes) {
      done(
        new OriginError(
          `it has more than ${describeBytes(
            this.maxBytes,
          )}, which is as much as is read`,
        ),
      );
      return;
    }
    done(null, chunk);
  }
}

export function describeBytes(bytes: number): string {
  return bytes >= 1024 * 1024
    ? `${Math.round(bytes / (1024 * 1024))} MB`
    : `${bytes} bytes`;
}

/**
 * Unpacks a body, and limits it before and after: little can be packed that
 * unpacks to much, and much that unpacks to nothing.
 *
 * @param encoding - as in Content-Encoding
 */
export function unpack(
  body: Readable,
  encoding: string | undefined,
  options: { maxBytes: number; signal: AbortSignal },
): Readable {
  const unpacked = new SizeLimit(options.maxBytes);
  const unpacker = unpackerOf(encoding);
  const stages = unpacker
    ? [body, new SizeLimit(options.maxBytes), unpacker, unpacked]
    : [body, unpacked];
  // Each stage is destroyed with the error, which the reader of the last sees.
  pipeline(stages, () => {});
  addAbortSignal(options.signal, body);
  return unpacked;
}

function unpackerOf(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase() || 'identity') {
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new OriginError(
        `it is packed as ${encoding}; gzip, deflate and br can be unpacked`,
      );
  }
}
