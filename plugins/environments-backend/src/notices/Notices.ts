import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  exponentialBackOff,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ApprovalRequestRow, NoticeRow } from '../database/rows';
import { Occurrence } from '../records/occurrence';
import { OccurrenceListener } from '../records/RecorderHub';
import { approvalOfTopic, noticesFor } from './noticesFor';

const ROWS_PER_INSERT = 50;
/** Notices that are sent in one run. */
const AT_ONCE = 500;
/** After so many in a row it is not about the one that is sent. */
const MAX_FAILURES = 3;
/** About half a day, as long as they wait in between. */
const MAX_ATTEMPTS = 20;
const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 3_600_000;

/** What people are told as notifications of the portal. */
export class Notices implements OccurrenceListener {
  readonly #backOffMs: (attempts: number) => number;

  constructor(
    private readonly options: {
      knex: Knex;
      notifications: NotificationService;
      logger: LoggerService;
      /** The stage in which a deployment has arrived. */
      lastStage?: string;
      now: () => Date;
      /** Numbers from 0 to 1; `Math.random` but in tests. */
      random?: () => number;
    },
  ) {
    this.#backOffMs = exponentialBackOff({
      firstMs: FIRST_RETRY_MS,
      maxMs: LAST_RETRY_MS,
      random: options.random ?? Math.random,
    });
  }

  async add(
    trx: Knex.Transaction,
    occurrences: readonly Occurrence[],
  ): Promise<void> {
    const rows = occurrences.flatMap(occurrence =>
      noticesFor(occurrence, this.options).map(({ recipient, ...content }) => ({
        ...content,
        recipient_ref: recipient,
        created_at: toTimestamp(occurrence.at),
        attempts: 0,
        due_at: toTimestamp(occurrence.at),
      })),
    );
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      await trx('notice').insert(rows.slice(start, start + ROWS_PER_INSERT));
    }
  }

  /**
   * Sends what is due: what was not tried yet first, so that what cannot be sent
   * keeps nothing waiting, and the oldest first. What could not be sent is tried
   * again later. If the process dies in between, it is sent again, and takes the
   * place of the one that was sent.
   */
  async send(signal?: AbortSignal): Promise<void> {
    let failures = 0;
    for (const row of await this.#findDue()) {
      if (signal?.aborted || failures === MAX_FAILURES) {
        return;
      }
      try {
        await this.#send(row);
      } catch (error) {
        failures += 1;
        await this.#postpone(row, toError(error));
        continue;
      }
      failures = 0;
      await this.#sent(row);
    }
  }

  /** Deletes those that were sent before a time. */
  async forgetBefore(time: Date): Promise<void> {
    await this.options
      .knex('notice')
      .where('sent_at', '<', toTimestamp(time))
      .delete();
  }

  /** Not those that a later one about the same would take the place of. */
  async #findDue(): Promise<NoticeRow[]> {
    const { knex, now } = this.options;
    const time = now();
    const farthest = new Date(time.getTime() + LAST_RETRY_MS);
    return knex<NoticeRow>('notice as mine')
      .whereNull('sent_at')
      .whereNotExists(
        knex('notice as later')
          .select(knex.raw('1'))
          .whereNull('later.sent_at')
          .where('later.recipient_ref', knex.ref('mine.recipient_ref'))
          .where('later.topic', knex.ref('mine.topic'))
          .where('later.id', '>', knex.ref('mine.id')),
      )
      .where(when =>
        when
          .where('due_at', '<=', toTimestamp(time))
          // Nothing waits for so long, but where the clock was set back since.
          .orWhere('due_at', '>', toTimestamp(farthest)),
      )
      .orderBy(['attempts', 'id'])
      .limit(AT_ONCE);
  }

  /** What waits about the same and is older must not take its place. */
  async #sent({ id, recipient_ref, topic }: NoticeRow): Promise<void> {
    const { knex, now } = this.options;
    await knex.transaction(async trx => {
      await trx('notice')
        .where({ id })
        .update({ sent_at: toTimestamp(now()) });
      await trx('notice')
        .where({ recipient_ref, topic })
        .whereNull('sent_at')
        .andWhere('id', '<', id)
        .delete();
    });
  }

  async #postpone(row: NoticeRow, error: Error): Promise<void> {
    const { knex, logger, now } = this.options;
    const attempts = row.attempts + 1;
    if (attempts >= MAX_ATTEMPTS) {
      await knex('notice').where({ id: row.id }).delete();
      logger.error(
        `A notice for ${row.recipient_ref} could not be sent ${attempts} times and is given up: ${row.title}`,
        error,
      );
      return;
    }
    await knex('notice')
      .where({ id: row.id })
      .update({
        attempts,
        due_at: toTimestamp(
          new Date(now().getTime() + this.#backOffMs(attempts)),
        ),
      });
    logger.warn(
      `A notice for ${row.recipient_ref} could not be sent, and is tried again`,
      error,
    );
  }

  async #send(row: NoticeRow): Promise<void> {
    await this.options.notifications.send({
      recipients: {
        type: 'entity',
        entityRef: row.recipient_ref,
        excludeEntityRef: await this.#findAsker(row),
      },
      payload: {
        title: row.title,
        description: row.description,
        link: row.link,
        severity: row.severity as 'low' | 'normal' | 'high',
        topic: 'environments',
        scope: `environments:${row.topic}`,
      },
    });
  }

  /**
   * Who has asked for what a group is asked to agree to: they may be a member, and
   * are not to be asked about it themselves.
   */
  async #findAsker({
    recipient_ref,
    topic,
  }: NoticeRow): Promise<string | undefined> {
    const id = approvalOfTopic(topic);
    if (id === undefined || !recipient_ref.startsWith('group:')) {
      return undefined;
    }
    const row = await this.options
      .knex<ApprovalRequestRow>('approval_request')
      .where({ id })
      .first('requested_by');
    return row?.requested_by;
  }
}
