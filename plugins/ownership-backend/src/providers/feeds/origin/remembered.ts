import { once } from 'node:events';
import { Readable } from 'node:stream';
import { createGunzip, createGzip, Gzip } from 'node:zlib';
import { OriginError } from './errors';
import { Origin, OriginContent } from './origin';

/** What is remembered of content is packed, and at most so long. */
const MAX_REMEMBERED_BYTES = 8 * 1024 * 1024;

/** Packs what is added, and gives up when that grows too long. */
class PackedCopy {
  private gzip: Gzip | undefined = createGzip({ level: 1 });
  private readonly chunks: Buffer[] = [];
  private length = 0;

  constructor(private readonly maxBytes: number) {
    this.gzip!.on('data', (chunk: Buffer) => {
      this.length += chunk.length;
      this.chunks.push(chunk);
    });
  }

  async add(chunk: Buffer): Promise<void> {
    if (this.length > this.maxBytes) {
      this.gzip?.destroy();
      this.gzip = undefined;
      this.chunks.length = 0;
    }
    if (this.gzip && !this.gzip.write(chunk)) {
      await once(this.gzip, 'drain');
    }
  }

  async end(): Promise<Buffer | undefined> {
    if (!this.gzip) {
      return undefined;
    }
    const ended = once(this.gzip, 'end');
    this.gzip.end();
    await ended;
    return Buffer.concat(this.chunks);
  }
}

/**
 * Opens an origin so that its server need not send again what has not changed:
 * then what was sent before is given once more.
 */
export class RememberedOrigin {
  readonly where: string;
  private last?: { content: OriginContent; packed: Buffer };

  constructor(private readonly origin: Origin) {
    this.where = origin.where;
  }

  async open(options: { signal: AbortSignal }): Promise<OriginContent> {
    const { last } = this;
    const content = await this.origin.open({
      ...options,
      validators: last?.content.validators,
    });
    if (content) {
      this.last = undefined;
      return { ...content, body: this.remembering(content) };
    }
    if (!last) {
      throw new OriginError(
        `${this.where} says that it has not changed, but was not read before`,
      );
    }
    const body = createGunzip();
    body.end(last.packed);
    return { ...last.content, body };
  }

  private remembering(content: OriginContent): Readable {
    const { etag, lastModified } = content.validators;
    return etag || lastModified
      ? Readable.from(this.copying(content), { objectMode: false })
      : content.body;
  }

  /** Nothing is remembered unless the content was read to its end. */
  private async *copying(content: OriginContent): AsyncGenerator<Buffer> {
    const copy = new PackedCopy(MAX_REMEMBERED_BYTES);
    for await (const chunk of content.body) {
      await copy.add(chunk);
      yield chunk;
    }
    const packed = await copy.end();
    if (packed) {
      this.last = { content, packed };
    }
  }
}
