import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import { ListedGap, listGaps } from '../domain/gaps/gapPage';
import { GAP_KINDS, gapIdOf } from '../domain/gaps/kinds';
import {
  KEEP_CLOSED_MS,
  positionOf,
  StoredGap,
} from '../domain/gaps/storedGap';
import { inTime } from '../index/inTime';
import { GapMark, GapStore } from '../store/GapStore';

const PATIENCE_MS = 1_000;

interface Loaded {
  revision: number;
  gaps: Map<string, StoredGap>;
}

/** The gaps in memory, following what is stored. */
export class GapList {
  readonly #openStore: () => Promise<GapStore>;
  #loaded: Loaded | undefined;
  #refreshedAt: Date | undefined;
  #inOrder: ListedGap[] | undefined;
  #following: Promise<void> | undefined;

  /** @param options - the store is opened again and again until it succeeds */
  constructor(options: { openStore: () => Promise<GapStore> }) {
    this.#openStore = options.openStore;
  }

  /** All gaps by id, those included that were closed a while ago. */
  get gaps(): ReadonlyMap<string, StoredGap> {
    return this.#known.gaps;
  }

  /** The open gaps in their order. */
  get inOrder(): readonly ListedGap[] {
    this.#inOrder ??= listGaps(this.#known.gaps.values(), positionOf);
    return this.#inOrder;
  }

  /** The open gaps of an entity, the worst first. */
  ofEntity(entityRef: string): StoredGap[] {
    return GAP_KINDS.flatMap(kind => {
      const gap = this.#known.gaps.get(gapIdOf(kind, entityRef));
      return gap && !gap.closedAt ? [gap] : [];
    });
  }

  /** An open gap by its id. */
  find(id: string): StoredGap | undefined {
    const gap = this.#known.gaps.get(id);
    return gap?.closedAt ? undefined : gap;
  }

  /** When gaps were last looked for in all entities, if they were. */
  get refreshedAt(): Date | undefined {
    return this.#refreshedAt;
  }

  /** Whether there is something to go on with. */
  get isLoaded(): boolean {
    return this.#loaded !== undefined;
  }

  /**
   * Takes in what was stored until now. With something to go on with, a slow
   * database is not waited for.
   *
   * @returns why that failed, if it did and there is something to go on with
   * @throws ServiceUnavailableError if there is nothing
   */
  async follow(): Promise<Error | undefined> {
    const following = this.catchUp().then(
      () => undefined,
      (error: Error) => error,
    );
    const error = this.#loaded
      ? await Promise.race([following, slowness()])
      : await following;
    if (error && !this.#loaded) {
      throw new ServiceUnavailableError(
        'The database cannot be reached, and gaps were not loaded before; try again later',
        error,
      );
    }
    return error;
  }

  /** @throws if the database cannot be reached */
  catchUp(): Promise<void> {
    this.#following ??= this.#catchUp().finally(() => {
      this.#following = undefined;
    });
    return this.#following;
  }

  get #known(): Loaded {
    if (!this.#loaded) {
      throw new Error('Gaps are not loaded; follow the store first');
    }
    return this.#loaded;
  }

  async #catchUp(): Promise<void> {
    const store = await this.#openStore();
    const mark = await inTime(store.readMark());
    if (this.#loaded?.revision !== mark.revision) {
      if (!this.#loaded || !(await takeIn(store, this.#loaded, mark))) {
        this.#loaded = await load(store, mark);
      }
      this.#inOrder = undefined;
      forgetClosed(this.#known.gaps, mark);
    }
    this.#refreshedAt = mark.refreshedAt;
  }
}

async function slowness(): Promise<Error> {
  await sleep(PATIENCE_MS, undefined, { ref: false });
  return new Error(`The database has not answered within ${PATIENCE_MS} ms`);
}

/** As the refresh does in the database. */
function forgetClosed(
  gaps: Map<string, StoredGap>,
  { refreshedAt }: GapMark,
): void {
  const before = (refreshedAt?.getTime() ?? 0) - KEEP_CLOSED_MS;
  for (const [id, { closedAt }] of gaps) {
    if (closedAt && closedAt.getTime() < before) {
      gaps.delete(id);
    }
  }
}

async function load(store: GapStore, { revision }: GapMark): Promise<Loaded> {
  const gaps = new Map<string, StoredGap>();
  for await (const page of store.streamGaps()) {
    page.forEach(gap => gaps.set(gap.id, gap));
  }
  return { revision, gaps };
}

/** @returns whether nothing was missed */
async function takeIn(
  store: GapStore,
  loaded: Loaded,
  { revision }: GapMark,
): Promise<boolean> {
  const before = loaded.revision;
  for await (const page of store.streamGapsChangedSince(before)) {
    page.forEach(gap => loaded.gaps.set(gap.id, gap));
  }
  // Asked for after reading: what is purged meanwhile may have been missed.
  const { purgedThrough } = await inTime(store.readMark());
  loaded.revision = revision;
  return revision >= before && purgedThrough <= before;
}
