import { compareText } from '../collections/compare';
import { groupBy } from '../collections/groupBy';
import { StageSpan } from '../types';

/** A span, and which of the components of its item it is of. */
export interface PlacedSpan {
  span: StageSpan;
  /**
   * Where an item has the time of several components in a stage, only that of
   * the least place in a scope counts for the item: they wait side by side. The
   * one of place 0 counts for it as a whole.
   */
  place: number;
}

/**
 * Says which component's time counts for an item in a stage: that of the longest,
 * since the item was done with the stage only then; what lasts still is longest.
 */
export function placeSpans(spans: readonly StageSpan[]): PlacedSpan[] {
  const places = new Map<string, number>();
  const byStage = groupBy(spans, ({ item, stage }) =>
    JSON.stringify([item, stage]),
  );
  for (const own of byStage.values()) {
    const byComponent = groupBy(own, ({ component }) => component ?? '');
    [...byComponent.entries()]
      .map(([component, of]) => ({ component, of, length: lengthOf(of) }))
      .sort(
        (one, other) =>
          Number(other.length.isOpen) - Number(one.length.isOpen) ||
          other.length.time - one.length.time ||
          one.length.start - other.length.start ||
          compareText(one.component, other.component),
      )
      .forEach(({ of }, place) => places.set(keyOf(of[0]), place));
  }
  return spans.map(span => ({ span, place: places.get(keyOf(span)) ?? 0 }));
}

function keyOf({ item, stage, component = '' }: StageSpan): string {
  return JSON.stringify([item, stage, component]);
}

/** Of what lasts still only how long it has a known end; the start decides. */
function lengthOf(spans: readonly StageSpan[]) {
  return {
    isOpen: spans.some(({ end }) => end === undefined),
    time: spans.reduce(
      (sum, { start, end }) => sum + ((end ?? start) - start),
      0,
    ),
    start: Math.min(...spans.map(({ start }) => start)),
  };
}
