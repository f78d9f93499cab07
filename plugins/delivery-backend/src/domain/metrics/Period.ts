/** From a time until just before another; milliseconds since 1970, UTC. */
export interface Period {
  from: number;
  to: number;
}

/** Whether a time is in a period: wherever the reader is, each is in one only. */
export function isIn({ from, to }: Period, time: number): boolean {
  return from <= time && time < to;
}
