import {
  SelfAssessment,
  SelfAssessmentRequest,
} from '@groundwork/backstage-plugin-maturity-common';

/** An answer while it is being given; null where there is none. */
export interface OpinionDraft {
  level: number | null;
  comment: string;
}

/** By the id of the question. */
export type Drafts = Record<string, OpinionDraft>;

/** What the team has answered so far. */
export function draftsOf({ questions, answers }: SelfAssessment): Drafts {
  return Object.fromEntries(
    questions.map(({ id }) => {
      const answer = answers.find(({ questionId }) => questionId === id);
      return [
        id,
        { level: answer?.level ?? null, comment: answer?.comment ?? '' },
      ];
    }),
  );
}

/** Only what is another answer than before is sent, so that no other one is undone. */
export function changedAnswers(
  before: SelfAssessment,
  drafts: Drafts,
): SelfAssessmentRequest['answers'] {
  const old = draftsOf(before);
  return Object.entries(drafts).flatMap(([questionId, { level, comment }]) => {
    const said = level === null ? '' : comment.trim();
    const { level: oldLevel, comment: oldComment } = old[questionId];
    return level === oldLevel && said === oldComment
      ? []
      : [{ questionId, level, ...(said && { comment: said }) }];
  });
}
