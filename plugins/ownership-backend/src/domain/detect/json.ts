import { JsonObject, JsonValue } from '@backstage/types';
import { addAttributes, Attribute } from './attributes';
import { scaledSink } from './collector';
import { isTelemetryAttribute } from './meanings';
import { Sink } from './types';
import { visiblePlace } from './url';

const MAX_DEPTH = 32;
const MAX_ATTRIBUTES = 20_000;

/** Values under names that say nothing weigh less than a line of a log. */
const UNNAMED = 0.7;

/** Reads a text as JSON; undefined if it is none. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Whether the text is JSON is the question; the error says that it is not.
    return undefined;
  }
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key, or an empty one. */
export function objectAt(
  value: JsonValue | undefined,
  key: string,
): JsonObject {
  const inner = isObject(value) ? value[key] : undefined;
  return isObject(inner) ? inner : {};
}

/** The string under a key. */
export function stringAt(
  value: JsonValue | undefined,
  key: string,
): string | undefined {
  const inner = isObject(value) ? value[key] : undefined;
  return typeof inner === 'string' ? inner : undefined;
}

/** The list under a key, or an empty one. */
export function arrayAt(
  value: JsonValue | undefined,
  key: string,
): JsonValue[] {
  const inner = isObject(value) ? value[key] : undefined;
  return Array.isArray(inner) ? inner : [];
}

/** The value of OTLP's `{stringValue: …}`, whichever type it has. */
function otlpValue(value: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  if (isObject(value.arrayValue)) {
    return arrayAt(value.arrayValue, 'values').map(
      item => otlpValue(item) ?? null,
    );
  }
  return value.stringValue ?? value.intValue;
}

/**
 * The name and value of an element of a list that stands for a map: OTLP's
 * `{key, value: {stringValue}}`, and `{name, value}` of environments and tags.
 */
function namedElement(element: JsonObject): [string, JsonValue] | undefined {
  const name = element.key ?? element.name;
  const value = otlpValue(element.value) ?? element.value;
  const isPair =
    typeof name === 'string' && value !== undefined && !isObject(value);
  return isPair ? [name, value] : undefined;
}

interface Pending {
  name: string;
  value: JsonValue;
  depth: number;
}

function childrenOf({ name, value, depth }: Pending): Pending[] {
  if (Array.isArray(value)) {
    return value.map(element => {
      const named = isObject(element) ? namedElement(element) : undefined;
      return named
        ? { name: named[0], value: named[1], depth: depth + 1 }
        : { name, value: element, depth: depth + 1 };
    });
  }
  return isObject(value)
    ? Object.entries(value).map(([key, inner]) => ({
        name: name === '' ? key : `${name}.${key}`,
        value: inner ?? null,
        depth: depth + 1,
      }))
    : [];
}

/**
 * Writes nested values as attributes with dotted names, in the order in which
 * they stand, down to a depth and up to a number that no real payload needs.
 */
export function flatten(root: JsonValue): Attribute[] {
  const attributes: Attribute[] = [];
  const pending: Pending[] = [{ name: '', value: root, depth: 0 }];
  let budget = MAX_ATTRIBUTES;
  while (pending.length > 0 && budget-- > 0) {
    const item = pending.pop()!;
    if (typeof item.value === 'string') {
      const { name, value } = item;
      attributes.push({ name, value, place: visiblePlace(value) });
    } else if (item.depth < MAX_DEPTH) {
      const children = childrenOf({ ...item, name: item.name.slice(-256) });
      for (let index = children.length - 1; index >= 0; index--) {
        pending.push(children[index]);
      }
    }
  }
  return attributes;
}

/** Reads prose within JSON; what it finds goes to the sink. */
export type AddText = (text: string, sink: Sink) => void;

/** Adds what the named values of an object identify. */
export function addJson(value: JsonValue, sink: Sink, addText: AddText): void {
  const attributes = flatten(value);
  const telemetry = attributes.some(({ name }) => isTelemetryAttribute(name));
  const detector = telemetry ? 'otel' : 'json';
  const unknown = addAttributes(
    attributes,
    detector,
    sink,
    (text, _role, weight) => addText(text, scaledSink(sink, weight, undefined)),
  );
  for (const attribute of unknown) {
    addText(attribute.value, scaledSink(sink, UNNAMED, undefined));
  }
}
