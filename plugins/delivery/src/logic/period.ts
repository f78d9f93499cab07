/** How far back numbers go. */
export const PERIODS = ['4w', '12w', '1y'] as const;

/** See {@link PERIODS}. */
export type PeriodId = (typeof PERIODS)[number];

/** Whole weeks, so that each of them has every day of the week as often. */
const WEEKS: Record<PeriodId, number> = { '4w': 4, '12w': 12, '1y': 52 };

const HOUR = 60 * 60_000;
const WEEK = 7 * 24 * HOUR;

/** The period that an address names; the shortest unless it names one. */
export function readPeriod(text: string): PeriodId {
  return PERIODS.find(known => known === text) ?? PERIODS[0];
}

/**
 * From when until when a period is. It ends with the hour that it is now, so
 * that whoever asks within it asks the same.
 */
export function timesOf(
  period: PeriodId,
  now: Date,
): { from: string; to: string } {
  const to = Math.ceil(now.getTime() / HOUR) * HOUR;
  return {
    from: new Date(to - WEEKS[period] * WEEK).toISOString(),
    to: new Date(to).toISOString(),
  };
}
