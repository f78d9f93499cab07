import {
  Remark,
  ReviewQueue,
  WaitingChange,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { ChangeSummaries } from '../query/changes/ChangeSummaries';
import { ContextReader } from '../query/context/ContextReader';
import { WEEK_MS } from '../query/period';
import { ResolvedScope } from '../query/scope';
import { Viewer } from '../query/Viewer';
import { queueOf } from './queueOf';
import { MOST_OPEN, ReviewStore, TeamLoad } from './ReviewStore';
import { hoursOf, usualWait } from './usualWait';

/** Of what is usual. */
export const USUAL_MS = 12 * WEEK_MS;
const RECENT_MS = 4 * WEEK_MS;

const TRUNCATED: Remark = {
  code: 'queueTruncated',
  text: `Only the ${MOST_OPEN} oldest open changes are looked at`,
};

/** Reads what waits for reviews, in as many statements for any scope. */
export class ReviewQueueReader {
  readonly #store: ReviewStore;
  readonly #changes: ChangeSummaries;

  constructor(
    private readonly options: {
      knex: Knex;
      contexts: ContextReader;
      now: () => Date;
    },
  ) {
    this.#store = new ReviewStore(options.knex);
    this.#changes = new ChangeSummaries(options);
  }

  async read(
    scope: ResolvedScope,
    { limit }: { limit: number },
    viewer: Viewer,
  ): Promise<ReviewQueue> {
    const { filter } = scope;
    const now = this.options.now().getTime();
    const context = await this.options.contexts.read(scope, {
      from: now - USUAL_MS,
      to: now,
    });
    const open = await this.#store.findOpen(filter);
    const changes = await this.#changes.find(
      open.map(({ id }) => id),
      viewer,
    );
    const found = [...changes.values()];
    const failuresOf = await this.#store.findFailures(
      [...new Set(found.flatMap(({ summary }) => summary.components))],
      now - RECENT_MS,
    );
    const readings = await this.#store.findReadings(filter, now - USUAL_MS);
    const { usual, overdueAfterMs } = usualWait(readings);
    const items = queueOf({
      changes: found,
      paths: new Map(
        open.flatMap(({ id, paths }) => (paths ? [[id, paths]] : [])),
      ),
      failuresOf,
      overdueAfterMs,
      now,
    });
    const loads = await this.#store.findLoad(filter, new Date(now - RECENT_MS));
    const readable = await viewer.readable(loads.map(({ team }) => team));
    return {
      ...context,
      remarks: [
        ...context.remarks,
        ...(open.length === MOST_OPEN ? [TRUNCATED] : []),
      ],
      items: items.slice(0, limit),
      total: items.length,
      overdue: items.filter(({ isOverdue }) => isOverdue).length,
      usual,
      ...(overdueAfterMs !== undefined && {
        overdueAfterHours: hoursOf(overdueAfterMs),
      }),
      load: withWaiting(
        loads.filter(({ team }) => readable.has(team)),
        items,
      ),
    };
  }
}

/** Adds what waits; of teams of which nothing else is known, too. */
function withWaiting(
  loads: readonly TeamLoad[],
  items: readonly WaitingChange[],
): ReviewQueue['load'] {
  const waiting = new Map<string, number>();
  for (const { change, waitsFor } of items) {
    for (const team of waitsFor === 'review' ? change.teams : []) {
      waiting.set(team, (waiting.get(team) ?? 0) + 1);
    }
  }
  const known = new Set(loads.map(({ team }) => team));
  const others = [...waiting.keys()]
    .filter(team => !known.has(team))
    .map(team => ({ team, arrived: 0, reviewed: 0 }));
  return [...loads, ...others].map(it => ({
    ...it,
    waiting: waiting.get(it.team) ?? 0,
  }));
}
