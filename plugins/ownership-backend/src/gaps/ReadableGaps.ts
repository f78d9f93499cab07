import { BackstageCredentials } from '@backstage/backend-plugin-api';
import limiter from 'p-limit';
import { FindReadable } from '../resolver/Readable';

const FRESH_FOR_MS = 30_000;
const REFS_AT_ONCE = 1_000;
const MAX_AT_ONCE = 4;
const REMEMBERED_CALLERS = 20;

interface Remembered {
  asked: Set<string>;
  readable: Set<string>;
  at: number;
}

/** Who asks for gaps. */
export interface GapsCaller {
  credentials: BackstageCredentials;
  readable: FindReadable;
}

/**
 * Which entities callers may read, of as many as have gaps.
 *
 * What may be read is found out before anything is counted, which is all of the
 * list for each page of it. So it is asked in parts, and remembered for half a
 * minute, as long as decisions are.
 */
export class ReadableGaps {
  readonly #callers = new Map<string, Remembered>();

  constructor(private readonly options: { now: () => Date }) {}

  /** Those of some entities that a caller may read. */
  async among(
    entityRefs: Iterable<string>,
    { credentials, readable }: GapsCaller,
  ): Promise<ReadonlySet<string>> {
    const refs = [...new Set(entityRefs)];
    if (refs.length <= REFS_AT_ONCE) {
      return readable(refs);
    }
    const known = this.#rememberedOf(credentials);
    const unknown = refs.filter(ref => !known.asked.has(ref));
    const limit = limiter(MAX_AT_ONCE);
    await Promise.all(
      partsOf(unknown).map(part =>
        limit(async () => {
          const found = await readable(part);
          part.forEach(ref => known.asked.add(ref));
          found.forEach(ref => known.readable.add(ref));
        }),
      ),
    );
    return known.readable;
  }

  #rememberedOf({ principal }: BackstageCredentials): Remembered {
    const caller = JSON.stringify(principal);
    const at = this.options.now().getTime();
    const known = this.#callers.get(caller);
    if (known && at - known.at < FRESH_FOR_MS) {
      return known;
    }
    const fresh = {
      asked: new Set<string>(),
      readable: new Set<string>(),
      at,
    };
    this.#callers.delete(caller);
    this.#callers.set(caller, fresh);
    if (this.#callers.size > REMEMBERED_CALLERS) {
      this.#callers.delete(this.#callers.keys().next().value!);
    }
    return fresh;
  }
}

function partsOf(refs: readonly string[]): string[][] {
  const count = Math.ceil(refs.length / REFS_AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    refs.slice(index * REFS_AT_ONCE, (index + 1) * REFS_AT_ONCE),
  );
}
