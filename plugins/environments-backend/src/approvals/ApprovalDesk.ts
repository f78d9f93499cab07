import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  ApprovalDecision,
  ApprovalQuery,
  ApprovalRequest,
  NewDecision,
} from '@groundwork/backstage-plugin-environments-common';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ApprovalService, Caller } from '../api/services';
import { StageConfig } from '../config/types';
import { namesOf } from '../deployments/words';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import {
  ApprovalOccurrenceKind,
  Occurrence,
  OccurredEnvironment,
} from '../records/occurrence';
import { occurredEnvironment } from '../records/occurredEnvironment';
import { Recorder } from '../records/Recorder';
import { ApprovalStore, StoredApproval } from './ApprovalStore';
import { ApprovalViews } from './ApprovalViews';
import { assertMayDecide } from './assertMayDecide';
import { statusAfter } from './decide';
import { environmentIdOf, titleOf } from './subject';
import {
  ApprovalListener,
  Approvals,
  ApprovalSubject,
  NewApproval,
  SettledApproval,
} from './types';

/** Those that end in one go. */
const PORTION = 100;

/** What approvals need. */
export interface ApprovalDeskOptions {
  knex: Knex;
  environments: EnvironmentStore;
  /** As configured; what one says depends on the one before. */
  stages: readonly StageConfig[];
  recorder: Recorder;
  logger: LoggerService;
  newId: () => string;
  now: () => Date;
  /** Called after a decision is committed that lets something go on. */
  wake: () => void;
}

/** Where people are asked to agree, and say whether they do. */
export class ApprovalDesk implements Approvals, ApprovalService {
  readonly #listeners: ApprovalListener[] = [];
  readonly #store: ApprovalStore;
  readonly #views: ApprovalViews;

  constructor(private readonly options: ApprovalDeskOptions) {
    this.#store = new ApprovalStore(options.knex);
    this.#views = new ApprovalViews({ ...options, store: this.#store });
  }

  onSettled(listener: ApprovalListener): void {
    this.#listeners.push(listener);
  }

