import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow, StateRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { nameOf, NoticeContext, renderNotices } from './renderNotices';
import { deleteGroup, findSettledGroups, readGroups } from './settledGroups';
import { NoticeGroup } from './types';

/** Groups that are read at once: what is told of them is some hundred rows. */
const AT_ONCE = 50;

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
    const { knex, now } = this.options;
    let failures = 0;
    let after = 0;
    for (;;) {
      const settled = await findSettledGroups(knex, SETTLING, {
        now: now(),
        after,
        limit: AT_ONCE,
      });
      const groups = await readGroups(knex, settled);
      const contextOf = await this.#readContext(groups);
      for (const group of groups) {
        if (signal?.aborted || failures === MAX_FAILURES) {
          return;
        }
        failures = (await this.#trySend(group, contextOf(group)))
          ? 0
          : failures + 1;
        after = group.firstId;
      }
      if (groups.length < AT_ONCE) {
        return;
      }
    }
  }

  async #trySend(group: NoticeGroup, context: NoticeContext): Promise<boolean> {
    try {
      await this.#send(group, context);
      return true;
    } catch (error) {
      this.options.logger.warn(
        `Notices for ${group.recipientRef} about ${group.entities} entities could not be sent, and are tried again`,
        error as Error,
      );
      return false;
    }
  }

  async #send(group: NoticeGroup, context: NoticeContext): Promise<void> {
    const { knex, notifications } = this.options;
    const payload = renderNotices(group, context);
    if (payload) {
      await notifications.send({
        recipients: { type: 'entity', entityRef: group.recipientRef },
        payload,
      });
    }
    await deleteGroup(knex, group);
  }

  /** What the texts need, with as many statements for many groups as for one. */
  async #readContext(
    groups: readonly NoticeGroup[],
  ): Promise<(group: NoticeGroup) => NoticeContext> {
    const { knex, definitions } = this.options;
    const notices = groups.flatMap(group => group.notices);
    const refs = [...new Set(notices.map(({ entityRef }) => entityRef))];
    const people = notices.flatMap(({ content }) =>
      'by' in content ? [content.by] : [],
    );
    const ids = [...new Set(groups.map(({ scorecardId }) => scorecardId))];
    if (groups.length === 0) {
      return () => {
        throw new Error('There are no notices');
      };
    }
    const [{ scorecards }, entities, states] = await Promise.all([
      definitions.current(),
      knex<EntityTableRow>('entity')
        .where(whereInArray('entity_ref', [...new Set([...refs, ...people])]))
        .select('entity_ref', 'title'),
      knex<StateRow>('state')
        .where(whereInArray('entity_ref', refs))
        .where(whereInArray('scorecard_id', ids))
        .select('scorecard_id', 'entity_ref', 'level'),
    ]);
    const titles = new Map(entities.map(row => [row.entity_ref, row.title]));
    const levels = new Map(
      states.map(row => [
        JSON.stringify([row.scorecard_id, row.entity_ref]),
        row.level,
      ]),
    );
    return ({ scorecardId }) => ({
      definition: scorecards.get(scorecardId)?.definition,
      titleOf: ref => titles.get(ref) ?? ref,
      nameOf: subject => titles.get(subject) ?? nameOf(subject),
      levelOf: ref => levels.get(JSON.stringify([scorecardId, ref])),
    });
  }
}
