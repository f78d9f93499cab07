import { ProviderProblem } from '@groundwork/backstage-plugin-ownership-node';
import { OwnershipStore } from '../store/OwnershipStore';
import { Reading, SourceState } from '../store/sources';

/** How many rows are written in one transaction. */
const CHUNK = 1_000;

/** From this many on, the loss of most of a source is suspicious. */
const FEWEST_SUSPICIOUS = 20;

/** For how long what a source has suddenly lost is kept. */
const HOLD_MS = 15 * 60 * 1000;

/** What a reading needs to begin and end. */
export interface ReadingContext {
  store: OwnershipStore;
  now: () => Date;
  signal: AbortSignal;
}

/** What was found by a reading that went through. */
export interface Found {
  problems: ProviderProblem[];
  /** Why what the source has lost is kept, if it is. */
  held?: string;
}

/**
 * Reads a source in a turn of its own, and takes down how it ended.
 *
 * @throws what the work throws; by then it is on record, and what was read
 * before is still in force
 */
export async function inTurn<T extends Found>(
  source: string,
  { store, now, signal }: ReadingContext,
  work: (reading: Reading, before: SourceState | undefined) => Promise<T>,
): Promise<T> {
  const startedAt = now();
  const reading = await store.beginReading(source, startedAt);
  try {
    const before = await store.findSource(source);
    const found = await work(reading, before);
    signal.throwIfAborted();
    const { problems, held } = found;
    await store.endReading(
      reading,
      held === undefined
        ? { succeededAt: startedAt, problems }
        : { problems, error: held, shrunkAt: before?.shrunkAt ?? startedAt },
    );
    return found;
  } catch (error) {
    await recordFailure(store, reading, error);
    throw error;
  }
}

async function recordFailure(
  store: OwnershipStore,
  reading: Reading,
  error: unknown,
): Promise<void> {
  try {
    await store.endReading(reading, { error: messageOf(error) });
  } catch {
    // Either another reader took the turn, which will say how it went, or the
    // database cannot be reached, which is the error that is passed on anyway.
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Says why the loss of entities is not believed yet, if it is not.
 *
 * A catalog that was just restored, or an export that was cut off, lists a
 * fraction of what there is, and says nothing of being wrong. What is missing
 * is kept until the source has listed as little for a while.
 */
export function suspicionOf(
  lost: number,
  known: number,
  before: SourceState | undefined,
  now: Date,
): string | undefined {
  if (lost < FEWEST_SUSPICIOUS || lost * 2 <= known) {
    return undefined;
  }
  const since = before?.shrunkAt ?? now;
  const until = new Date(since.getTime() + HOLD_MS);
  return now >= until
    ? undefined
    : `It lists only ${
        known - lost
      } of the ${known} entities that it had; the others are kept until ${until.toISOString()} in case it is incomplete.`;
}

/** Parts of a list that are written in a transaction each. */
export function* chunks<T>(items: readonly T[]): Iterable<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) {
    yield items.slice(start, start + CHUNK);
  }
}
