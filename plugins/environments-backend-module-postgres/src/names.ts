import { createHash } from 'node:crypto';

/** PostgreSQL cuts longer names off. */
export const MAX_NAME_LENGTH = 63;

/**
 * What the role and the database of a resource are called: the same in every
 * attempt, and different for every resource of every environment.
 */
export function nameOf(environmentId: string, resource: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([environmentId, resource]))
    .digest('hex')
    .slice(0, 24);
  const readable = resource.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return `env_${readable.slice(0, 32)}_${digest}`;
}

/** Says, in a comment on a role or a database, that it is ours and whose. */
export interface Mark {
  environment: string;
  resource: string;
  /** Tells the resource to who knows only its operation key. */
  key: string;
  /**
   * Set once the seed has been run: on the database in the transaction of the seed,
   * and then on the role, whose comment the role itself cannot change.
   */
  seeded?: true;
}

/** The comment that a mark is written as. */
export function commentOf(mark: Mark): string {
  return JSON.stringify({ groundwork: mark });
}

/** Reads a comment; undefined if it is not ours. */
export function markOf(comment: string | null): Mark | undefined {
  if (!comment?.startsWith('{"groundwork":')) {
    return undefined;
  }
  const mark: unknown = parse(comment)?.groundwork;
  if (typeof mark !== 'object' || mark === null) {
    return undefined;
  }
  const { environment, resource, key, seeded } = mark as Partial<
    Record<keyof Mark, unknown>
  >;
  return typeof environment === 'string' &&
    typeof resource === 'string' &&
    typeof key === 'string'
    ? { environment, resource, key, seeded: seeded === true ? true : undefined }
    : undefined;
}

function parse(json: string): { groundwork?: unknown } | undefined {
  try {
    return JSON.parse(json);
  } catch {
    // Somebody else's words, which only begin like ours.
    return undefined;
  }
}
