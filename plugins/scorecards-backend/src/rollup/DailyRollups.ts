import { Knex } from 'knex';
import { DateTime } from 'luxon';

const COLUMNS = [
  'scorecard_id',
  'owner_ref',
  'tier',
  'entities',
  'passed_weight',
  'known_weight',
  'applicable_weight',
  'levels',
];

/** Keeps what the sums were at the end of each day, for trends. */
export class DailyRollups {
  constructor(private readonly options: { knex: Knex; now: () => Date }) {}

  /**
   * Sets today's sums to those of now, so that the last run of a day leaves
   * what it ended with. May run as often as one likes.
   */
  async run(): Promise<void> {
    const { knex, now } = this.options;
    const today = dayOf(now());
    await knex.transaction(async trx => {
      await trx('daily').where({ day: today }).delete();
      const columns = COLUMNS.map(() => '??').join(', ');
      await trx.raw(
        `INSERT INTO daily (day, ${columns}) SELECT CAST(? AS text), ${columns} FROM rollup`,
        [...COLUMNS, today, ...COLUMNS],
      );
    });
  }
}

/** The day of a time in UTC, as `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return DateTime.fromJSDate(at, { zone: 'utc' }).toFormat('yyyy-MM-dd');
}
