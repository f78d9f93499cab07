import {
  fromTimestamp,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  WAIVER_STATUSES,
  WaiverStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { WaiverRow } from '../database/rows';
import { StoredWaiver } from './types';

/** A row as a waiver. */
export function waiverOfRow(row: WaiverRow): StoredWaiver {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    scorecardId: row.scorecard_id,
    checkId: row.check_id,
    reason: row.reason,
    compensatingCheckId: row.compensating_check_id ?? undefined,
    status: statusOf(row),
    requestedBy: row.requested_by,
    requestedAt: fromTimestamp(row.requested_at),
    expiresAt: fromTimestamp(row.expires_at),
    decidedBy: row.decided_by ?? undefined,
    decidedAt:
      row.decided_at === null ? undefined : fromTimestamp(row.decided_at),
    decisionComment: row.decision_comment ?? undefined,
    remindedAt:
      row.reminded_at === null ? undefined : fromTimestamp(row.reminded_at),
  };
}

/** A waiver as a row. */
export function rowOfWaiver(waiver: StoredWaiver): WaiverRow {
  const { decidedAt, remindedAt } = waiver;
  return {
    id: waiver.id,
    entity_ref: waiver.entityRef,
    scorecard_id: waiver.scorecardId,
    check_id: waiver.checkId,
    reason: waiver.reason,
    compensating_check_id: waiver.compensatingCheckId ?? null,
    status: waiver.status,
    requested_by: waiver.requestedBy,
    requested_at: toTimestamp(waiver.requestedAt),
    expires_at: toTimestamp(waiver.expiresAt),
    decided_by: waiver.decidedBy ?? null,
    decided_at: decidedAt ? toTimestamp(decidedAt) : null,
    decision_comment: waiver.decisionComment ?? null,
    reminded_at: remindedAt ? toTimestamp(remindedAt) : null,
  };
}

function statusOf({ id, status }: WaiverRow): WaiverStatus {
  const known = WAIVER_STATUSES.find(it => it === status);
  if (!known) {
    throw new Error(
      `Waiver ${id} has the status '${status}', which is not one of ${WAIVER_STATUSES.join(
        ', ',
      )}`,
    );
  }
  return known;
}
