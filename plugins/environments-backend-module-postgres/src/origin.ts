import { createHash } from 'node:crypto';
import { UNKNOWN } from '@groundwork/backstage-plugin-environments-node';
import { Found } from './objects';
import { DatabaseSpec } from './spec';

/** What counts only when a database is made. */
export interface Origin {
  /** Digest of the seed. */
  seed: string;
  /** Empty if none was cloned; absent where that is not known any more. */
  template?: string;
}

/** What a database is made from, or was: what is there is not made again. */
export function originOf(
  { seed, template = '' }: DatabaseSpec,
  { database }: Found,
  known: Origin | undefined,
): Origin | undefined {
  if (database?.mark?.seeded) {
    return known;
  }
  return {
    seed: digestOf(seed),
    template: database ? known?.template : template,
  };
}

/** What a plan says of a database that is made from something else than is wanted. */
export function changesOfOrigin(
  { seed, template = '' }: DatabaseSpec,
  origin: Origin | undefined,
): string[] {
  if (!origin) {
    return [];
  }
  const isKnown = !seed.some(it => it.includes(UNKNOWN));
  return [
    ...(isKnown && digestOf(seed) !== origin.seed
      ? [
          'its seed has changed, which is not run again: destroy the environment to begin with it',
        ]
      : []),
    ...(origin.template !== undefined && template !== origin.template
      ? [
          'its template has changed, which is not cloned again: destroy the environment to begin with it',
        ]
      : []),
  ];
}

function digestOf(seed: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(seed))
    .digest('hex')
    .slice(0, 16);
}
