import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { LoggedEvent, NewEvent } from '../../log';

/** Milliseconds of a time of 2026-03-02, such as `10:00:00`. */
export const at = (clock: string) => Date.parse(`2026-03-02T${clock}Z`);

/** An event as the log gives it back. */
export function logged(
  event: Omit<NewEvent, 'payload'> & { payload?: JsonObject },
): LoggedEvent {
  return { seq: 1, receivedAt: new Date(at('23:59:59')), ...event };
}

/** The same, of what an ingest has made. */
export function loggedAs({ payload, ...event }: NewEvent): LoggedEvent {
  return logged({ ...event, payload: JSON.parse(payload) });
}

/**
 * Some of these events in another order and some repeatedly, as if they had
 * arrived at other times: beside them, each once and in this order.
 */
export function tellings(
  events: readonly LoggedEvent[],
): fc.Arbitrary<{ once: LoggedEvent[]; told: LoggedEvent[] }> {
  return fc
    .tuple(
      fc.subarray([...events]),
      fc.infiniteStream(fc.nat({ max: 1_000_000 })),
    )
    .chain(([once, seqs]) =>
      fc
        .tuple(
          fc.shuffledSubarray(once, { minLength: once.length }),
          fc.shuffledSubarray(once),
        )
        .map(([shuffled, again]) => ({
          once,
          told: [...shuffled, ...again].map(event => {
            const seq = seqs.next().value;
            return { ...event, seq, receivedAt: new Date(seq) };
          }),
        })),
    );
}

/** Payloads in which any value was replaced by anything that JSON can hold. */
export function spoilt(payload: JsonObject): fc.Arbitrary<JsonObject> {
  const paths = pathsOf(payload);
  return fc
    .tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }))
    .map(([path, value]) => replaceAt(payload, path, value) as JsonObject);
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [...path, key],
        ...pathsOf(inner, [...path, key]),
      ])
    : [];
}

function replaceAt(value: unknown, path: string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return by;
  }
  if (Array.isArray(value)) {
    return value.map((it, index) =>
      String(index) === key ? replaceAt(it, rest, by) : it,
    );
  }
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaceAt(object[key], rest, by) };
}
