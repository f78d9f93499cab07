import { LoggerService } from '@backstage/backend-plugin-api';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { messageOf } from './abort';
import { CollectorRunner } from './CollectorRunner';
import { CollectorRuns } from './CollectorRuns';
import { CollectorSettings } from './settings';
import { CollectorState, wasInterrupted } from './types';

/** So often what goes with the catalog is collected of everything. */
const EVERYTHING_MS = 15 * 60_000;

/** Of more entities than that, everything is collected at once. */
const MAX_SOME = 2_000;

/** What collectors may say of an entity hangs on whether its owners are there. */
const OWNER = /^(?:group|user):/;

/** What a reading of the catalog did, as far as collectors are concerned. */
export interface CatalogChanges {
  /** Entities that are new, have changed or are there again. */
  changedRefs: readonly string[];
  /** Entities that came, or are missing for the first time. */
  movedRefs: readonly string[];
}

/** What is done when the catalog was read. */
export interface AfterSyncOptions {
  runs: Pick<CollectorRuns, 'list'>;
  collectors: readonly FactCollector[];
  settings: ReadonlyMap<string, CollectorSettings>;
  runner: Pick<CollectorRunner, 'run' | 'collectSome'>;
  logger: LoggerService;
  now: () => Date;
}

/** What is still to be collected, by one collector. */
interface Owed {
  refs: ReadonlySet<string>;
  isEverything: boolean;
}

class AfterSync {
  readonly #concerned: readonly FactCollector[];
  /** By collector; until it is done, whatever comes in between. */
  readonly #owed = new Map<string, Owed>();

  constructor(private readonly options: AfterSyncOptions) {
    const { collectors, settings } = options;
    this.#concerned = collectors.filter(({ id }) => {
      const { enabled, frequency } = settings.get(id) ?? {};
      return enabled && !frequency;
    });
  }

  async run(changes: CatalogChanges, signal: AbortSignal): Promise<void> {
    const { runs, logger } = this.options;
    // Of all, before one can keep the others from their turn.
    this.#concerned.forEach(({ id }) => this.#owe(id, changes));
    const states = new Map(
      (await runs.list()).map(state => [state.collectorId, state]),
    );
    for (const collector of this.#concerned) {
      try {
        await this.#collect(collector, states.get(collector.id), signal);
      } catch (cause) {
        signal.throwIfAborted();
        logger.error(
          `The collector '${collector.id}' could not be run: ${messageOf(
            cause,
          )}`,
        );
      }
    }
  }

  #owe(id: string, { changedRefs, movedRefs }: CatalogChanges): void {
    const owed = this.#owed.get(id);
    const refs = new Set([...(owed?.refs ?? []), ...changedRefs]);
    const isEverything =
      owed?.isEverything ||
      refs.size > MAX_SOME ||
      movedRefs.some(ref => OWNER.test(ref));
    this.#owed.set(
      id,
      isEverything
        ? { refs: new Set(), isEverything }
        : { refs, isEverything: false },
    );
  }

  async #collect(
    collector: FactCollector,
    last: CollectorState | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { runner } = this.options;
    const { id } = collector;
    const { refs, isEverything } = this.#owed.get(id) ?? {};
    if (isEverything || this.#isDue(last)) {
      // If it fails, that is written down, and it is due.
      await runner.run(collector, signal);
      this.#owed.delete(id);
    } else if (await runner.collectSome(collector, [...(refs ?? [])], signal)) {
      this.#owed.delete(id);
    }
  }

  #isDue(last: CollectorState | undefined): boolean {
    const since = this.options.now().getTime() - EVERYTHING_MS;
    return (
      !last ||
      last.error !== undefined ||
      wasInterrupted(last) ||
      (last.succeededAt?.getTime() ?? 0) <= since
    );
  }
}

/**
 * Runs the collectors that have no frequency of their own, because they go with
 * the catalog: of what changed in it, and every quarter of an hour of
 * everything, so that what they say stays fresh. Of everything also when owners
 * came or went, since what they own does not change by that itself.
 *
 * One that fails keeps neither the others nor the reading of the catalog.
 */
export function createAfterSync(options: AfterSyncOptions) {
  const afterSync = new AfterSync(options);
  return (changes: CatalogChanges, signal: AbortSignal): Promise<void> =>
    afterSync.run(changes, signal);
}
