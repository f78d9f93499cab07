import { IngestProblem } from './types';

/** As many as a person reads. */
const MAX_KEPT = 100;

/** Takes down problems, without growing with them. */
export class Problems {
  readonly #kept: IngestProblem[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(problem: IngestProblem): void {
    this.#count += 1;
    if (this.#kept.length < MAX_KEPT) {
      this.#kept.push(problem);
    }
  }

  addAll(others: Problems): void {
    others.#kept.forEach(problem => this.add(problem));
    this.#count += others.#count - others.#kept.length;
  }

  summary(): { problems: IngestProblem[]; problemCount: number } {
    return { problems: this.#kept, problemCount: this.#count };
  }

  /** The first few, for an error. */
  describe(): string {
    const shown = this.#kept.slice(0, 3).map(describeProblem).join('; ');
    const more = this.#count - Math.min(this.#kept.length, 3);
    return more > 0 ? `${shown}; and ${more} more` : shown;
  }
}

function describeProblem(problem: IngestProblem): string {
  const { entityRef, factId, message } = problem;
  return factId === undefined
    ? `'${entityRef}' ${message}`
    : `'${factId}' of '${entityRef}' ${message}`;
}
