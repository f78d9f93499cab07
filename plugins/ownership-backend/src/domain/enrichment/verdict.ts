import {
  Answer,
  ResolvedPart,
  ResolveStatus,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';

/** How many answers are asked for. */
export const MAX_ANSWERS = 20;

/** What is said of one thing that alerts were sent about. */
export interface Verdict {
  status: ResolveStatus;
  answers: readonly Answer[];
  /** Whether the answers are all that it could be. */
  isComplete: boolean;
  lookedFor: readonly Token[];
}

/**
 * One verdict on all parts of what was asked. Alerts that agree on what they are
 * about have its answer; else it could be any of theirs.
 */
export function verdictOf(parts: readonly ResolvedPart[]): Verdict {
  const [{ status, answers, lookedFor }] = parts;
  const isAgreed = parts.every(
    part =>
      part.status === status &&
      part.answers[0]?.entity.entityRef === answers[0]?.entity.entityRef,
  );
  if (isAgreed) {
    // There may be more answers than as many as were asked for.
    const isComplete = answers.length < MAX_ANSWERS;
    return { status, answers, isComplete, lookedFor };
  }
  const byRef = new Map<string, Answer>();
  for (const answer of parts.flatMap(possibleAnswers)) {
    byRef.set(answer.entity.entityRef, answer);
  }
  return {
    status: 'ambiguous',
    answers: [...byRef.values()],
    isComplete: parts.every(
      part => part.status !== 'unknown' && part.answers.length < MAX_ANSWERS,
    ),
    lookedFor,
  };
}

function possibleAnswers({ status, answers }: ResolvedPart): Answer[] {
  return status === 'found' ? answers.slice(0, 1) : answers;
}
