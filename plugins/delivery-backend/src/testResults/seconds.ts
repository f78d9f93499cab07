const PLAIN = /^\d+(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$|^\.\d+$/;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/;

/**
 * Reads the `time` of JUnit: seconds, which some tools write with a comma after
 * each three digits. `1,234` is left alone: it can be one second, or a thousand.
 *
 * @returns milliseconds, with microseconds as decimals; undefined if it is none
 */
export function millisecondsOf(seconds: string): number | undefined {
  const text = seconds.trim();
  if (!PLAIN.test(text) && !GROUPED.test(text)) {
    return undefined;
  }
  const milliseconds = Number(text.replaceAll(',', '')) * 1_000;
  return Number.isFinite(milliseconds)
    ? Number(milliseconds.toFixed(3))
    : undefined;
}
