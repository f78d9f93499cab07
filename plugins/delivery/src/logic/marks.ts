import { TrendMark } from '@groundwork/backstage-plugin-delivery-common';

const WEEK = 7 * 24 * 3_600_000;

/** How many marks of a kind are in the week that begins at a time. */
export function countMarks(
  marks: TrendMark[],
  kind: TrendMark['kind'],
  week: string,
): number {
  const start = Date.parse(week);
  return marks.filter(mark => {
    const at = Date.parse(mark.at);
    return mark.kind === kind && at >= start && at < start + WEEK;
  }).length;
}
