import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { WaiverStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { WaiverRow } from '../database/rows';
import { StoredWaiver } from './types';
import { rowOfWaiver, waiverOfRow } from './waiverRows';

/** Waivers that are neither decided against nor over. */
const OPEN: readonly WaiverStatus[] = ['requested', 'approved'];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which waivers are wanted; all filters must hold. */
export interface WaiverFilter {
  status?: readonly WaiverStatus[];
  entityRef?: string;
  scorecardId?: string;
}

/** Where a page begins. */
export interface WaiverPosition {
  /** The waiver before it; the list's beginning without one. */
  after?: { requestedAt: Date; id: string };
  /** Waivers to leave out from there on. */
  skip: number;
}

/** Whether a text can be the id of a waiver; PostgreSQL takes nothing else. */
export const isWaiverId = (id: string) => UUID.test(id);

/** A waiver by its id. */
export async function findWaiver(
  knex: Knex,
  id: string,
): Promise<StoredWaiver | undefined> {
  if (!isWaiverId(id)) {
    return undefined;
  }
  const row = await knex<WaiverRow>('waiver')
    .where({ id: id.toLowerCase() })
    .first();
  return row && waiverOfRow(row);
}

/** Waivers, the newest first. Leans on the index on (requested_at, id). */
export async function findWaivers(
  knex: Knex,
  filter: WaiverFilter,
  {
    position: { after, skip },
    limit,
    now,
  }: { position: WaiverPosition; limit: number; now: Date },
): Promise<StoredWaiver[]> {
  const { status, entityRef, scorecardId } = filter;
  const query = knex<WaiverRow>('waiver')
    .orderBy([
      { column: 'requested_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .offset(skip);
  if (status) {
    query.where(whereStatus(status, now));
  }
  if (entityRef !== undefined) {
    query.where({ entity_ref: entityRef });
  }
  if (scorecardId !== undefined) {
    query.where({ scorecard_id: scorecardId });
  }
  if (after) {
    query.whereRaw('(requested_at, id) < (?, ?)', [
      toTimestamp(after.requestedAt),
      after.id,
    ]);
  }
  const rows = await query;
  return rows.map(waiverOfRow);
}

/** Has others who ask for waivers of the entity wait until the transaction ends. */
export async function lockEntity(
  trx: Knex.Transaction,
  entityRef: string,
): Promise<void> {
  await trx('entity')
    .where({ entity_ref: entityRef })
    .forUpdate()
    .select('entity_ref');
}

/** The waiver of a check that is asked for, or in force, if there is one. */
export async function findOpenWaiver(
  trx: Knex.Transaction,
  of: Pick<StoredWaiver, 'entityRef' | 'scorecardId' | 'checkId'>,
  now: Date,
): Promise<StoredWaiver | undefined> {
  const row = await trx<WaiverRow>('waiver')
    .where({
      entity_ref: of.entityRef,
      scorecard_id: of.scorecardId,
      check_id: of.checkId,
    })
    .whereIn('status', OPEN)
    .where('expires_at', '>', toTimestamp(now))
    .first();
  return row && waiverOfRow(row);
}

export async function insertWaiver(
  trx: Knex.Transaction,
  waiver: StoredWaiver,
): Promise<void> {
  await trx('waiver').insert(rowOfWaiver(waiver));
}

/**
 * Stores what was decided, unless somebody else has decided meanwhile.
 *
 * @returns whether it was stored
 */
export async function storeDecision(
  trx: Knex.Transaction,
  waiver: StoredWaiver,
  from: WaiverStatus,
): Promise<boolean> {
  const { status, decided_by, decided_at, decision_comment } =
    rowOfWaiver(waiver);
  const stored = await trx('waiver')
    .where({ id: waiver.id, status: from })
    .update({ status, decided_by, decided_at, decision_comment });
  return stored === 1;
}

/**
 * Open waivers whose time is up until then, the first to end first; locked.
 * Leans on the index on (status, expires_at).
 */
export async function lockEndingWaivers(
  trx: Knex.Transaction,
  {
    status = OPEN,
    until,
    limit,
  }: { status?: readonly WaiverStatus[]; until: Date; limit: number },
): Promise<StoredWaiver[]> {
  const rows = await trx<WaiverRow>('waiver')
    .whereIn('status', status)
    .where('expires_at', '<=', toTimestamp(until))
    .orderBy(['expires_at', 'id'])
    .limit(limit)
    .forUpdate();
  return rows.map(waiverOfRow);
}

/** A waiver that has ended is expired, also before that is stored. */
function whereStatus(
  statuses: readonly WaiverStatus[],
  now: Date,
): Knex.QueryCallback {
  const at = toTimestamp(now);
  const open = statuses.filter(status => OPEN.includes(status));
  const closed = statuses.filter(status => !OPEN.includes(status));
  return query => {
    query.whereIn('status', closed);
    if (open.length > 0) {
      query.orWhere(it =>
        it.whereIn('status', open).where('expires_at', '>', at),
      );
    }
    if (statuses.includes('expired')) {
      query.orWhere(it =>
        it.whereIn('status', OPEN).where('expires_at', '<=', at),
      );
    }
  };
}
