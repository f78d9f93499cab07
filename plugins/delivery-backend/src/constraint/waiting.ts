/** A stretch of time in milliseconds. */
interface Stretch {
  start: number;
  end: number;
}

/** Stretches that do not touch, in order, of those that may overlap. */
export function unionOf(stretches: readonly Stretch[]): Stretch[] {
  const union: Stretch[] = [];
  for (const { start, end } of stretches.toSorted(
    (a, b) => a.start - b.start,
  )) {
    const last = union[union.length - 1];
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else if (start < end) {
      union.push({ start, end });
    }
  }
  return union;
}

/** How many times are in stretches in order; their ends are, their starts not. */
export function countWithin(
  times: readonly number[],
  stretches: readonly Stretch[],
): number {
  let at = 0;
  let count = 0;
  for (const time of times.toSorted((a, b) => a - b)) {
    while (at < stretches.length && stretches[at].end < time) {
      at += 1;
    }
    count += at < stretches.length && stretches[at].start < time ? 1 : 0;
  }
  return count;
}
