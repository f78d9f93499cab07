/** What is checked of an overview. */
export interface OverviewNumbers {
  metrics: Array<{ id: string; now: { value?: number; n: number } }>;
}

const CHECKED = 'lead-time';
/** Values of many readings stand for 2 % wide bins. */
const TOLERANCE = 0.02;

/** @throws Error unless both have counted the same, to about the same median */
export function checkOverviews(
  what: string,
  ours: OverviewNumbers,
  plain: OverviewNumbers,
): void {
  const [one, other] = [ours, plain].map(
    ({ metrics }) => metrics.find(({ id }) => id === CHECKED)?.now,
  );
  const isSame =
    one !== undefined &&
    one.n === other?.n &&
    // Where there is nothing, neither has a value.
    isClose(one.value ?? 0, other.value ?? 0);
  if (!isSame) {
    throw new Error(
      `${what}: ${CHECKED} is ${JSON.stringify(
        one,
      )}, and plain code says ${JSON.stringify(other)}`,
    );
  }
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= TOLERANCE * other;
}
