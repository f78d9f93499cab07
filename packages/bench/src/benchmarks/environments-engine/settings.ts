import { JsonObject } from '@backstage/types';

/** What every process of the benchmark is told. */
export interface EngineSettings {
  /** The `backend.database` setting. */
  database: JsonObject;
  /** Where the plugin keeps its files, and blueprints are. */
  directory: string;
  /** Tells environments of different rounds apart. */
  round: number;
  /** Environments that are made one after the other. */
  count: number;
  /** Environments that are asked for before any is made. */
  together: number;
  /** Environments at once: workers of the engine, and of the plain code. */
  workers: number;
}

/** How something went that was done many times, one after the other. */
export interface Samples {
  ms: number[];
  /** How long processors were busy with it, of this process, for one. */
  cpuMs: number;
  /** For one. */
  statements: number;
}

/** What it took to make environments, and to remove them. */
export interface OneByOneResult {
  /** From being asked for to being ready. */
  made: Samples;
  /** The part of it until the request is answered. */
  answered: Samples;
  /** From being asked for to being gone. */
  destroyed: Samples;
}

/** What it took to make environments that were all asked for before. */
export interface TogetherResult {
  elapsedMs: number;
  /** From the beginning to each of them being ready. */
  readyMs: number[];
  cpuMs: number;
  /** For one. */
  statements: number;
}

/** The same by plain code, which asks nobody and waits for nothing. */
export interface PlainResult {
  made: Samples;
  destroyed: Samples;
  together: TogetherResult;
}
