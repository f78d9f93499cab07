import { InputError } from '@backstage/errors';

/** A quarter of a year, by UTC. */
export interface Quarter {
  /** E.g. `2026-Q4`. */
  quarter: string;
  from: Date;
  /** Just after its end. */
  to: Date;
}

const QUARTER = /^(\d{4})-Q([1-4])$/;

/** The quarter that a time is in, such as `2026-Q4`. */
export function quarterOf(time: Date): string {
  return format(time.getUTCFullYear(), Math.floor(time.getUTCMonth() / 3));
}

/**
 * Reads a quarter such as `2026-Q4`.
 *
 * @returns undefined for what is none, and for those before 1970
 */
export function parseQuarter(text: string): Quarter | undefined {
  const [, year, number] = QUARTER.exec(text) ?? [];
  if (year === undefined || Number(year) < 1970) {
    return undefined;
  }
  const first = (Number(number) - 1) * 3;
  return {
    quarter: text,
    from: new Date(Date.UTC(Number(year), first)),
    to: new Date(Date.UTC(Number(year), first + 3)),
  };
}

/**
 * The quarter before one.
 *
 * @throws InputError for what is no quarter
 */
export function previousQuarter(text: string): string {
  const quarter = parseQuarter(text);
  if (!quarter) {
    throw new InputError(
      `quarter is '${text}'; it must be one such as 2026-Q4, from 1970 on`,
    );
  }
  return quarterOf(new Date(quarter.from.getTime() - 1));
}

function format(year: number, index: number): string {
  return `${String(year).padStart(4, '0')}-Q${index + 1}`;
}
