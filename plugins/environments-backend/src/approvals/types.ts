import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import { HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { OccurredEnvironment } from '../records/occurrence';

/** What an approval is about, by its id. */
export interface ApprovalSubject {
  kind: 'environment' | 'deployment';
  id: string;
}

/** Something that somebody has to agree to. */
export interface NewApproval {
  subject: ApprovalRequest['subject'];
  /** Owner of what it is about: who may read that, may read it. */
  owner: string;
  digest: string;
  /** What would happen, in lines. */
  summary: string[];
  groups: string[];
  required: number;
  validFor: HumanDuration;
  requestedBy: string;
  /** As it is told when something happens to the approval. */
  environment: OccurredEnvironment;
}

/** An approval that has been decided, has expired or was withdrawn. */
export interface SettledApproval {
  id: string;
  subject: ApprovalRequest['subject'];
  digest: string;
  status: Exclude<ApprovalRequest['status'], 'open'>;
  /** Refs of those who agreed. */
  approvedBy: string[];
  /** Who decided last; absent when it has expired. */
  actor?: string;
  comment?: string;
}

/** Told in the transaction in which an approval is settled. */
export type ApprovalListener = (
  trx: Knex.Transaction,
  approval: SettledApproval,
) => Promise<void>;

/** Has people asked. */
export interface Approvals {
  /** Asks, in the transaction that makes the thing wait. */
  request(trx: Knex.Transaction, approval: NewApproval): Promise<string>;
  /** Takes back what is open about a subject. */
  withdraw(
    trx: Knex.Transaction,
    subject: ApprovalSubject,
    actor?: string,
  ): Promise<void>;
  onSettled(listener: ApprovalListener): void;
}
