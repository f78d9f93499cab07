import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { weekNumberOf } from '../period';
import { BEFORE } from './Cell';

/** Bins have numbers from -1 to below 1,900; this one is none. */
const NO_BIN = 4_095;
const BINS = 4_096;
const FLAGS = 4;

/**
 * What readings of a metric have in common that are counted together, besides the
 * reason.
 */
export interface CellGroup {
  /** As in a `Cell`. */
  slot: number;
  /** Undefined without one. */
  bin?: number;
  isOpen: boolean;
  isApproximate: boolean;
}

/**
 * Groups readings of a metric, of a period and of the time before it, by one whole
 * number: to group by as many columns takes SQLite three times as long.
 */
export class CellKey {
  readonly #from: number;
  readonly #firstWeek: number;

  constructor({ from }: Pick<Period, 'from'>) {
    this.#from = from;
    this.#firstWeek = weekNumberOf(from);
  }

  /** The number of a row of `reading as r`, as SQL. */
  sql(knex: Knex): Knex.Raw {
    return knex.raw(
      `((${this.slotSql(knex)}) * ${BINS} + COALESCE(r.bin + 1, ${NO_BIN}))
        * ${FLAGS}
        + CASE WHEN r.is_open THEN 2 ELSE 0 END
        + CASE WHEN r.is_approximate THEN 1 ELSE 0 END`,
    );
  }

  /** What {@link CellKey.sql} stands for; sums of PostgreSQL are texts. */
  read(key: number | string): CellGroup {
    const flags = Number(key) % FLAGS;
    const rest = (Number(key) - flags) / FLAGS;
    const bin = rest % BINS;
    return {
      slot: slotOf((rest - bin) / BINS),
      ...(bin !== NO_BIN && { bin: bin - 1 }),
      isOpen: flags >= 2,
      isApproximate: flags % 2 === 1,
    };
  }

  /**
   * 0 before the period, and then the weeks, from 1, as {@link slotOf} reads them.
   * Weeks are as `weekNumberOf` counts them; they are no column, since SQLite would
   * read each row for one that is generated. Neither database divides whole numbers
   * here.
   */
  slotSql(knex: Knex): Knex.Raw {
    const weeks = '(r.at - 345600000.0) / 604800000.0';
    const week =
      dialectOf(knex) === 'postgres'
        ? `CAST(FLOOR(${weeks}) AS BIGINT)`
        : `CAST(${weeks} AS INTEGER)`;
    return knex.raw(
      `CASE WHEN r.at < ${this.#from} THEN 0 ELSE ${week} - ${
        this.#firstWeek - 1
      } END`,
    );
  }
}

/** The slot of a `Cell`, of what {@link CellKey.slotSql} says. */
export function slotOf(number: number | string): number {
  return Number(number) === 0 ? BEFORE : Number(number) - 1;
}
