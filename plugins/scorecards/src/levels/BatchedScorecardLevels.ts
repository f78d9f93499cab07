import { toError } from '@backstage/errors';
import {
  LevelBrief,
  ScorecardsApi,
} from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardLevelsApi } from '../api';

/** The backend takes no more at once. */
const MAX_REFS = 500;

/** Long enough for all cells of a page, too short to be noticed. */
const WINDOW_MS = 10;

/** Levels seldom change, and a table is drawn anew at every key press. */
const KEPT_MS = 60_000;

interface Waiting {
  resolve(levels: LevelBrief[]): void;
  reject(error: Error): void;
}

interface Kept {
  levels: Promise<LevelBrief[]>;
  until: number;
}

/**
 * Collects for a moment what the cells of a table ask, asks all of it at once,
 * and keeps the answers for a minute.
 */
export class BatchedScorecardLevels implements ScorecardLevelsApi {
  readonly #api: Pick<ScorecardsApi, 'findLevels'>;
  readonly #now: () => Date;
  readonly #kept = new Map<string, Kept>();
  #waiting = new Map<string, Waiting>();

  constructor(options: {
    scorecardsApi: Pick<ScorecardsApi, 'findLevels'>;
    now?: () => Date;
  }) {
    this.#api = options.scorecardsApi;
    this.#now = options.now ?? (() => new Date());
  }

  findLevels(entityRef: string): Promise<LevelBrief[]> {
    const time = this.#now().getTime();
    const kept = this.#kept.get(entityRef);
    if (kept && kept.until > time) {
      return kept.levels;
    }
    this.#dropOld(time);
    const levels = new Promise<LevelBrief[]>((resolve, reject) => {
      if (this.#waiting.size === 0) {
        setTimeout(() => this.#ask(), WINDOW_MS);
      }
      this.#waiting.set(entityRef, { resolve, reject });
    });
    this.#kept.set(entityRef, { levels, until: time + KEPT_MS });
    // Whoever looks again after a failure gets another attempt.
    levels.catch(() => this.#kept.delete(entityRef));
    return levels;
  }

  #dropOld(time: number): void {
    for (const [entityRef, { until }] of this.#kept) {
      if (until > time) {
        // They were kept in the order of time.
        return;
      }
      this.#kept.delete(entityRef);
    }
  }

  #ask(): void {
    const waiting = [...this.#waiting];
    this.#waiting = new Map();
    for (let start = 0; start < waiting.length; start += MAX_REFS) {
      this.#askFor(waiting.slice(start, start + MAX_REFS));
    }
  }

  async #askFor(batch: Array<[string, Waiting]>): Promise<void> {
    try {
      const { items } = await this.#api.findLevels(
        batch.map(([entityRef]) => entityRef),
      );
      const found = new Map(
        items.map(({ entityRef, levels }) => [entityRef, levels]),
      );
      // What may not be seen is left out of the answer.
      batch.forEach(([entityRef, { resolve }]) =>
        resolve(found.get(entityRef) ?? []),
      );
    } catch (reason) {
      const error = toError(reason);
      batch.forEach(([, { reject }]) => reject(error));
    }
  }
}
