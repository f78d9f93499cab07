import { attributionOf, GitChange, revertCandidateOf } from '../git';
import { describesRevert, revertSigns } from '../git/revertSigns';
import { Counts, NOTHING } from './types';

/** Counts what is read, and remembers what is to be remarked about it. */
export class Tally {
  readonly #counts = { ...NOTHING };
  readonly #numbers = new Set<number>();
  #squashed = 0;
  #repeated = 0;
  #timeless = 0;

  get counts(): Counts {
    return { ...this.#counts };
  }

  addChange(change: GitChange): void {
    const { commit, brought, kind, number } = change;
    const { messages } = revertCandidateOf(commit.sha, change);
    this.#counts.changes += 1;
    this.#counts.commits += 1 + brought.length;
    if (describesRevert(revertSigns(messages))) {
      this.#counts.reverts += 1;
    }
    if (attributionOf(change).cohort === 'assisted') {
      this.#counts.assisted += 1;
    }
    if (number !== undefined && this.#numbers.has(number)) {
      this.#repeated += 1;
    }
    if (number !== undefined) {
      this.#numbers.add(number);
    }
    if (kind === 'squash') {
      this.#squashed += 1;
    }
    if (commit.committedAt === undefined) {
      this.#timeless += 1;
    }
  }

  addRelease(): void {
    this.#counts.releases += 1;
  }

  /** What of the changes stands for something else. */
  remarks(): string[] {
    const remarks: Array<[string, number]> = [
      [
        'Squash merges, of which the author date stands for the time of the first commit',
        this.#squashed,
      ],
      [
        'Commits on the branch whose pull or merge request came before, and which count with it as one change',
        this.#repeated,
      ],
      [
        'Commits without a time that makes sense, which count in no period',
        this.#timeless,
      ],
    ];
    return remarks.flatMap(([text, times]) =>
      times > 0 ? [`${text}: ${times}.`] : [],
    );
  }
}
