import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { NoticeRow } from '../database/rows';
import { NewNotice, Notice, NoticeContent } from './types';

/** SQLite takes no more rows in one insert. */
const ROWS_AT_ONCE = 400;

/** Writes notices, in the transaction of what they tell of. */
export async function insertNotices(
  trx: Knex.Transaction,
  notices: readonly NewNotice[],
): Promise<void> {
  const rows = notices.map(
    ({ recipientRef, scorecardId, entityRef, content, createdAt }) => ({
      recipient_ref: recipientRef,
      scorecard_id: scorecardId,
      entity_ref: entityRef,
      kind: content.kind,
      content: toJsonColumn(content),
      created_at: toTimestamp(createdAt),
    }),
  );
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await trx('notice').insert(rows.slice(start, start + ROWS_AT_ONCE));
  }
}

/**
 * The oldest notices that wait to be sent, and all that go to the same
 * recipients about the same scorecards: what is sent as one is never cut.
 */
export async function findNotices(
  knex: Knex,
  limit: number,
): Promise<Notice[]> {
  const oldest = knex('notice')
    .orderBy(['created_at', 'id'])
    .limit(limit)
    .select('recipient_ref', 'scorecard_id');
  const rows = await knex<NoticeRow>('notice')
    .whereIn(['recipient_ref', 'scorecard_id'], oldest)
    .orderBy(['created_at', 'id']);
  return rows.map(row => {
    const content = fromJsonColumn<NoticeContent>(knex, row.content);
    if (!content) {
      throw new Error(`Notice ${row.id} has no content`);
    }
    return {
      id: row.id,
      recipientRef: row.recipient_ref,
      scorecardId: row.scorecard_id,
      entityRef: row.entity_ref,
      content,
      createdAt: fromTimestamp(row.created_at),
    };
  });
}

/** Deletes notices that have been sent, or that nobody needs any more. */
export async function deleteNotices(
  knex: Knex,
  ids: readonly number[],
): Promise<void> {
  if (ids.length > 0) {
    await knex('notice').where(whereInArray('id', ids)).delete();
  }
}
