import { isDeepStrictEqual } from 'node:util';
import {
  fromJsonColumn,
  toJsonColumn,
  upsertInChunks,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { weekOf } from '../domain/weeks';
import { Levels, TeamDay } from './types';

interface DayRow {
  entity_ref: string;
  day: string;
  levels: unknown;
  model: string | null;
}

/** The levels of groups, day by day. */
export class DayStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Writes where groups stand on a day, by a model; the last word of the day counts.
   *
   * @returns whether anything has changed
   */
  async save(
    trx: Knex.Transaction,
    day: string,
    teams: ReadonlyMap<string, Levels>,
    model: string,
  ): Promise<boolean> {
    const rows: DayRow[] = await trx('team_day').where({ day });
    const known = new Map(rows.map(row => [row.entity_ref, row]));
    const changed = [...teams].filter(([ref, levels]) => {
      const row = known.get(ref);
      return (
        !row ||
        row.model !== model ||
        !isDeepStrictEqual(levels, levelsOf(trx, row))
      );
    });
    await upsertInChunks(
      trx,
      'team_day',
      changed.map(([ref, levels]) => ({
        entity_ref: ref,
        day,
        week: weekOf(day),
        levels: toJsonColumn(levels),
        model,
      })),
      { key: ['entity_ref', 'day'] },
    );
    return changed.length > 0;
  }

  /** The last day of each week of each group, from a week on; in one statement. */
  async loadWeeks(since: string): Promise<TeamDay[]> {
    const last = this.knex('team_day')
      .where('week', '>=', since)
      .groupBy('entity_ref', 'week')
      .select('entity_ref')
      .max('day as day')
      .as('last');
    const rows: DayRow[] = await this.knex('team_day')
      .join(last, join =>
        join
          .on('last.entity_ref', 'team_day.entity_ref')
          .andOn('last.day', 'team_day.day'),
      )
      // Without it, PostgreSQL reads all that was ever kept
      .where('team_day.week', '>=', since)
      .orderBy(['team_day.entity_ref', 'team_day.day'])
      .select(
        'team_day.entity_ref',
        'team_day.day',
        'team_day.levels',
        'team_day.model',
      );
    return rows.map(row => this.#dayOf(row));
  }

  /** All days of a group that are kept, the oldest first. */
  async history(entityRef: string): Promise<TeamDay[]> {
    const rows: DayRow[] = await this.knex('team_day')
      .where({ entity_ref: entityRef })
      .orderBy('day');
    return rows.map(row => this.#dayOf(row));
  }

  /** Where each group stood at the end of a time, if it was measured within it. */
  async lastWithin(from: string, before: string): Promise<TeamDay[]> {
    const last = this.knex('team_day')
      .where('day', '>=', from)
      .where('day', '<', before)
      .groupBy('entity_ref')
      .select('entity_ref')
      .max('day as day')
      .as('last');
    const rows: DayRow[] = await this.knex('team_day')
      .join(last, join =>
        join
          .on('last.entity_ref', 'team_day.entity_ref')
          .andOn('last.day', 'team_day.day'),
      )
      .select(
        'team_day.entity_ref',
        'team_day.day',
        'team_day.levels',
        'team_day.model',
      );
    return rows.map(row => this.#dayOf(row));
  }

  async forgetBefore(day: string): Promise<number> {
    return this.knex('team_day').where('day', '<', day).delete();
  }

  #dayOf(row: DayRow): TeamDay {
    const { entity_ref: entityRef, day, model } = row;
    return {
      entityRef,
      day,
      levels: levelsOf(this.knex, row),
      ...(model !== null && { model }),
    };
  }
}

function levelsOf(knex: Knex, row: DayRow): Levels {
  return fromJsonColumn<Levels>(knex, row.levels) ?? {};
}
