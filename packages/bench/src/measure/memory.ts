import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process holds in memory, in mebibytes. */
export interface MemoryUse {
  /** Objects and texts. */
  heapMiB: number;
  /** Arrays of numbers, which lie beside the heap. */
  buffersMiB: number;
}

/** Collects garbage, and tells what is left. */
export function measureMemory(): MemoryUse {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first round frees may keep other things alive until the second.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapMiB: heapUsed / 2 ** 20, buffersMiB: arrayBuffers / 2 ** 20 };
}
