import {
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { NewNotice } from './types';

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
