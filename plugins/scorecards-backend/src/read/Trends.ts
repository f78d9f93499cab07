import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { dayOf } from '../rollup/DailyRollups';
import { DaySums, readDays } from './daySums';

/** How far back trends go, today among them. */
const DAYS = 30;

/** A day that has been over for so long is not written any more. */
const SETTLED_AFTER = { hours: 1 };
/** After so long a day is read again, in case somebody has mended it. */
const REMEMBERED_FOR_MS = 60 * 60_000;

interface RememberedDay {
  sums: DaySums[];
  readAt: number;
}

/**
 * Sums of the last days before today. Days that are over do not change, and
 * there are many rows to each, so what they come to is remembered.
 */
export class Trends {
  readonly #remembered = new Map<string, RememberedDay>();

  constructor(private readonly options: { knex: Knex; now: () => Date }) {}

  /** Sums of the 29 days before today, of all scorecards. */
  async read(): Promise<DaySums[]> {
    const { knex, now } = this.options;
    const at = now();
    const days = daysBefore(at);
    this.#forget(days, at);
    const known = days.flatMap(day => this.#remembered.get(day)?.sums ?? []);
    const missing = days.filter(day => !this.#remembered.has(day));
    const read = missing.length === 0 ? [] : await readDays(knex, missing);
    const settled = dayOf(
      DateTime.fromJSDate(at, { zone: 'utc' }).minus(SETTLED_AFTER).toJSDate(),
    );
    for (const day of missing.filter(it => it < settled)) {
      this.#remembered.set(day, {
        sums: read.filter(it => it.day === day),
        readAt: at.getTime(),
      });
    }
    return [...known, ...read];
  }

  /** Of days that were read long ago one only, so that nobody waits for all. */
  #forget(days: readonly string[], at: Date): void {
    for (const day of this.#remembered.keys()) {
      if (!days.includes(day)) {
        this.#remembered.delete(day);
      }
    }
    const old = [...this.#remembered].find(
      ([, { readAt }]) => at.getTime() - readAt > REMEMBERED_FOR_MS,
    );
    if (old) {
      this.#remembered.delete(old[0]);
    }
  }
}

function daysBefore(at: Date): string[] {
  const today = DateTime.fromJSDate(at, { zone: 'utc' });
  return Array.from({ length: DAYS - 1 }, (_, before) =>
    dayOf(today.minus({ days: before + 1 }).toJSDate()),
  );
}
