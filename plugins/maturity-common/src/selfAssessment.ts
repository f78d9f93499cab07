import { ModelQuestion } from './model';

/**
 * What a team says of itself: opinion, and never part of a level.
 *
 * @public
 */
export interface SelfAssessment {
  questions: ModelQuestion[];
  answers: SelfAssessmentAnswer[];
  /** Whether the caller is a member of the team and may answer. */
  mayAnswer: boolean;
}

/**
 * The team's answer to a question. Who gave it is not told.
 *
 * @public
 */
export interface SelfAssessmentAnswer {
  questionId: string;
  /** Of the answer that was chosen. */
  level: number;
  comment?: string;
  /** ISO 8601. */
  answeredAt: string;
}

/**
 * Answers of a team. Questions that are not in it keep their answers.
 *
 * @public
 */
export interface SelfAssessmentRequest {
  entityRef: string;
  answers: Array<{
    questionId: string;
    /** Null takes the answer back. */
    level: number | null;
    /** At most 1,000 characters. */
    comment?: string;
  }>;
}
