import {
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
  upsertInChunks,
} from '@groundwork/backstage-plugin-groundwork-node';
import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import type { Knex } from 'knex';
import { Feedback, Verdict } from '../domain/feedback';

interface FeedbackRow {
  id: string;
  kind: string;
  key: string;
  verdict: string;
  entity_ref: string;
  correct_ref: string | null;
  comment: string | null;
  created_by: string;
  created_at: TimestampColumn;
  revision: number | string;
}

/**
 * Takes down what somebody said, in place of what they said before.
 *
 * What is said last counts, whoever says it and whatever the clock of the
 * replica that takes it down: it is never older than what was said of the same
 * identifier before.
 */
export async function writeFeedback(
  tx: Knex.Transaction,
  revision: number,
  feedback: Feedback,
): Promise<void> {
  const { id, identifier, verdict, entityRef, createdBy } = feedback;
  const before = await tx<FeedbackRow>('feedback')
    .where({ kind: identifier.kind, key: identifier.key })
    .orderBy('created_at', 'desc')
    .first('created_at');
  const createdAt = before
    ? Math.max(
        feedback.createdAt.getTime(),
        fromTimestamp(before.created_at).getTime() + 1,
      )
    : feedback.createdAt.getTime();
  await upsertInChunks<FeedbackRow>(
    tx,
    'feedback',
    [
      {
        id,
        kind: identifier.kind,
        key: identifier.key,
        verdict,
        entity_ref: entityRef,
        correct_ref: feedback.correctRef ?? null,
        comment: feedback.comment ?? null,
        created_by: createdBy,
        created_at: toTimestamp(new Date(createdAt)),
        revision,
      },
    ],
    { key: ['kind', 'key', 'entity_ref', 'created_by'] },
  );
}

/** All that was said, or what was said after a revision. */
export async function readFeedback(
  knex: Knex,
  afterRevision: number = -1,
): Promise<Feedback[]> {
  const rows = await knex<FeedbackRow>('feedback')
    .where('revision', '>', afterRevision)
    .orderBy(['created_at', 'id']);
  return rows.map(row => ({
    id: row.id,
    identifier: { kind: row.kind as IdentifierKind, key: row.key },
    verdict: row.verdict as Verdict,
    entityRef: row.entity_ref,
    ...(row.correct_ref !== null && { correctRef: row.correct_ref }),
    ...(row.comment !== null && { comment: row.comment }),
    createdBy: row.created_by,
    createdAt: fromTimestamp(row.created_at),
  }));
}
