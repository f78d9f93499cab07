import { Visit } from './visits';

/**
 * How many were worked on at once at most, 1 at least. In a stage that leaves
 * nobody idle while something waits, all were busy then, and what never waits
 * needs no more.
 */
export function mostAtOnce(visits: readonly Visit[]): number {
  const worked = visits.filter(({ touch }) => touch > 0);
  const begun = Float64Array.from(worked, ({ begun: at = 0 }) => at).sort();
  const ended = Float64Array.from(
    worked,
    ({ begun: at = 0, touch }) => at + touch,
  ).sort();
  let most = 1;
  let over = 0;
  begun.forEach((at, index) => {
    while (ended[over] <= at) {
      over += 1;
    }
    most = Math.max(most, index + 1 - over);
  });
  return most;
}
