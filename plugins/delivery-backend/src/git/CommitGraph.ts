const WANTED = 1;
const COVERED = 2;

/**
 * Which commits are in which others. Commits are added parents first, so that
 * each has a higher position than all that are in it.
 */
export class CommitGraph {
  readonly #shas: string[] = [];
  readonly #positions = new Map<string, number>();
  readonly #parents: number[][] = [];

  /**
   * @param parents - those that are not known are left out: there a shallow clone
   * ends
   */
  add(sha: string, parents: readonly string[]): void {
    this.#positions.set(sha, this.#shas.length);
    this.#shas.push(sha);
    this.#parents.push(
      parents.flatMap(parent => this.#positions.get(parent) ?? []),
    );
  }

  has(sha: string): boolean {
    return this.#positions.has(sha);
  }

  /** The higher, the newer; no commit is in one with a lower position. */
  positionOf(sha: string): number {
    const position = this.#positions.get(sha);
    if (position === undefined) {
      throw new Error(`the commit ${sha} is not in the graph`);
    }
    return position;
  }

  /** Commits that are in one and not in another, newest first. */
  between(head: string, base: string | undefined): string[] {
    const found: string[] = [];
    this.#walk(head, base, position => {
      found.push(this.#shas[position]);
      return WANTED;
    });
    return found;
  }

  /**
   * Those of some commits that are in one, without those that are in another of
   * them.
   */
  nearest(head: string, candidates: { has(sha: string): boolean }): string[] {
    const found: string[] = [];
    this.#walk(head, undefined, position => {
      const sha = this.#shas[position];
      if (sha === head || !candidates.has(sha)) {
        return WANTED;
      }
      found.push(sha);
      return COVERED;
    });
    return found;
  }

  /**
   * Goes from the newest to the oldest, for as long as there is something wanted
   * that is not covered.
   */
  #walk(
    head: string,
    base: string | undefined,
    visit: (position: number) => number,
  ): void {
    const start = this.positionOf(head);
    const marks = new Map<number, number>([[start, WANTED]]);
    let wanted = 1;
    const mark = (position: number, more: number) => {
      const before = marks.get(position) ?? 0;
      const after = before | more;
      wanted += Number(after === WANTED) - Number(before === WANTED);
      marks.set(position, after);
    };
    if (base !== undefined) {
      mark(this.positionOf(base), COVERED);
    }
    const top = Math.max(...marks.keys());
    for (let position = top; position >= 0 && wanted > 0; position--) {
      const own = marks.get(position);
      if (own === undefined) {
        continue;
      }
      marks.delete(position);
      const passed = own === WANTED ? visit(position) : own;
      wanted -= Number(own === WANTED);
      this.#parents[position].forEach(parent => mark(parent, passed));
    }
  }
}
