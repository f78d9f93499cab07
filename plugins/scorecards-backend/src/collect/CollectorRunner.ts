import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { messageOf, withDeadline } from './abort';
import { Assignment, Collecting, CollectingOptions } from './Collecting';
import { CollectorRuns } from './CollectorRuns';
import { CollectorMetrics } from './metrics';
import { CollectorRun, EntityCollection } from './types';

/** How long each collector has for one entity that somebody waits for. */
const ENTITY_TIMEOUT_MS = 10_000;

/** What the runner is made with. */
export interface CollectorRunnerOptions extends CollectingOptions {
  runs: CollectorRuns;
  /** How long a run of a collector may take. */
  timeoutMsOf: (collectorId: string) => number;
  metrics: CollectorMetrics;
}

/** Runs collectors, and stores what they observe. */
export class CollectorRunner {
  constructor(private readonly options: CollectorRunnerOptions) {}

  /**
   * Runs a collector over all entities that it can say something about, and
   * takes down how that went. A collector that fails is no error here.
   *
   * @throws if the database cannot be reached, or the signal aborts
   */
  async run(
    collector: FactCollector,
    signal: AbortSignal,
  ): Promise<CollectorRun> {
    const { runs, metrics, logger, now, timeoutMsOf } = this.options;
    const { id } = collector;
    const startedAt = now();
    const turn = await runs.begin(id, startedAt);
    const run = await this.#collect(
      { collector, assertCurrent: () => runs.assertCurrent(turn) },
      { timeoutMs: timeoutMsOf(id), signal },
    );
    // A portal that is shut down says nothing of the collector.
    signal.throwIfAborted();
    await runs.end(turn, run, now());
    metrics.record(run, now().getTime() - startedAt.getTime());
    if (run.error !== undefined) {
      logger.warn(`The collector '${id}' failed: ${run.error}`);
    }
    if (run.problems.length > 0) {
      logger.warn(
        `Of what the collector '${id}' says, some is not taken: ${run.problems
          .slice(0, 5)
          .join('; ')}`,
      );
    }
    return run;
  }

  /**
   * Runs collectors for one entity, all at once. One that fails or takes long
   * keeps none of the others.
   */
  async collectEntity(
    entityRef: string,
    collectors: readonly FactCollector[],
    signal: AbortSignal,
  ): Promise<EntityCollection[]> {
    return Promise.all(
      collectors.map(async collector => {
        const { collectorId, changed, error } = await this.#collect(
          {
            collector,
            entityRefs: [entityRef.toLocaleLowerCase('en-US')],
            assertCurrent: async () => {},
          },
          { timeoutMs: ENTITY_TIMEOUT_MS, signal },
        );
        return { collectorId, changed, error };
      }),
    );
  }

  /**
   * Runs a collector for some entities, such as those that are new. How that
   * goes says nothing of its runs over all.
   *
   * @returns whether it came to its end
   */
  async collectSome(
    collector: FactCollector,
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<boolean> {
    if (entityRefs.length === 0) {
      return true;
    }
    const { timeoutMsOf, logger } = this.options;
    const { error } = await this.#collect(
      { collector, entityRefs, assertCurrent: async () => {} },
      { timeoutMs: timeoutMsOf(collector.id), signal },
    );
    signal.throwIfAborted();
    if (error !== undefined) {
      logger.warn(
        `The collector '${collector.id}' failed on ${entityRefs.length} entities that are new or have changed: ${error}`,
      );
    }
    return error === undefined;
  }

  async #collect(
    assignment: Assignment,
    { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
  ): Promise<CollectorRun> {
    const { collector } = assignment;
    const collecting = new Collecting(assignment, this.options);
    let error: string | undefined;
    try {
      await withDeadline(
        timeoutMs,
        `It did not come to its end within ${timeoutMs} ms`,
        signal,
        deadline => collecting.go(deadline),
      );
    } catch (cause) {
      error = messageOf(cause) || 'It failed without saying why';
    }
    return { collectorId: collector.id, ...collecting.result, error };
  }
}
