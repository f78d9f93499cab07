import { Knex } from 'knex';
import { Asker } from '../rollup/Asker';
import { StoredWaiver } from './types';
import { findWaivers, WaiverFilter, WaiverPosition } from './WaiverStore';

/** Waivers that are looked at for a page of those that may be read, at most. */
const ROUNDS = 5;
const MAX_ROUND = 2_000;

/** Waivers of a list, and where the next page begins if there is one. */
export interface WaiverPage {
  waivers: StoredWaiver[];
  next?: WaiverPosition;
}

/**
 * Waivers from a position on, of entities that the caller may read.
 *
 * To others than those who read everything, a page can come with fewer waivers
 * than asked for and still have a next one: only so many are looked at. The
 * next position then is that of the last waiver that the caller knows of, and a
 * number of waivers, so that it does not tell of those that they do not.
 */
export async function takeReadableWaivers(
  knex: Knex,
  list: {
    filter: WaiverFilter;
    from: WaiverPosition;
    limit: number;
    now: Date;
  },
  caller: Asker,
): Promise<WaiverPage> {
  const { filter, limit, now } = list;
  const { entityRef } = filter;
  if (
    entityRef !== undefined &&
    !(await caller.readable([entityRef])).has(entityRef)
  ) {
    return { waivers: [] };
  }
  const readsThese = entityRef !== undefined || (await caller.readsAll());
  const waivers: StoredWaiver[] = [];
  let position = list.from;
  // One more tells that there is a next page; some may not be readable
  let portion = readsThese ? limit + 1 : limit + 1 + Math.ceil(limit / 4);
  for (let round = 0; round < ROUNDS; round++) {
    const found = await findWaivers(knex, filter, {
      position,
      limit: portion,
      now,
    });
    const refs = [...new Set(found.map(it => it.entityRef))];
    const readable = readsThese ? new Set(refs) : await caller.readable(refs);
    for (const waiver of found) {
      if (!readable.has(waiver.entityRef)) {
        position = { ...position, skip: position.skip + 1 };
      } else if (waivers.length === limit) {
        return { waivers, next: position };
      } else {
        waivers.push(waiver);
        position = {
          after: { requestedAt: waiver.requestedAt, id: waiver.id },
          skip: 0,
        };
      }
    }
    if (found.length < portion) {
      return { waivers };
    }
    portion = Math.min(4 * portion, MAX_ROUND);
  }
  return { waivers, next: position };
}
