const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: Array<[string, number]> = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/** A length of time in the largest unit that it holds: "30 days". */
export function formatDuration(milliseconds: number, locale: string): string {
  const [unit, length] =
    UNITS.find(([, size]) => milliseconds >= size) ?? UNITS[2];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(milliseconds / length);
}
