import { compareText } from '../../domain/collections/compare';
import { Review, ReviewCourse } from '../../domain/metrics';
import { Account, isProgram } from '../shapes';
import { Told } from '../understand';
import { Verdict } from './approvedSince';
import { PullRequestEvent, ReviewEvent } from './pullRequest';

const TURNS: ReadonlyMap<string, 'draft' | 'ready'> = new Map([
  ['ready_for_review', 'ready'],
  ['converted_to_draft', 'draft'],
]);

/** What a person is called in a record, so that it can only be compared. */
export type PseudonymOf = (actor: string) => string;

/** What was said in reviews, and why some of it could not be used. */
export interface ReviewsRead {
  reviews: Review[];
  /** Of people who are not the author. */
  verdicts: Verdict[];
  reasons: string[];
}

/** The key of an account; names can change. */
export function actorOf(host: string, { id }: Account): string {
  return `${host}:${id}`;
}

/** What was said of a change, each review once, whatever became of it. */
export function readReviews(
  events: ReadonlyArray<Told<ReviewEvent>>,
  {
    author,
    pseudonymOf,
  }: { author: string | undefined; pseudonymOf: PseudonymOf },
): ReviewsRead {
  const reviews = new Map<number, Review>();
  const verdicts = new Map<string, Verdict>();
  const unknown = new Set<number>();
  for (const { at: toldAt, fact } of events) {
    const { id, state, user, submitted_at } = fact.review;
    if (!user) {
      unknown.add(id);
      continue;
    }
    const reviewer = pseudonymOf(actorOf(fact.repository.host, user));
    const isBot = isProgram(user);
    const isSubmitted =
      state !== 'pending' || reviews.get(id)?.isSubmitted === true;
    reviews.set(id, { at: submitted_at, reviewer, isBot, isSubmitted });
    const verdict = verdictOf(state);
    if (verdict && !isBot && reviewer !== author) {
      const at = verdict === 'dismissed' ? toldAt : submitted_at;
      const key = `${id} ${verdict}`;
      // Events come by time: what is told again later happened before that.
      verdicts.set(key, verdicts.get(key) ?? { at, id, reviewer, verdict });
    }
  }
  return {
    reviews: [...reviews.values()].sort(byTime),
    verdicts: [...verdicts.values()],
    reasons: [...unknown].map(() => 'reviewerUnknown'),
  };
}

/** When a change became a draft, and ready for review, after it was opened. */
export function turnsOf(
  events: ReadonlyArray<Told<PullRequestEvent>>,
): Pick<ReviewCourse, 'isDraftWhenOpened' | 'turns'> {
  const turns = events.flatMap(({ at, fact }) => {
    const to = TURNS.get(fact.action);
    return to ? [{ at, to }] : [];
  });
  const first = events[0];
  const firstTurn = first && TURNS.get(first.fact.action);
  return {
    isDraftWhenOpened: firstTurn
      ? firstTurn === 'ready'
      : first?.fact.pull_request.draft === true,
    turns,
  };
}

/** When it was last made ready, if it is. */
export function lastReadyAt({
  openedAt,
  isDraftWhenOpened,
  turns,
}: Pick<ReviewCourse, 'openedAt' | 'isDraftWhenOpened' | 'turns'>):
  | number
  | undefined {
  let readyAt = isDraftWhenOpened ? undefined : openedAt;
  for (const { at, to } of turns) {
    readyAt = to === 'ready' ? readyAt ?? at : undefined;
  }
  return readyAt;
}

function verdictOf(state: string): Verdict['verdict'] | undefined {
  switch (state) {
    case 'approved':
    case 'dismissed':
      return state;
    case 'changes_requested':
      return 'changesRequested';
    default:
      return undefined;
  }
}

function byTime(one: Review, other: Review): number {
  return (
    one.at - other.at ||
    compareText(one.reviewer, other.reviewer) ||
    Number(one.isSubmitted) - Number(other.isSubmitted)
  );
}
