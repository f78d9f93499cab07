import { JsonObject } from '@backstage/types';

/** What every process of the benchmark is told. */
export interface ProcessSettings {
  /** The `backend.database` setting. */
  database: JsonObject;
  /** Where the plugin keeps its files, and blueprints are. */
  directory: string;
  /** The git repository of the service. */
  repository: string;
  /** Of the newest commit, in full. */
  commit: string;
  /** Tells environments of different rounds apart. */
  round: number;
  /** Environments that are made one after the other. */
  count: number;
}

/** What it took to make environments. */
export interface ProcessResult {
  /** From being asked for to being ready. */
  readyMs: number[];
  /** From being asked for to the first answer at the URL. */
  answeredMs: number[];
  /** How long the steps took, as the operation has it. */
  stepsMs: Record<string, number[]>;
  /** From being asked for to being gone. */
  destroyedMs: number[];
  /** How long processors were busy until one is ready, of the portal's process. */
  cpuMs: number;
  /** Until one is ready. */
  statements: number;
}

/** The same by plain code. */
export interface PlainProcessResult {
  readyMs: number[];
  destroyedMs: number[];
}
