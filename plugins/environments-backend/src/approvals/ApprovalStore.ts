import {
  ApprovalDecision,
  ApprovalRequest,
} from '@groundwork/backstage-plugin-environments-common';
import {
  dialectOf,
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ApprovalDecisionRow, ApprovalRequestRow } from '../database/rows';
import { ReadableFilter } from '../api/services';
import { whereReadable } from '../environments/queries/readable';
import { ApprovalSubject } from './types';

/** An approval, as it is stored. */
export interface StoredApproval {
  id: string;
  subject: ApprovalRequest['subject'];
  owner: string;
  digest: string;
  summary: string[];
  groups: string[];
  required: number;
  requestedBy: string;
  requestedAt: Date;
  expiresAt: Date;
  status: ApprovalRequest['status'];
  decisions: ApprovalDecision[];
}

/** Where an approval is in lists. */
export interface ApprovalPosition {
  isOpen: boolean;
  requestedAt: Date;
  id: string;
}

const CLOSED = `CASE WHEN status = 'open' THEN 0 ELSE 1 END`;

/** Reads and writes approvals. */
export class ApprovalStore {
  constructor(private readonly knex: Knex) {}

  async insert(
    trx: Knex.Transaction,
    it: Omit<StoredApproval, 'status' | 'decisions'>,
  ): Promise<void> {
    await trx('approval_request').insert({
      id: it.id,
      subject_kind: it.subject.kind,
      subject_id: subjectIdOf(it.subject),
      owner_ref: it.owner,
      subject: toJsonColumn(it.subject),
      digest: it.digest,
      summary: toJsonColumn(it.summary),
      groups: toJsonColumn(it.groups),
      required: it.required,
      requested_by: it.requestedBy,
      requested_at: toTimestamp(it.requestedAt),
      expires_at: toTimestamp(it.expiresAt),
      status: 'open',
      decided_at: null,
    });
  }

  /** Keeps others from deciding until the transaction ends. */
  async lock(
    trx: Knex.Transaction,
    id: string,
  ): Promise<StoredApproval | undefined> {
    const query = trx<ApprovalRequestRow>('approval_request')
      .where({ id })
      .first();
    if (dialectOf(trx) === 'postgres') {
      query.forUpdate();
    }
    const row = await query;
    if (!row) {
      return undefined;
    }
    const [approval] = await this.#withDecisions([row], trx);
    return approval;
  }

  async find(id: string): Promise<StoredApproval | undefined> {
    const rows = await this.knex<ApprovalRequestRow>('approval_request').where({
      id,
    });
    const [approval] = await this.#withDecisions(rows, this.knex);
    return approval;
  }

  /** Ids of what is open about a subject. */
  async findOpenOf(
    trx: Knex.Transaction,
    subject: ApprovalSubject,
  ): Promise<string[]> {
    return trx<ApprovalRequestRow>('approval_request')
      .where({
        subject_kind: subject.kind,
        subject_id: subject.id,
        status: 'open',
      })
      .orderBy('id')
      .pluck('id');
  }

  /** Refs of those who have agreed to something, each once. */
  async findApprovers(
    trx: Knex.Transaction,
    subject: ApprovalSubject,
  ): Promise<string[]> {
    const rows = await trx('approval_decision')
      .join(
        'approval_request',
        'approval_request.id',
        'approval_decision.request_id',
      )
      .where({
        subject_kind: subject.kind,
        subject_id: subject.id,
        decision: 'approve',
      })
      .orderBy('approval_decision.decided_by')
      .distinct<Array<{ by: string }>>('approval_decision.decided_by as by');
    return rows.map(({ by }) => by);
  }

  /** Those whose time has ended. */
  async findEnded(now: Date, limit: number): Promise<StoredApproval[]> {
    const rows = await this.knex<ApprovalRequestRow>('approval_request')
      .where({ status: 'open' })
      .andWhere('expires_at', '<=', toTimestamp(now))
      .orderBy('expires_at')
      .limit(limit);
    return this.#withDecisions(rows, this.knex);
  }

