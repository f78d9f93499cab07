import { JsonObject } from '@backstage/types';
import { MemoryUse } from '../../measure/memory';

/** What every process of the benchmark is told. */
export interface IndexTaskSettings {
  /** The `backend.database` setting. */
  database: JsonObject;
  /** Where files of this run may be written. */
  directory: string;
  size: number;
  seed: number;
}

/** How long something took, and what it asked the database. */
export interface Timed {
  ms: number;
  /** How long processors were busy with it. */
  cpuMs: number;
  statements: number;
}

/** What filling the store took. */
export interface StoreResult {
  size: { entities: number; identifiers: number; keys: number };
  first: Timed;
  unchanged: Timed;
  /** One entity changed, each time until another replica knows of it. */
  changes: Array<{ refreshMs: number; totalMs: number }>;
  plain: { first: number; unchanged: number; changes: number[] };
  /** A host that the catalog gives to somebody. */
  host: string;
}

/** What starting a replica took, up to its first answer. */
export interface StartResult extends Timed {
  /** From the start of the process, with the time to compile the sources. */
  sinceProcessStartMs: number;
  memory: MemoryUse;
  /** The snapshot that it wrote when it was stopped. */
  snapshot: { ms: number; bytes: number };
}

/** What the plainest index took. */
export interface PlainStartResult {
  ms: number;
  memory: MemoryUse;
}

/** What a replica is started from. */
export type StartFrom = 'store' | 'snapshot';
