import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow, StateRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { groupNotices, isSettled, NoticeGroup } from './groupNotices';
import { deleteNotices, findNotices } from './NoticeStore';
import { NoticeContext, renderNotices } from './renderNotices';

/** Notices that are looked at in one run, and what is sent as one with them. */
const AT_ONCE = 5_000;

const SETTLING = { quietMs: 2 * 60_000, atMostMs: 15 * 60_000 };

/** After so many in a row it is not about the one that is sent. */
const MAX_FAILURES = 3;

/** Sends the notices that wait, as notifications of the portal. */
export class NoticeSender {
  constructor(
    private readonly options: {
      knex: Knex;
      definitions: Pick<Definitions, 'current'>;
      notifications: NotificationService;
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /**
   * Sends what is due. A notice is deleted once it is sent; what could not be
   * sent is tried again in the next run. If the process dies in between, it is
   * sent again, and takes the place of the one that was sent.
   */
  async run(signal?: AbortSignal): Promise<void> {
    const { knex, logger, now } = this.options;
    const notices = await findNotices(knex, AT_ONCE);
    const groups = groupNotices(notices).filter(group =>
      isSettled(group, SETTLING, now()),
    );
    const contextOf = await this.#readContext(groups);
    let failures = 0;
    for (const group of groups) {
      if (signal?.aborted || failures === MAX_FAILURES) {
        return;
      }
      try {
        await this.#send(group, contextOf(group));
        failures = 0;
      } catch (error) {
        failures += 1;
        logger.warn(
          `${group.notices.length} notices for ${group.notices[0].recipientRef} could not be sent, and are tried again`,
          error as Error,
        );
      }
    }
  }

  async #send(group: NoticeGroup, context: NoticeContext): Promise<void> {
    const { knex, notifications } = this.options;
    const [{ recipientRef }] = group.notices;
    const payload = renderNotices(group, context);
    if (payload) {
      await notifications.send({
        recipients: { type: 'entity', entityRef: recipientRef },
        payload,
      });
    }
    await deleteNotices(
      knex,
      group.notices.map(({ id }) => id),
    );
  }

  /** What the texts need, with as many statements for many groups as for one. */
  async #readContext(
    groups: readonly NoticeGroup[],
  ): Promise<(group: NoticeGroup) => NoticeContext> {
    const { knex, definitions } = this.options;
    const notices = groups.flatMap(group => group.notices);
    if (notices.length === 0) {
      return () => {
        throw new Error('There are no notices');
      };
    }
    const refs = [...new Set(notices.map(({ entityRef }) => entityRef))];
    const [{ scorecards }, entities, states] = await Promise.all([
      definitions.current(),
      knex<EntityTableRow>('entity')
        .where(whereInArray('entity_ref', refs))
        .select('entity_ref', 'title'),
      knex<StateRow>('state')
        .where(whereInArray('entity_ref', refs))
        .select('scorecard_id', 'entity_ref', 'level'),
    ]);
    const titles = new Map(entities.map(row => [row.entity_ref, row.title]));
    const levels = new Map(
      states.map(row => [
        JSON.stringify([row.scorecard_id, row.entity_ref]),
        row.level,
      ]),
    );
    return ({ notices: [{ scorecardId }] }) => ({
      definition: scorecards.get(scorecardId)?.definition,
      titleOf: ref => titles.get(ref) ?? ref,
      levelOf: ref => levels.get(JSON.stringify([scorecardId, ref])),
    });
  }
}