  /** By subject: the newest of each. */
  async findNewestOf(
    kind: ApprovalSubject['kind'],
    subjectIds: readonly string[],
  ): Promise<Map<string, StoredApproval>> {
    const rows = await this.knex<ApprovalRequestRow>('approval_request')
      .where({ subject_kind: kind })
      .andWhere(whereInArray('subject_id', subjectIds))
      .orderBy('requested_at');
    const found = await this.#withDecisions(rows, this.knex);
    return new Map(found.map(it => [subjectIdOf(it.subject), it]));
  }

  /** Open ones first, then the newest first, after one of them. */
  async query({
    status,
    readable,
    after,
    limit,
  }: {
    status?: ApprovalRequest['status'];
    readable: ReadableFilter;
    after?: ApprovalPosition;
    limit: number;
  }): Promise<StoredApproval[]> {
    const query = this.knex<ApprovalRequestRow>('approval_request')
      .where(whereReadable(readable))
      .orderByRaw(CLOSED)
      .orderBy([
        { column: 'requested_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (status) {
      query.andWhere({ status });
    }
    if (after) {
      query.andWhere(whereAfter(after));
    }
    return this.#withDecisions(await query, this.knex);
  }

  async addDecision(
    trx: Knex.Transaction,
    id: string,
    decision: ApprovalDecision,
  ): Promise<void> {
    await trx('approval_decision').insert({
      request_id: id,
      decided_by: decision.by,
      decided_at: toTimestamp(new Date(decision.at)),
      decision: decision.decision,
      comment: decision.comment ?? null,
    });
  }

  async settle(
    trx: Knex.Transaction,
    id: string,
    status: StoredApproval['status'],
    now: Date,
  ): Promise<void> {
    await trx('approval_request')
      .where({ id })
      .update({ status, decided_at: toTimestamp(now) });
  }

  async #withDecisions(
    rows: readonly ApprovalRequestRow[],
    knex: Knex,
  ): Promise<StoredApproval[]> {
    if (rows.length === 0) {
      return [];
    }
    const decisions = await knex<ApprovalDecisionRow>('approval_decision')
      .where(
        whereInArray(
          'request_id',
          rows.map(({ id }) => id),
        ),
      )
      .orderBy('decided_at');
    return rows.map(row => ({
      id: row.id,
      subject: subjectOf(knex, row),
      owner: row.owner_ref,
      digest: row.digest,
      summary: fromJsonColumn<string[]>(knex, row.summary) ?? [],
      groups: fromJsonColumn<string[]>(knex, row.groups) ?? [],
      required: row.required,
      requestedBy: row.requested_by,
      requestedAt: fromTimestamp(row.requested_at),
      expiresAt: fromTimestamp(row.expires_at),
      status: row.status as StoredApproval['status'],
      decisions: decisions
        .filter(({ request_id: of }) => of === row.id)
        .map(it => ({
          by: it.decided_by,
          at: fromTimestamp(it.decided_at).toISOString(),
          decision: it.decision as ApprovalDecision['decision'],
          comment: it.comment ?? undefined,
        })),
    }));
  }
}

function whereAfter({
  isOpen,
  requestedAt,
  id,
}: ApprovalPosition): Knex.QueryCallback {
  const closed = isOpen ? 0 : 1;
  const at = toTimestamp(requestedAt);
  return query =>
    query
      .whereRaw(`${CLOSED} > ?`, [closed])
      .orWhere(alike =>
        alike
          .whereRaw(`${CLOSED} = ?`, [closed])
          .andWhere(older =>
            older
              .where('requested_at', '<', at)
              .orWhere(same =>
                same.where('requested_at', at).andWhere('id', '<', id),
              ),
          ),
      );
}

/** Id of what an approval is about. */
export function subjectIdOf(subject: ApprovalRequest['subject']): string {
  return subject.kind === 'environment'
    ? subject.environmentId
    : subject.deploymentId;
}

function subjectOf(
  knex: Knex,
  row: ApprovalRequestRow,
): ApprovalRequest['subject'] {
  const subject = fromJsonColumn<ApprovalRequest['subject']>(knex, row.subject);
  if (!subject) {
    throw new Error(`Approval ${row.id} says nothing of what it is about`);
  }
  return subject;
}
