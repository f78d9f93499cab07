import { Knex } from 'knex';
import { DateTime } from 'luxon';

const KEY = ['scorecard_id', 'owner_ref', 'tier'];

const SUMS = ['entities', 'passed_weight', 'known_weight', 'applicable_weight'];

const COLUMNS = [...KEY, ...SUMS, 'levels'];

/** Keeps what the sums were at the end of each day, for trends. */
export class DailyRollups {
  constructor(private readonly options: { knex: Knex; now: () => Date }) {}

  /**
   * Sets today's sums to those of now, so that the last run of a day leaves
   * what it ended with. May run as often as one likes: only what differs is
   * written.
   */
  async run(): Promise<void> {
    const { knex, now } = this.options;
    const today = dayOf(now());
    await knex.transaction(async trx => {
      const stillThere = trx('rollup').select(trx.raw('1'));
      KEY.forEach(column => stillThere.whereRaw(`?? = ??`, both(column)));
      await trx('daily')
        .where({ day: today })
        .whereNotExists(stillThere)
        .delete();
      const columns = COLUMNS.join(', ');
      await trx.raw(
        // WHERE true: else SQLite takes ON for that of a join
        `INSERT INTO daily (day, ${columns})
         SELECT CAST(? AS text), ${columns} FROM rollup WHERE true
         ON CONFLICT (${KEY.join(', ')}, day) DO UPDATE
         SET ${[...SUMS, 'levels']
           .map(column => `${column} = excluded.${column}`)
           .join(', ')}
         WHERE ${[...SUMS.map(differs), differsAsText('levels')].join(' OR ')}`,
        [today],
      );
    });
  }
}

function both(column: string): [string, string] {
  return [`rollup.${column}`, `daily.${column}`];
}

function differs(column: string): string {
  return `daily.${column} <> excluded.${column}`;
}

/** PostgreSQL does not compare JSON; both are written by the same code. */
function differsAsText(column: string): string {
  return `CAST(daily.${column} AS text) <> CAST(excluded.${column} AS text)`;
}

/** The day of a time in UTC, as `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return DateTime.fromJSDate(at, { zone: 'utc' }).toFormat('yyyy-MM-dd');
}
