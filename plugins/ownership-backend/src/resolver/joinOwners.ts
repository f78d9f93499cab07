import {
  Answer,
  ResolveStatus,
} from '@groundwork/backstage-plugin-ownership-common';
import { noisyOr } from '../domain/resolve/combine';

/** An answer stands out by this much, as in the ranking. */
const SMALLEST_MARGIN = 0.2;
const WEAKEST_FOUND = 0.3;
const MOST_JOINED = 0.97;
const MAX_EVIDENCE = 20;

/** Answers and what they come to. */
export interface Answered {
  status: ResolveStatus;
  answers: Answer[];
  margin?: number;
}

/**
 * Takes an owner that was found itself, as by a CODEOWNERS rule or the label
 * `team` of an alert, as evidence for what it owns.
 *
 * Both say the same: this team. Side by side they would seem to be two answers
 * that contradict each other.
 */
export function joinOwners(answered: Answered): Answered {
  const joined = answered.answers.map(answer => ({ ...answer }));
  const absorbed = new Set<Answer>();
  for (const owner of joined.filter(isPersonOrTeam)) {
    const owned = joined.find(
      answer =>
        !isPersonOrTeam(answer) &&
        answer.owners.some(
          ({ entityRef }) => entityRef === owner.entity.entityRef,
        ),
    );
    if (owned) {
      absorbed.add(owner);
      owned.confidence = combined(owned.confidence, owner.confidence);
      owned.evidence = [...owned.evidence, ...owner.evidence]
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, MAX_EVIDENCE);
    }
  }
  if (absorbed.size === 0) {
    return answered;
  }
  const answers = joined
    .filter(answer => !absorbed.has(answer))
    .sort((a, b) => b.confidence - a.confidence);
  const [first, second] = answers;
  const margin = second ? rounded(1 - second.confidence / first.confidence) : 1;
  const standsOut =
    margin >= SMALLEST_MARGIN && first.confidence >= WEAKEST_FOUND;
  return {
    answers,
    margin,
    status: standsOut ? 'found' : answered.status,
  };
}

function isPersonOrTeam({ entity }: Answer): boolean {
  return entity.kind === 'group' || entity.kind === 'user';
}

/** Certainty stays what it was; inference gets no more than it can have. */
function combined(a: number, b: number): number {
  return rounded(Math.max(a, b, Math.min(MOST_JOINED, noisyOr([a, b]))));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
