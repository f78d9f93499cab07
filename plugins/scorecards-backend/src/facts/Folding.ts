import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { CurrentDefinitions } from '../definitions/types';
import { PreviousFacts, WrittenSet } from './factSets';
import { FoldedSet, foldObservation, FoldRules } from './foldObservation';
import { strictestFreshness } from './freshness';
import { Problems } from './Problems';
import { FactSet, IngestRequest, PUSH_SOURCE } from './types';

/** What is to be written of a portion. */
export interface Writes {
  changed: WrittenSet[];
  touched: WrittenSet[];
  history: PreviousFacts[];
  dirty: string[];
}

/** By how much the clock of who evaluates may be ahead of this one. */
const MAX_CLOCK_DIFFERENCE_MS = 30_000;

/** Takes observations one after the other, and what is to be written for them. */
export class Folding {
  readonly problems = new Problems();
  readonly writes: Writes = {
    changed: [],
    touched: [],
    history: [],
    dirty: [],
  };
  stored = 0;
  changed = 0;
  outdated = 0;
  readonly #now: number;
  readonly #rules: FoldRules;
  readonly #readers: CurrentDefinitions['readers'];
  readonly #freshness: ReadonlyMap<string, number>;

  constructor(request: IngestRequest, definitions: CurrentDefinitions) {
    const { compiler, readers } = definitions;
    this.#now = request.now.getTime();
    this.#rules = {
      declared: request.declared,
      isComplete: request.source !== PUSH_SOURCE,
      describeBadValue: (id, value) => compiler.describeBadValue(id, value),
    };
    this.#readers = readers;
    this.#freshness = strictestFreshness(definitions);
  }

  add(
    entityRef: string,
    before: FactSet | undefined,
    observations: readonly FactObservation[],
  ): void {
    let set = before;
    let isRewritten = false;
    let isDirty = false;
    for (const observation of observations) {
      const folded = foldObservation(set, observation, this.#rules, this.#now);
      set = folded.next;
      isRewritten ||= folded.isRewritten;
      isDirty ||= this.#isRelevant(folded);
      this.#count(entityRef, folded);
    }
    if (set && (isRewritten || !before)) {
      this.writes.changed.push({ entityRef, ...set });
    } else if (set && set.observedAt !== before?.observedAt) {
      this.writes.touched.push({ entityRef, ...set });
    }
    if (isDirty) {
      this.writes.dirty.push(entityRef);
    }
  }

  #count(entityRef: string, folded: FoldedSet): void {
    this.stored += folded.stored;
    this.outdated += folded.outdated;
    this.changed += folded.changed.length;
    for (const problem of folded.problems) {
      this.problems.add({ entityRef, ...problem });
    }
    if (folded.history) {
      this.writes.history.push({ entityRef, ...folded.history });
    }
  }

  /** Whether a check may come to something else by it. */
  #isRelevant({ affected, renewed }: FoldedSet): boolean {
    if (affected.some(factId => this.#readers.has(factId))) {
      return true;
    }
    for (const [factId, observedAt] of renewed) {
      const freshnessMs = this.#freshness.get(factId) ?? Infinity;
      const slackMs = Math.min(MAX_CLOCK_DIFFERENCE_MS, freshnessMs / 10);
      if (observedAt + freshnessMs < this.#now + slackMs) {
        // It may have been stale for whoever evaluated it, and is no more
        return true;
      }
    }
    return false;
  }
}
