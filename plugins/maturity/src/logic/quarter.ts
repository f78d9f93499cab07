/** A quarter of a year, by UTC. */
export interface Quarter {
  year: number;
  /** From 1 to 4. */
  quarter: number;
}

/** The quarter that a time is in. */
export function quarterOf(time: Date): Quarter {
  return {
    year: time.getUTCFullYear(),
    quarter: Math.floor(time.getUTCMonth() / 3) + 1,
  };
}

/** As it stands in addresses: `2026-Q4`. */
export function formatQuarter({ year, quarter }: Quarter): string {
  return `${year}-Q${quarter}`;
}

/** Reads what {@link formatQuarter} writes; undefined for anything else. */
export function readQuarter(text: string): Quarter | undefined {
  const match = /^(\d{4})-Q([1-4])$/.exec(text);
  return match
    ? { year: Number(match[1]), quarter: Number(match[2]) }
    : undefined;
}

/** The quarter and those before it, the latest first. */
export function quartersUntil(last: Quarter, count: number): Quarter[] {
  return Array.from({ length: count }, (_, back) => {
    const index = last.year * 4 + last.quarter - 1 - back;
    return { year: Math.floor(index / 4), quarter: (index % 4) + 1 };
  });
}
