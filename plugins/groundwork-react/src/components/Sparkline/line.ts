/**
 * Where a line goes: through points of a box whose origin is its upper left
 * corner. It breaks where a value is missing.
 */
export interface Line {
  /** Values of `d`; one for each stretch without a gap. */
  paths: string[];
  /** Where the last value is. */
  end?: { x: number; y: number };
}

/** What a line is drawn into. */
export interface LineBox {
  width: number;
  height: number;
  /** Kept free all around, for the width of the line. */
  inset: number;
  /** The values at the lower and the upper edge. */
  range: [number, number];
}

/**
 * The range of values, widened where they hardly differ so that noise does not
 * look like a landslide.
 */
export function rangeOf(
  values: ReadonlyArray<number | undefined>,
  least: number,
): [number, number] {
  const known = values.filter(value => value !== undefined);
  if (known.length === 0) {
    return [0, least];
  }
  const low = Math.min(...known);
  const high = Math.max(...known);
  const missing = Math.max(least - (high - low), 0) / 2;
  return [low - missing, high + missing];
}

/** Draws a line through values that are equally far apart. */
export function lineThrough(
  values: ReadonlyArray<number | undefined>,
  box: LineBox,
): Line {
  const { width, height, inset, range } = box;
  const [low, high] = range;
  const step =
    values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  const round = (number: number) => Math.round(number * 100) / 100;
  const paths: string[] = [];
  let end: Line['end'];
  let isPenDown = false;
  values.forEach((value, index) => {
    if (value === undefined) {
      isPenDown = false;
      return;
    }
    const share = high > low ? (value - low) / (high - low) : 0.5;
    const x = round(inset + index * step);
    const y = round(height - inset - share * (height - 2 * inset));
    end = { x, y };
    if (isPenDown) {
      paths[paths.length - 1] += `L${x} ${y}`;
    } else {
      paths.push(`M${x} ${y}`);
      isPenDown = true;
    }
  });
  return { paths, end };
}
