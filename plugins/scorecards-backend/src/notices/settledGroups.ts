import {
  dialectOf,
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { NoticeRow } from '../database/rows';
import { NoticeContent, NoticeGroup, SettledGroup } from './types';

/** When notices are sent that more may follow. */
export interface Settling {
  /** So long after the last of them. */
  quietMs: number;
  /** And at the latest so long after the first. */
  atMostMs: number;
}

/** Of a long list of entities the first tell enough. */
export const MAX_TOLD = 5;

/** An entity that goes up and down for days is told of by what began it. */
const MAX_PER_ENTITY = 10;

/** What is told of together, for one recipient and scorecard. */
const SUBJECT = `CASE kind
  WHEN 'level-lowered' THEN 'levels'
  WHEN 'version-lowered' THEN 'version-' || (content ->> 'version')
  ELSE 'waiver:' || (content ->> 'waiverId') END`;

/**
 * Groups that can be sent, the oldest first. An evaluation of many entities
 * comes in many parts, and an entity that drops may be back in a moment, so
 * these wait; what is told of waivers does not.
 *
 * @param after - `firstId` of the group to go on after
 */
export async function findSettledGroups(
  knex: Knex,
  { quietMs, atMostMs }: Settling,
  { now, after, limit }: { now: Date; after: number; limit: number },
): Promise<SettledGroup[]> {
  const ago = (ms: number) => toTimestamp(new Date(now.getTime() - ms));
  const rows: Array<{
    recipient_ref: string;
    scorecard_id: string;
    subject: string;
    first_id: number;
    last_id: number;
    first_at: TimestampColumn;
  }> = await knex('notice')
    .select('recipient_ref', 'scorecard_id', knex.raw(`${SUBJECT} AS subject`))
    .min({ first_id: 'id', first_at: 'created_at' })
    .max({ last_id: 'id' })
    .groupBy('recipient_ref', 'scorecard_id', knex.raw(SUBJECT))
    .havingRaw('MIN(id) > ?', [after])
    .havingRaw(
      `(MIN(kind) LIKE 'waiver-%' OR MAX(created_at) <= ? OR MIN(created_at) <= ?)`,
      [ago(quietMs), ago(atMostMs)],
    )
    .orderBy('first_id')
    .limit(limit);
  return rows.map(row => ({
    recipientRef: row.recipient_ref,
    scorecardId: row.scorecard_id,
    subject: row.subject,
    firstId: row.first_id,
    lastId: row.last_id,
    firstAt: fromTimestamp(row.first_at),
  }));
}

const WANTED_ON_POSTGRES = `SELECT * FROM json_to_recordset(CAST(? AS json))
  AS given (r text, s text, t text, f integer, l integer)`;

const WANTED_ON_SQLITE = `SELECT value ->> 'r' AS r, value ->> 's' AS s,
  value ->> 't' AS t, value ->> 'f' AS f, value ->> 'l' AS l FROM json_each(?)`;

/**
 * Of each group the notices of the first entities that are still below where
 * they were, and of how many entities that is so.
 *
 * Leans on the index on (recipient_ref, scorecard_id, id). What was written
 * after the groups were found is not of them.
 */
const tellingOf = (wanted: string) => `WITH wanted AS (${wanted}),
  telling AS (
    SELECT f, notice.id, notice.entity_ref, content, created_at
    FROM wanted
    JOIN notice ON recipient_ref = r AND notice.scorecard_id = s
      AND notice.id BETWEEN f AND l AND ${SUBJECT} = t
    LEFT JOIN state ON state.scorecard_id = s
      AND state.entity_ref = notice.entity_ref
    WHERE kind LIKE 'waiver-%' OR level < CAST(content ->> 'from' AS integer)
  ),
  entities AS (
    SELECT f, entity_ref,
      COUNT(*) OVER (PARTITION BY f) AS total,
      ROW_NUMBER() OVER (PARTITION BY f ORDER BY MIN(id)) AS place
    FROM telling GROUP BY f, entity_ref
  ),
  placed AS (
    SELECT telling.*, total, ROW_NUMBER() OVER (
      PARTITION BY telling.f, telling.entity_ref ORDER BY id
    ) AS turn
    FROM entities JOIN telling
      ON telling.f = entities.f AND telling.entity_ref = entities.entity_ref
    WHERE place <= ?
  )
  SELECT * FROM placed WHERE turn <= ? ORDER BY id`;

interface TellingRow
  extends Pick<NoticeRow, 'id' | 'entity_ref' | 'content' | 'created_at'> {
  /** `firstId` of its group. */
  f: number;
  total: number | string;
}

/**
 * Reads of groups what is to be told: in one statement, and of each no more
 * than can be told, however many notices it has.
 */
export async function readGroups(
  knex: Knex,
  groups: readonly SettledGroup[],
): Promise<NoticeGroup[]> {
  if (groups.length === 0) {
    return [];
  }
  const isPostgres = dialectOf(knex) === 'postgres';
  const found = await knex.raw(
    tellingOf(isPostgres ? WANTED_ON_POSTGRES : WANTED_ON_SQLITE),
    [
      JSON.stringify(
        groups.map(it => ({
          r: it.recipientRef,
          s: it.scorecardId,
          t: it.subject,
          f: it.firstId,
          l: it.lastId,
        })),
      ),
      MAX_TOLD,
      MAX_PER_ENTITY,
    ],
  );
  const rows: TellingRow[] = isPostgres ? found.rows : found;
  const byGroup = new Map<number, TellingRow[]>();
  for (const row of rows) {
    byGroup.set(row.f, [...(byGroup.get(row.f) ?? []), row]);
  }
  return groups.map(group => {
    const its = byGroup.get(group.firstId) ?? [];
    return {
      ...group,
      entities: Number(its[0]?.total ?? 0),
      notices: its.map(row => noticeOf(knex, group, row)),
    };
  });
}

function noticeOf(knex: Knex, group: SettledGroup, row: TellingRow) {
  const content = fromJsonColumn<NoticeContent>(knex, row.content);
  if (!content) {
    throw new Error(`Notice ${row.id} has no content`);
  }
  return {
    id: row.id,
    recipientRef: group.recipientRef,
    scorecardId: group.scorecardId,
    entityRef: row.entity_ref,
    content,
    createdAt: fromTimestamp(row.created_at),
  };
}

/** Deletes the notices of a group, once it is sent or nobody needs it any more. */
export async function deleteGroup(
  knex: Knex,
  group: SettledGroup,
): Promise<void> {
  await knex('notice')
    .where({
      recipient_ref: group.recipientRef,
      scorecard_id: group.scorecardId,
    })
    .whereBetween('id', [group.firstId, group.lastId])
    .whereRaw(`${SUBJECT} = ?`, [group.subject])
    .delete();
}