  async request(trx: Knex.Transaction, asked: NewApproval): Promise<string> {
    const { newId, now } = this.options;
    const id = newId();
    const requestedAt = now();
    await this.#store.insert(trx, {
      ...asked,
      id,
      requestedAt,
      expiresAt: new Date(
        requestedAt.getTime() + durationToMilliseconds(asked.validFor),
      ),
    });
    await this.#record(trx, 'approval.requested', {
      approval: { ...asked, id },
      environment: asked.environment,
      actor: asked.requestedBy,
      message: `${
        asked.required === 1 ? 'Somebody' : `${asked.required} people`
      } of ${namesOf(asked.groups)} must agree: ${titleOf(asked.subject)}`,
    });
    return id;
  }

  async withdraw(
    trx: Knex.Transaction,
    subject: ApprovalSubject,
    actor?: string,
  ): Promise<void> {
    for (const id of await this.#store.findOpenOf(trx, subject)) {
      const approval = await this.#store.lock(trx, id);
      if (approval?.status === 'open') {
        await this.#settle(trx, approval, { status: 'withdrawn', actor });
      }
    }
  }

  async decide(
    id: string,
    { decision, digest, comment }: NewDecision,
    caller: Caller,
  ): Promise<ApprovalRequest> {
    const { wake } = this.options;
    const known = await this.#views.findReadable(id, caller);
    const isPermitted = await caller.may('approve', { owner: known.owner });
    await this.#write(async trx => {
      const approval = await this.#lock(trx, known);
      if (!approval) {
        throw new NotFoundError(`There is no approval '${id}'`);
      }
      const at = this.options.now();
      assertMayDecide(approval, { ...caller, isPermitted, digest, at });
      await this.#addDecision(trx, approval, {
        by: caller.ref,
        at: at.toISOString(),
        decision,
        comment,
      });
    });
    wake();
    const after = await this.#views.findReadable(id, caller);
    const [shown] = await this.present([after], caller);
    return shown;
  }

  query(query: ApprovalQuery, caller: Caller): Promise<Page<ApprovalRequest>> {
    return this.#views.query(query, caller);
  }

  /** Approvals as a caller sees them. */
  present(
    approvals: readonly StoredApproval[],
    caller: Caller,
  ): Promise<ApprovalRequest[]> {
    return this.#views.present(approvals, caller);
  }

  /** The newest approval of each subject, as it is stored. */
  findNewestOf(
    kind: ApprovalSubject['kind'],
    subjectIds: readonly string[],
  ): Promise<Map<string, StoredApproval>> {
    return this.#store.findNewestOf(kind, subjectIds);
  }

  /** Refs of those who have agreed to something. */
  findApprovers(
    trx: Knex.Transaction,
    subject: ApprovalSubject,
  ): Promise<string[]> {
    return this.#store.findApprovers(trx, subject);
  }

  /** Ends approvals whose time has ended; to be called now and then. */
  async expire(): Promise<number> {
    const { now, wake, logger } = this.options;
    let ended = 0;
    for (const known of await this.#store.findEnded(now(), PORTION)) {
      try {
        await this.#write(trx => this.#expire(trx, known));
        ended += 1;
      } catch (error) {
        // The others end all the same; this one is tried again the next time.
        logger.error(
          `Approval ${known.id} could not be ended, whose time has ended`,
          toError(error),
        );
      }
    }
    if (ended > 0) {
      wake();
    }
    return ended;
  }

  async #expire(trx: Knex.Transaction, known: StoredApproval): Promise<void> {
    const approval = await this.#lock(trx, known);
    if (
      approval?.status === 'open' &&
      approval.expiresAt <= this.options.now()
    ) {
      await this.#settle(trx, approval, { status: 'expired' });
    }
  }

  #write<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return retryOnDeadlock(() => this.options.knex.transaction(work));
  }

  /** The environment first, as everybody does, so that none waits in a circle. */
  async #lock(
    trx: Knex.Transaction,
    { id, subject }: Pick<StoredApproval, 'id' | 'subject'>,
  ): Promise<StoredApproval | undefined> {
    await this.options.environments.lock(
      trx,
      await environmentIdOf(trx, subject),
    );
    return this.#store.lock(trx, id);
  }

  async #addDecision(
    trx: Knex.Transaction,
    approval: StoredApproval,
    decision: ApprovalDecision,
  ): Promise<void> {
    await this.#store.addDecision(trx, approval.id, decision);
    const decided: StoredApproval = {
      ...approval,
      decisions: [...approval.decisions, decision],
    };
    const { by, comment } = decision;
    await this.#record(trx, 'approval.decided', {
      approval: { ...decided, decision: decision.decision },
      environment: await this.#environmentOf(trx, decided),
      actor: by,
      message: `${
        decision.decision === 'approve' ? 'Approved' : 'Rejected'
      }: ${titleOf(decided.subject)}${comment ? ` (${comment})` : ''}`,
    });
    const status = statusAfter(approval, decision.decision);
    if (status) {
      await this.#settle(trx, decided, { status, actor: by, comment });
    }
  }

  async #settle(
    trx: Knex.Transaction,
    approval: StoredApproval,
    {
      status,
      actor,
      comment,
    }: Pick<SettledApproval, 'status' | 'actor' | 'comment'>,
  ): Promise<void> {
    await this.#store.settle(trx, approval.id, status, this.options.now());
    if (status === 'expired' || status === 'withdrawn') {
      await this.#record(trx, `approval.${status}`, {
        approval,
        environment: await this.#environmentOf(trx, approval),
        actor,
        message: `${
          status === 'expired' ? 'Nobody has agreed in time' : 'Taken back'
        }: ${titleOf(approval.subject)}`,
      });
    }
    for (const listener of this.#listeners) {
      await listener(trx, {
        id: approval.id,
        subject: approval.subject,
        digest: approval.digest,
        status,
        approvedBy: approval.decisions
          .filter(({ decision }) => decision === 'approve')
          .map(({ by }) => by),
        actor,
        comment,
      });
    }
  }

  async #environmentOf(
    trx: Knex.Transaction,
    { subject }: StoredApproval,
  ): Promise<OccurredEnvironment> {
    const id = await environmentIdOf(trx, subject);
    const environment = await this.options.environments.find(id, trx);
    if (!environment) {
      throw new Error(`There is no environment ${id}`);
    }
    return occurredEnvironment(environment);
  }

  async #record(
    trx: Knex.Transaction,
    kind: ApprovalOccurrenceKind,
    {
      approval,
      ...rest
    }: Pick<Occurrence, 'message' | 'actor' | 'environment'> & {
      approval: Pick<
        StoredApproval,
        'id' | 'subject' | 'groups' | 'requestedBy'
      > & {
        decision?: 'approve' | 'reject';
      };
    },
  ): Promise<void> {
    const { id, groups, requestedBy, decision, subject } = approval;
    await this.options.recorder.record(trx, [
      {
        ...rest,
        kind,
        at: this.options.now(),
        approval: { id, groups, requestedBy, decision },
        details: { about: titleOf(subject) },
      },
    ]);
  }
}
