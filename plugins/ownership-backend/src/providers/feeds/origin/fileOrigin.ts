import { open } from 'node:fs/promises';
import { OriginError } from './errors';
import { unpack } from './limit';
import { Origin } from './origin';

/**
 * Reads a file; one whose name ends in `.gz` is unpacked.
 *
 * @param path - absolute
 */
export function createFileOrigin(
  path: string,
  { maxBytes }: { maxBytes: number },
): Origin {
  return {
    where: path,
    async open({ signal, validators }) {
      const file = await open(path, 'r').catch(error => {
        throw new OriginError(`${path} could not be read: ${error.message}`, {
          cause: error,
        });
      });
      try {
        const stats = await file.stat();
        if (!stats.isFile()) {
          throw new OriginError(`${path} is not a file`);
        }
        const etag = `${stats.ino}-${stats.size}-${stats.mtimeMs}`;
        if (etag === validators?.etag) {
          await file.close();
          return undefined;
        }
        const encoding = path.endsWith('.gz') ? 'gzip' : undefined;
        const body = unpack(file.createReadStream(), encoding, {
          maxBytes,
          signal,
        });
        return { body, validators: { etag } };
      } catch (error) {
        await file.close();
        throw error;
      }
    },
  };
}
