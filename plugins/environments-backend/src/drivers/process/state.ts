import { JsonObject } from '@backstage/types';

/**
 * What the driver remembers of a resource, as it is stored.
 *
 * @internal
 */
export interface ProcessState {
  version: 1;
  resource: string;
  /** What users are told. */
  port?: number;
  /** What the service listens on; the front door leads there. */
  privatePort?: number;
  /** What runs, or is about to. */
  run?: Run;
  /** What builds, or is about to. */
  build?: Run & {
    /** How far its output has been told. */
    told: number;
  };
  /** The checkout that is built, or needs no build. */
  ready?: string;
  /** Set while something is being stopped. */
  stop?: Stop;
  /** Why it has failed, while what is left is being removed. */
  failing?: {
    error: string;
    remediation?: string;
    /** Where what was printed tells more. */
    printed?: 'output' | 'buildOutput';
  };
  paused?: true;
  /** Set once nothing runs, while files are removed. */
  removing?: true;
}

/**
 * A start of a process.
 *
 * @internal
 */
export interface Run {
  /** Unique; part of the mark. */
  instance: string;
  /** What it was made of: another means that it has to be made anew. */
  digest: string;
  /** The checkout that it is in. */
  checkout: string;
  since: string;
  /** How often it was tried to start it. */
  launches: number;
  /** For how long it may take to end, as the blueprint said then. */
  stopTimeoutSeconds: number;
  /** Whether it was healthy once. */
  healthy?: true;
}

/**
 * A stop that is under way.
 *
 * @internal
 */
export interface Stop {
  since: string;
  /** Process ids and start times of what has been asked to end. */
  asked: string[];
}

/**
 * Reads a state that was stored, also half-way.
 *
 * @internal
 */
export function readState(
  state: JsonObject | undefined,
): ProcessState | undefined {
  return state?.version === 1 && typeof state.resource === 'string'
    ? (state as unknown as ProcessState)
    : undefined;
}

/**
 * As it is stored: without what is undefined.
 *
 * @internal
 */
export function writeState(state: ProcessState | undefined): JsonObject {
  return state ? JSON.parse(JSON.stringify(state)) : {};
}
