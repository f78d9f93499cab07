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

/** An answer, and how confident it was on its own. */
interface Joined {
  answer: Answer;
  alone: number;
  /** Owners whose evidence it shares. */
  through: ReadonlySet<string>;
}

/**
 * Takes an owner that was found itself, as by a CODEOWNERS rule or the label
 * `team` of an alert, as evidence for what it owns.
 *
 * Both say the same: this team. Side by side they would seem to be two answers
 * that contradict each other. It speaks for all that the team owns alike, so it
 * does not tell these apart, and it does not make an answer of a weak hint.
 */
export function joinOwners(answered: Answered): Answered {
  const owners = answered.answers.filter(isPersonOrTeam);
  const others = answered.answers.filter(answer => !isPersonOrTeam(answer));
  const isOwning = (owner: Answer) =>
    others.some(answer => isOwnedBy(answer, owner));
  if (!owners.some(isOwning)) {
    return answered;
  }
  const joined = [
    ...others.map(answer => join(answer, owners)),
    ...owners
      .filter(owner => !isOwning(owner))
      .map(answer => ({
        answer,
        alone: answer.confidence,
        through: new Set<string>(),
      })),
  ].sort((a, b) => b.answer.confidence - a.answer.confidence);
  const [first, second] = joined;
  const margin = second ? marginOf(first, second) : 1;
  const standsOut = margin >= SMALLEST_MARGIN && first.alone >= WEAKEST_FOUND;
  const isCertain = first.alone > MOST_JOINED && answered.status === 'found';
  return {
    answers: joined.map(({ answer }) => answer),
    margin,
    status: standsOut || isCertain ? 'found' : 'ambiguous',
  };
}

function join(answer: Answer, owners: readonly Answer[]): Joined {
  const its = owners.filter(owner => isOwnedBy(answer, owner));
  const through = its.flatMap(({ entity: { entityRef }, evidence }) =>
    evidence.map(piece => ({ ...piece, via: entityRef })),
  );
  return {
    alone: answer.confidence,
    through: new Set(its.map(({ entity }) => entity.entityRef)),
    answer: {
      ...answer,
      confidence: its.reduce(
        (confidence, owner) => combined(confidence, owner.confidence),
        answer.confidence,
      ),
      evidence: [...answer.evidence, ...through].slice(0, MAX_EVIDENCE),
    },
  };
}

/** What both have through the same owners says nothing about which it is. */
function marginOf(first: Joined, second: Joined): number {
  const isShared =
    first.through.size === second.through.size &&
    [...first.through].every(owner => second.through.has(owner));
  const margin = isShared
    ? 1 - second.alone / first.alone
    : 1 - second.answer.confidence / first.answer.confidence;
  return rounded(Math.max(0, margin));
}

function isOwnedBy({ owners }: Answer, { entity }: Answer): boolean {
  return owners.some(({ entityRef }) => entityRef === entity.entityRef);
}

function isPersonOrTeam({ entity }: Answer): boolean {
  return entity.kind === 'group' || entity.kind === 'user';
}

/** Certainty stays what it was; inference gets no more than it can have. */
function combined(a: number, b: number): number {
  return rounded(Math.max(a, Math.min(MOST_JOINED, noisyOr([a, b]))));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
