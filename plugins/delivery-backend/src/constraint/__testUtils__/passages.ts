import { Stage, StageSpan } from '../../domain/types';
import { HOUR } from '../units';

/** Times of tests count from here; a Monday. */
export const START = Date.UTC(2026, 8, 7);

/** Milliseconds of a time some hours after the start. */
export const hour = (hours: number) => START + hours * HOUR;

/** From the start, for some hours. */
export const first = (hours: number) => ({ from: START, to: hour(hours) });

/** A change that waits, and is worked on; hours after the start. */
export function passage(
  item: string,
  stage: Stage,
  [arrival, begun, end]: [number, number?, number?],
  over: Partial<StageSpan> = {},
): StageSpan[] {
  const own = { item, stage, cohort: 'undeclared' as const, ...over };
  const time = (hours?: number) =>
    hours === undefined ? undefined : hour(hours);
  const queue: StageSpan[] = [
    { ...own, kind: 'queue', start: hour(arrival), end: time(begun) },
  ];
  return begun === undefined
    ? queue
    : [...queue, { ...own, kind: 'touch', start: hour(begun), end: time(end) }];
}

/**
 * Three changes that come one hour after another to one reviewer, who takes four
 * hours for each; each is then deployed at once, in an hour.
 *
 *     review  a ####            deploy  a     #
 *             b  ...####                b         #
 *             c   ......####            c             #
 *               0   4   8   12            0   4   8   12
 */
export const THREE: StageSpan[] = [
  ...passage('a', 'review', [0, 0, 4]),
  ...passage('b', 'review', [1, 4, 8]),
  ...passage('c', 'review', [2, 8, 12]),
  ...passage('a', 'deploy', [4, 4, 5]),
  ...passage('b', 'deploy', [8, 8, 9]),
  ...passage('c', 'deploy', [12, 12, 13]),
];

/** The same as often as there are weeks, 168 hours apart. */
export function weekly(spans: readonly StageSpan[], weeks: number) {
  return Array.from({ length: weeks }, (_, week) =>
    spans.map(({ item, start, end, ...rest }) => ({
      ...rest,
      item: `${item}${String(week).padStart(2, '0')}`,
      start: start + week * 168 * HOUR,
      end: end === undefined ? undefined : end + week * 168 * HOUR,
    })),
  ).flat();
}
