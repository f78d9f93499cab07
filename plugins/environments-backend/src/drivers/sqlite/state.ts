import { createHash } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import { ResourceDesire } from '@groundwork/backstage-plugin-environments-node';
import { SeedError } from './DatabaseFiles';
import { SqliteSpec } from './spec';

/**
 * What the driver remembers of a database.
 *
 * @internal
 */
export interface SqliteState {
  resource: string;
  /** Of the seed that it was made with. */
  seed: string;
}

/** The key of the intent. */
export const CREATE = 'create';

/** What a plan says of data that stays. */
export const SEED_CHANGED =
  'its seed has changed, which is not run again: destroy the environment to begin with it';

/** Whether trying the same again is of no use. */
export function isFinal(error: unknown): error is Error {
  return (
    error instanceof SeedError ||
    (error instanceof Error &&
      ['InputError', 'NotAllowedError', 'NotFoundError'].includes(error.name))
  );
}

/** Reads a state that was stored. */
export function readState(
  state: JsonObject | undefined,
): SqliteState | undefined {
  return typeof state?.resource === 'string' && typeof state.seed === 'string'
    ? { resource: state.resource, seed: state.seed }
    : undefined;
}

/** What a seed is known by. */
export function seedKey(
  { seed }: SqliteSpec,
  { source }: ResourceDesire,
): string {
  const commit = seed?.file === undefined ? undefined : source?.commit;
  return createHash('sha256')
    .update(JSON.stringify([seed?.file, seed?.sql, commit]))
    .digest('hex')
    .slice(0, 16);
}
