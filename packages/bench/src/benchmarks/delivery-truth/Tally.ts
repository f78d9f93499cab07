/** What is counted: how often the plugin, or plain code, was right. */
export const QUESTIONS = [
  'bindingRight',
  'bindingNamed',
  'bindingRightIn12Weeks',
  'bindingNamedIn12Weeks',
  'mostSaving',
  'thinSilent',
  'savingCovered',
  'evenSavingCovered',
  'flakyPrecision',
  'flakyRecall',
  'flakyRecallOfSeen',
  'builtInDifferenceCovered',
  'drawnDifferenceCovered',
  'differenceSeen',
  'incidentsLinked',
] as const;

/** One of the things that are counted. */
export type Question = (typeof QUESTIONS)[number];

/** How often something was so, of how many times that it could have been. */
export interface Count {
  hits: number;
  of: number;
}

/** Whose answers are counted. */
export type Side = 'ours' | 'plain';

/** What both sides have come to, as JSON. */
export interface Counts {
  counts: Partial<Record<Question, Record<Side, Count>>>;
  /** How far savings were from the true ones, as parts of those. */
  errors: Record<Side, number[]>;
}

/** Counts how often answers are right. */
export class Tally {
  readonly #counts = new Map<Question, Record<Side, Count>>();
  readonly #errors: Record<Side, number[]> = { ours: [], plain: [] };

  /** An answer, right or not. */
  add(question: Question, side: Side, isHit: boolean): void {
    const count = this.#countsOf(question)[side];
    count.hits += Number(isHit);
    count.of += 1;
  }

  /** How much a stage is said to save, and how much it would have saved. */
  addSaving(side: Side, said: number, truth: number): void {
    this.#errors[side].push(Math.abs(said - truth) / Math.abs(truth));
  }

  /** What another has counted. */
  merge({ counts, errors }: Counts): void {
    this.#errors.ours.push(...errors.ours);
    this.#errors.plain.push(...errors.plain);
    for (const question of QUESTIONS) {
      const other = counts[question];
      if (other) {
        const own = this.#countsOf(question);
        for (const side of ['ours', 'plain'] as const) {
          own[side].hits += other[side].hits;
          own[side].of += other[side].of;
        }
      }
    }
  }

  toJSON(): Counts {
    return { counts: Object.fromEntries(this.#counts), errors: this.#errors };
  }

  #countsOf(question: Question): Record<Side, Count> {
    const counts = this.#counts.get(question) ?? {
      ours: { hits: 0, of: 0 },
      plain: { hits: 0, of: 0 },
    };
    this.#counts.set(question, counts);
    return counts;
  }
}
