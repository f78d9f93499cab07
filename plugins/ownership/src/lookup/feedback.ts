import {
  FeedbackRequest,
  ResolvedPart,
} from '@groundwork/backstage-plugin-ownership-common';

/** What the backend takes of a comment. */
export const MAX_COMMENT = 500;

/** What somebody says of an answer. */
export interface Opinion {
  /** The entity that is right; undefined when they do not know. */
  rightRef?: string;
  comment?: string;
}

/**
 * The feedback that says so; undefined where nothing was answered.
 *
 * Where several were answered, the one that is right is confirmed by its own
 * evidence. Where one stood out, another one corrects it.
 */
export function feedbackOf(
  part: Pick<ResolvedPart, 'answers' | 'status'>,
  { rightRef, comment }: Opinion,
): FeedbackRequest | undefined {
  const { answers, status } = part;
  const chosen =
    status === 'ambiguous'
      ? answers.find(({ entity }) => entity.entityRef === rightRef)
      : undefined;
  const about = chosen ?? answers[0];
  if (!about) {
    return undefined;
  }
  const { entityRef } = about.entity;
  const said = comment?.trim();
  return {
    identifier: about.evidence[0].identifier,
    entityRef,
    ...verdictOf(entityRef, rightRef),
    ...(said && { comment: said }),
  };
}

function verdictOf(
  answeredRef: string,
  rightRef: string | undefined,
): Pick<FeedbackRequest, 'verdict' | 'correctRef'> {
  if (rightRef === undefined) {
    return { verdict: 'reject' };
  }
  return rightRef === answeredRef
    ? { verdict: 'confirm' }
    : { verdict: 'correct', correctRef: rightRef };
}
