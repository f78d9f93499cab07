/** Steps that read well, for a power of ten. */
const STEPS = [1, 2, 5, 10];

/**
 * Where an axis from zero to at least a value has its lines.
 *
 * @returns the values of the lines, zero first; the last is the end of the axis
 */
export function ticksTo(most: number, count: number = 4): number[] {
  if (!(most > 0)) {
    return [0, 1];
  }
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    power * (STEPS.find(factor => factor * power >= rough * 0.999) ?? 10);
  const steps = Math.ceil(most / step - 1e-9);
  // Not added up, for sums of tenths are not quite what one expects.
  return Array.from({ length: steps + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** Where a value is between two edges. */
export function placeBetween(
  value: number,
  [low, high]: [low: number, high: number],
  [start, end]: [start: number, end: number],
): number {
  const share = high > low ? (value - low) / (high - low) : 0.5;
  return start + share * (end - start);
}

/** A point of a line; without `y` there is none. */
export interface LinePoint {
  x: number;
  y?: number;
}

/**
 * The `d` of a line through points. It breaks where one is missing; a point
 * between two gaps is a dot.
 */
export function linePath(points: LinePoint[]): string {
  let isDown = false;
  return points
    .flatMap(({ x, y }, index) => {
      if (y === undefined) {
        isDown = false;
        return [];
      }
      const isAlone = !isDown && points[index + 1]?.y === undefined;
      const command = isDown ? 'L' : 'M';
      isDown = true;
      const place = `${command}${round(x)} ${round(y)}`;
      return isAlone ? [place, 'h0'] : [place];
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
