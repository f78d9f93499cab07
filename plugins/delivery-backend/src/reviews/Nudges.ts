import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import {
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ChangeSummaries } from '../query/changes/ChangeSummaries';
import { Viewer } from '../query/Viewer';
import { ReviewSettings } from './config';
import { Nudge, Nudged, nudgesFor } from './nudgesFor';
import { USUAL_MS } from './ReviewQueueReader';
import { ReviewStore } from './ReviewStore';
import { hoursOf, usualWait } from './usualWait';
import { isWorkingHour } from './workingHours';

/** After so many it is not about the one that is sent. */
const MAX_FAILURES = 3;
const HOURS_PER_DAY = 24;
const WORDS = {
  review: 'a first review',
  approval: 'an approval',
  merge: 'its merge',
} as const;

/** Tells teams of changes of theirs that wait for too long. */
export class Nudges {
  readonly #store: ReviewStore;
  readonly #changes: ChangeSummaries;

  constructor(
    private readonly options: {
      knex: Knex;
      notifications: NotificationService;
      logger: LoggerService;
      settings: ReviewSettings['nudges'];
      /** Who sends: teams are told of what is theirs, whoever may read it. */
      viewer: () => Promise<Viewer>;
      now: () => Date;
    },
  ) {
    this.#store = new ReviewStore(options.knex);
    this.#changes = new ChangeSummaries(options);
  }

  /** Sends what is due, in working hours. What fails is tried again next time. */
  async send(signal?: AbortSignal): Promise<void> {
    const { now, settings } = this.options;
    if (!settings.enabled || !isWorkingHour(now(), settings.timezone)) {
      return;
    }
    let failures = 0;
    for (const nudge of await this.#findDue()) {
      if (signal?.aborted || failures === MAX_FAILURES) {
        return;
      }
      failures += (await this.#sendOne(nudge)) ? 0 : 1;
    }
  }

  async #findDue(): Promise<Nudge[]> {
    const { viewer } = this.options;
    const now = this.options.now().getTime();
    const ids = (await this.#store.findOpen()).map(({ id }) => id);
    const changes = await this.#changes.find(ids, await viewer());
    const found = [...changes.values()];
    const teams = [...new Set(found.flatMap(({ summary }) => summary.teams))];
    const readings = await this.#store.findReadingsOfTeams(
      teams,
      now - USUAL_MS,
    );
    const overdueAfterMs = new Map(
      [...readings].flatMap(([team, own]) => {
        const { overdueAfterMs: after } = usualWait(own);
        return after === undefined ? [] : [[team, after] as const];
      }),
    );
    const nudged = await this.#findNudged(ids);
    return nudgesFor({ changes: found, overdueAfterMs, nudged, now });
  }

  async #findNudged(ids: readonly string[]): Promise<Map<string, Nudged>> {
    const rows: Array<{
      change_id: string;
      waiting_since: number;
      sent_at: number;
    }> = await this.options
      .knex('review_nudge')
      .where(whereInArray('change_id', ids));
    return new Map(
      rows.map(it => [
        it.change_id,
        { waitingSince: it.waiting_since, sentAt: it.sent_at },
      ]),
    );
  }

  /** If the process dies in between, the same notification is sent anew. */
  async #sendOne(nudge: Nudge): Promise<boolean> {
    const { knex, notifications, logger, now } = this.options;
    try {
      await notifications.send(notificationOf(nudge, now().getTime()));
    } catch (error) {
      logger.warn(
        `${nudge.teams.join(', ')} could not be told that ${
          nudge.changeId
        } waits, and will be in an hour`,
        toError(error),
      );
      return false;
    }
    const row = {
      change_id: nudge.changeId,
      waiting_since: nudge.wait.since,
      sent_at: now().getTime(),
    };
    await upsertInChunks(knex, 'review_nudge', [row], { key: ['change_id'] });
    return true;
  }
}

/** Of a change there is one notification, which a later one takes the place of. */
export function notificationOf(
  { changeId, title, teams, wait, overdueAfterMs }: Nudge,
  now: number,
): NotificationSendOptions {
  const [first] = teams;
  return {
    recipients: { type: 'entity', entityRef: teams },
    payload: {
      title: `${title} waits for ${WORDS[wait.waitsFor]}`,
      description: `For ${wordsOf(
        now - wait.since,
      )}; of ten changes, nine do not wait ${wordsOf(overdueAfterMs)}`,
      link: `/delivery/reviews?scope=${encodeURIComponent(first)}`,
      severity: 'normal',
      topic: 'delivery',
      scope: `delivery:review:${changeId}`,
    },
  };
}

function wordsOf(ms: number): string {
  const hours = Math.max(1, Math.round(hoursOf(ms)));
  if (hours < 2 * HOURS_PER_DAY) {
    return hours === 1 ? 'an hour' : `${hours} hours`;
  }
  return `${Math.round(hours / HOURS_PER_DAY)} days`;
}
