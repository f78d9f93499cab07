import { compress, decompress } from '../log/compress';
import { StagedResult } from './types';

/** 64 bits: of a million tests, one in 10^13 is taken for another one. */
const KEY_BYTES = 8;

/** Packs results to be counted later. */
export function packResults(results: readonly StagedResult[]): Promise<Buffer> {
  return compress(JSON.stringify(results));
}

/** The inverse of {@link packResults}. */
export async function unpackResults(packed: Buffer): Promise<StagedResult[]> {
  return JSON.parse((await decompress(packed)).toString());
}

/** Packs which tests passed: the beginnings of their keys, in order. */
export function packKeys(keys: Iterable<string>): Buffer {
  const beginnings = [...new Set(keys)].map(beginningOf).sort();
  return Buffer.from(beginnings.join(''), 'hex');
}

/** Whether a test is among those of {@link packKeys}. */
export function hasKey(packed: Buffer, key: string): boolean {
  const wanted = Buffer.from(beginningOf(key), 'hex');
  let low = 0;
  let high = packed.length / KEY_BYTES;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const start = middle * KEY_BYTES;
    const order = wanted.compare(packed, start, start + KEY_BYTES);
    if (order === 0) {
      return true;
    }
    if (order > 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

function beginningOf(key: string): string {
  return key.slice(0, 2 * KEY_BYTES);
}
