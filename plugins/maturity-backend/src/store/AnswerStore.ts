import { SelfAssessmentAnswer } from '@groundwork/backstage-plugin-maturity-common';
import {
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

interface AnswerRow {
  question_id: string;
  level: number;
  comment: string | null;
  answered_at: TimestampColumn;
}

/** An answer, or that one is taken back. */
export interface GivenAnswer {
  questionId: string;
  level: number | null;
  comment?: string;
}

/** What teams say of themselves. */
export class AnswerStore {
  constructor(private readonly knex: Knex) {}

  async find(entityRef: string): Promise<SelfAssessmentAnswer[]> {
    const rows: AnswerRow[] = await this.knex('self_assessment')
      .where({ entity_ref: entityRef })
      .orderBy('question_id');
    return rows.map(row => ({
      questionId: row.question_id,
      level: row.level,
      ...(row.comment !== null && { comment: row.comment }),
      answeredAt: fromTimestamp(row.answered_at).toISOString(),
    }));
  }

  /** All or none. */
  async save(
    entityRef: string,
    answers: readonly GivenAnswer[],
    now: Date,
  ): Promise<void> {
    const takenBack = answers.filter(({ level }) => level === null);
    const given = answers.filter(({ level }) => level !== null);
    await this.knex.transaction(async trx => {
      await trx('self_assessment')
        .where({ entity_ref: entityRef })
        .where(
          whereInArray(
            'question_id',
            takenBack.map(({ questionId }) => questionId),
          ),
        )
        .delete();
      await upsertInChunks(
        trx,
        'self_assessment',
        given.map(({ questionId, level, comment }) => ({
          entity_ref: entityRef,
          question_id: questionId,
          level,
          comment,
          answered_at: toTimestamp(now),
        })),
        { key: ['entity_ref', 'question_id'] },
      );
    });
  }
}
