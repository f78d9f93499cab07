import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import {
  countEntities,
  findLongMissing,
  streamRefs,
  writeMissing,
} from './entityRows';
import { firstWithRows } from './firstWithRows';
import { removeEntities } from './removeEntities';
import type { EntitySync, EntitySyncOptions } from './syncEntities';

/** From this many on, the loss of most entities is suspicious. */
const FEWEST_SUSPICIOUS = 20;

/** For how long most of a catalog must be missing to be taken for gone. */
const HOLD_MS = 60 * 60_000;

/** Entities removed in one transaction, unless much is known of them. */
const PORTION = 200;

/** Rows about them that are deleted in one transaction. */
const MAX_ROWS = 20_000;

interface Counts {
  known: number;
  missing: number;
}

/**
 * Takes down what the catalog does not have, and removes what it has not had
 * for long.
 *
 * A catalog that was just restored, or that starts anew, lists a fraction of
 * what there is, and says nothing of being wrong. So if more than half is
 * missing, it has to be missing for longer.
 */
export async function settleMissing(
  options: EntitySyncOptions & {
    seen: ReadonlySet<string>;
    /** How it was before the catalog was read. */
    before: Counts;
  },
): Promise<
  Pick<EntitySync, 'missing' | 'removed' | 'held'> & {
    /** Those that are missing for the first time. */
    lostRefs: string[];
  }
> {
  const { knex, logger, seen, before, graceMs, signal } = options;
  const now = options.now();
  const lostRefs: string[] = [];
  for await (const page of streamRefs(knex)) {
    signal.throwIfAborted();
    const lost = page
      .filter(it => !it.isMissing && !seen.has(it.entityRef))
      .map(({ entityRef }) => entityRef);
    await writeMissing(knex, lost, now);
    lostRefs.push(...lost);
  }
  const counts = await countEntities(knex);
  const held = isSuspicious(counts)
    ? `The catalog has only ${counts.known - counts.missing} of the ${
        counts.known
      } entities that it had; the others are kept until it has been so for an hour, in case it is incomplete`
    : undefined;
  // It is known from the rows, so that it is said once even if others read too
  if (held !== undefined && !isSuspicious(before)) {
    logger.warn(held);
  }
  const holdMs = held === undefined ? graceMs : Math.max(graceMs, HOLD_MS);
  const removed = await removeLongMissing(
    options,
    new Date(now.getTime() - holdMs),
  );
  if (removed > 0) {
    logger.info(`Removed ${removed} entities that the catalog has no more`);
  }
  return { missing: counts.missing, removed, held, lostRefs };
}

function isSuspicious({ known, missing }: Counts): boolean {
  const isMost = missing >= FEWEST_SUSPICIOUS && missing * 2 > known;
  return isMost || (known > 0 && missing === known);
}

async function removeLongMissing(
  { knex, onRemoved, signal, maxRows = MAX_ROWS }: EntitySyncOptions,
  until: Date,
): Promise<number> {
  let removed = 0;
  for (;;) {
    signal.throwIfAborted();
    const candidates = await findLongMissing(knex, until, PORTION);
    if (candidates.length === 0) {
      return removed;
    }
    const refs = await firstWithRows(knex, candidates, maxRows);
    removed += await retryOnDeadlock(() =>
      knex.transaction(trx => removeEntities(trx, refs, until, onRemoved)),
    );
  }
}
