import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { joinShown, SHOWN_COLUMNS, ShownRow, STATE_COLUMNS } from './shownRows';

/** Where a page of standings begins. */
export interface StandingPosition {
  /** The entity before it; the list's beginning without one. */
  after?: string;
  /** Rows to leave out from there on. */
  skip: number;
}

/** A state, with why and since when each check says what it says. */
export interface StandingRow extends ShownRow {
  details: unknown;
}

/**
 * States on a scorecard from a position on, by ref, with one statement. It
 * leans on the primary key.
 */
export async function findStandings(
  knex: Knex,
  { scorecardId, refs }: { scorecardId: string; refs?: readonly string[] },
  {
    position: { after, skip },
    limit,
    now,
  }: { position: StandingPosition; limit: number; now: Date },
): Promise<StandingRow[]> {
  const page = knex('state')
    .where('scorecard_id', scorecardId)
    .modify(query => {
      if (refs) {
        query.where(whereInArray('entity_ref', refs));
      }
      if (after !== undefined) {
        query.where('entity_ref', '>', after);
      }
    })
    .orderBy('entity_ref')
    .limit(limit)
    .offset(skip)
    .select(...STATE_COLUMNS, 'details');
  return knex
    .from(page.as('row'))
    .modify(joinShown, { knex, now })
    .orderBy('row.entity_ref')
    .select<StandingRow[]>('row.*', ...SHOWN_COLUMNS);
}
