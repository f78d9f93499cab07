import { GitCommit } from './types';

/** Commits that are not on the branch, until a change brings them. */
export class WaitingCommits {
  readonly #bySha = new Map<string, { commit: GitCommit; order: number }>();
  #count = 0;

  add(commit: GitCommit): void {
    this.#count += 1;
    this.#bySha.set(commit.sha, { commit, order: this.#count });
  }

  /** Takes what some commits have in them, in the order in which it was added. */
  take(heads: readonly string[]): GitCommit[] {
    const taken: Array<{ commit: GitCommit; order: number }> = [];
    const open = [...heads];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const found = this.#bySha.get(sha);
      if (found) {
        this.#bySha.delete(sha);
        taken.push(found);
        open.push(...found.commit.parents);
      }
    }
    return taken.sort((a, b) => a.order - b.order).map(({ commit }) => commit);
  }
}
