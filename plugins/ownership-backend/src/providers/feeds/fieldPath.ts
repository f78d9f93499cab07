/** A step into a value: to a key, to one element of a list, or to all. */
type Step = { key: string } | { index: number } | { all: true };

const STEP = /\.?(?:([^.[\]'"\s]+)|\[(\d+)\]|\[(\*?)\]|\['([^']*)'\])/y;

/**
 * Where in a row a value is: `metadata.name`, `hosts[].name`, `ports[0]`, or
 * `labels['app.kubernetes.io/name']` where a key holds dots.
 */
export type FieldPath = readonly Step[];

/** @throws if it is no path */
export function parseFieldPath(text: string): FieldPath {
  const steps: Step[] = [];
  let at = 0;
  while (at < text.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(text);
    const isDotMissing =
      match && at > 0 && match[1] !== undefined && text[at] !== '.';
    if (!match || isDotMissing || (at === 0 && text[0] === '.')) {
      throw new Error(
        `'${text}' is no path from character ${
          at + 1
        } on; one would be metadata.labels['app.kubernetes.io/name'] or hosts[].name`,
      );
    }
    const [, key, index, , quoted] = match;
    if (index !== undefined) {
      steps.push({ index: Number(index) });
    } else if (key !== undefined || quoted !== undefined) {
      steps.push({ key: key ?? quoted });
    } else {
      steps.push({ all: true });
    }
    at = STEP.lastIndex;
  }
  if (steps.length === 0) {
    throw new Error('an empty path leads nowhere');
  }
  return steps;
}

/** What is there; several values where the path goes through lists. */
export function valuesAt(row: unknown, path: FieldPath): unknown[] {
  let values = [row];
  for (const step of path) {
    values = values.flatMap(value => follow(value, step));
  }
  return values;
}

function follow(value: unknown, step: Step): unknown[] {
  if ('all' in step) {
    return Array.isArray(value) ? value : [];
  }
  if ('index' in step) {
    return Array.isArray(value) && step.index < value.length
      ? [value[step.index]]
      : [];
  }
  // Own properties only, so that a path cannot reach into prototypes.
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, step.key)
    ? [(value as Record<string, unknown>)[step.key]]
    : [];
}
