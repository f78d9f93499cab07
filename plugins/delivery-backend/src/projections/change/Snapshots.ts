import { compareText } from '../../domain/collections/compare';
import { Told } from '../understand';
import { PullRequest, PullRequestEvent, ReviewEvent } from './pullRequest';

type Event = Told<PullRequestEvent | ReviewEvent>;

/** How a pull request looked over time. Fields are taken each by itself. */
export class Snapshots {
  readonly #ordered: readonly Event[];

  constructor(events: readonly Event[]) {
    this.#ordered = events.toSorted(byAge);
  }

  /** The last that was told of a field; null is told, and undefined is not. */
  latest<K extends keyof PullRequest>(field: K): PullRequest[K] | undefined {
    return this.#ordered.findLast(
      ({ fact }) => fact.pull_request[field] !== undefined,
    )?.fact.pull_request[field];
  }

  /** The last of those that tell all of these fields. */
  latestWith<K extends keyof PullRequest>(
    fields: readonly K[],
  ): Required<Pick<PullRequest, K>> | undefined {
    return this.#ordered.findLast(({ fact }) =>
      fields.every(field => fact.pull_request[field] !== undefined),
    )?.fact.pull_request as Required<Pick<PullRequest, K>> | undefined;
  }

  /** How it was merged, if any event says so: nothing takes that back. */
  merge(): { mergedAt: number; mergeSha?: string } | undefined {
    const merged = this.#ordered.findLast(
      ({ fact }) => typeof fact.pull_request.merged_at === 'number',
    )?.fact.pull_request;
    if (typeof merged?.merged_at !== 'number') {
      return undefined;
    }
    const { merged_at: mergedAt, merge_commit_sha } = merged;
    return {
      mergedAt,
      ...(merge_commit_sha && { mergeSha: merge_commit_sha }),
    };
  }

  /** When it was last told not to be merged, which does not say that it is open. */
  unmergedAt(): number | undefined {
    return this.#ordered.findLast(
      ({ fact }) => fact.pull_request.merged_at === null,
    )?.fact.pull_request.updated_at;
  }

  /**
   * Its labels. Several that are added together are told in several events of
   * the same second, none of which needs to have all of them.
   */
  labels(): string[] {
    const labelled = this.#ordered.filter(
      ({ fact }) => fact.pull_request.labels !== undefined,
    );
    const lastAt = labelled.at(-1)?.fact.pull_request.updated_at;
    const last = labelled
      .map(({ fact }) => fact)
      .filter(it => it.pull_request.updated_at === lastAt);
    const removed = new Set(
      last.flatMap(it =>
        it.action === 'unlabeled' && 'label' in it && it.label
          ? [it.label.name]
          : [],
      ),
    );
    const names = last.flatMap(it => it.pull_request.labels ?? []);
    return [...new Set(names)].filter(it => !removed.has(it)).sort(compareText);
  }

  /** Every commit that was its head, when it was first seen as such. */
  heads(): Array<{ sha: string; at: number }> {
    const firstAt = new Map<string, number>();
    for (const { fact } of this.#ordered) {
      const { head, updated_at } = fact.pull_request;
      if (!firstAt.has(head.sha)) {
        firstAt.set(head.sha, updated_at);
      }
    }
    return [...firstAt].map(([sha, at]) => ({ sha, at }));
  }
}

/** Times of GitHub are whole seconds, in which much can happen. */
function byAge(one: Event, other: Event): number {
  return (
    one.fact.pull_request.updated_at - other.fact.pull_request.updated_at ||
    rankOf(one) - rankOf(other) ||
    compareText(one.key, other.key)
  );
}

function rankOf({ fact }: Event): number {
  if (fact.kind === 'pullRequest' && fact.action === 'opened') {
    return 0;
  }
  return fact.kind === 'pullRequest' && fact.action === 'closed' ? 2 : 1;
}
