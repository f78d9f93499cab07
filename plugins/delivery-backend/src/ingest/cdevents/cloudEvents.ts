import { JsonObject, JsonValue } from '@backstage/types';
import { Delivery, Unreadable } from '../../log';
import { isObject, parseJson, writeJson } from '../parseJson';

/** The ways in which HTTP carries CloudEvents. */
export type Mode = 'structured' | 'batched' | 'binary';

const STRUCTURED = 'application/cloudevents+json';
const BATCHED = 'application/cloudevents-batch+json';
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/;
const MAX_EVENTS = 1_000;

/** A CloudEvent whose data is JSON. */
export interface CloudEvent {
  id: string;
  source: string;
  type: string;
  time?: string;
  data: JsonValue | undefined;
  /** What it would be if it had come alone. */
  origin: Pick<Delivery, 'headers' | 'body'>;
}

/** CloudEvents of a delivery, and what of it is none. */
export interface ReadCloudEvents {
  events: CloudEvent[];
  unreadable: Unreadable[];
}

/**
 * How a request carries CloudEvents.
 *
 * @returns undefined if it does not
 * @see {@link https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md}
 */
export function modeOf(
  headers: Readonly<Record<string, string | undefined>>,
): Mode | undefined {
  const type = mediaTypeOf(headers);
  if (type === STRUCTURED) {
    return 'structured';
  }
  if (type === BATCHED) {
    return 'batched';
  }
  return headers['ce-specversion'] !== undefined && JSON_TYPE.test(type)
    ? 'binary'
    : undefined;
}

/** Reads a delivery in any of the modes. */
export function readCloudEvents(delivery: Delivery): ReadCloudEvents {
  const { headers, body } = delivery;
  const mode = modeOf(headers);
  const none = (reason: string): ReadCloudEvents => ({
    events: [],
    unreadable: [{ headers, body, reason }],
  });
  if (!mode) {
    return none(`The Content-Type must be ${STRUCTURED} or ${BATCHED}`);
  }
  const parsed = parseJson(body);
  if (!parsed.ok) {
    return none(parsed.reason);
  }
  const { value } = parsed;
  if (mode === 'binary') {
    return collect([toCloudEvent(attributesOf(headers, value), delivery)]);
  }
  if (mode === 'structured') {
    return collect([toCloudEvent(value, delivery)]);
  }
  if (!Array.isArray(value)) {
    return none('The body must be a JSON array of CloudEvents');
  }
  if (value.length > MAX_EVENTS) {
    return none(
      `The body has ${value.length} events; ${MAX_EVENTS} are the most, send it in parts`,
    );
  }
  const parts = value.map(item => partOf(item));
  return parts.includes(undefined)
    ? none('The body is nested too deeply')
    : collect(value.map((item, index) => toCloudEvent(item, parts[index]!)));
}

/** An event of a batch as if it had come alone, so that it can be replayed. */
function partOf(
  item: JsonValue,
): Pick<Delivery, 'headers' | 'body'> | undefined {
  const json = writeJson(item);
  return json === undefined
    ? undefined
    : { headers: { 'content-type': STRUCTURED }, body: Buffer.from(json) };
}

function collect(read: Array<CloudEvent | Unreadable>): ReadCloudEvents {
  return {
    events: read.filter((it): it is CloudEvent => !('reason' in it)),
    unreadable: read.filter((it): it is Unreadable => 'reason' in it),
  };
}

function toCloudEvent(
  value: JsonValue | undefined,
  { headers, body }: Pick<Delivery, 'headers' | 'body'>,
): CloudEvent | Unreadable {
  const refuse = (reason: string): Unreadable => ({ headers, body, reason });
  if (!isObject(value)) {
    return refuse('A CloudEvent must be a JSON object');
  }
  if (value.specversion !== '1.0') {
    return refuse("The specversion of the CloudEvent must be '1.0'");
  }
  const { id, source, type, time } = value;
  if (!isText(id) || !isText(source) || !isText(type)) {
    return refuse(
      'A CloudEvent must have id, source and type, texts that are not empty',
    );
  }
  const data = dataOf(value);
  if ('reason' in data) {
    return refuse(data.reason);
  }
  return {
    id,
    source,
    type,
    time: isText(time) ? time : undefined,
    data: data.value,
    origin: { headers, body },
  };
}

function dataOf({
  data,
  data_base64: encoded,
}: JsonObject): { value: JsonValue | undefined } | { reason: string } {
  if (typeof encoded !== 'string') {
    return { value: data };
  }
  const parsed = parseJson(Buffer.from(encoded, 'base64'));
  return parsed.ok
    ? { value: parsed.value }
    : { reason: `data_base64: ${parsed.reason}` };
}

/** The CloudEvent that headers and a body make together. */
function attributesOf(
  headers: Readonly<Record<string, string>>,
  data: JsonValue,
): JsonObject {
  const attributes: JsonObject = { data };
  for (const name of ['specversion', 'id', 'source', 'type', 'time']) {
    const value = headers[`ce-${name}`];
    if (value !== undefined) {
      attributes[name] = decode(value);
    }
  }
  return attributes;
}

/** Section 3.1.3.2 of the binding: percent-encoded UTF-8. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function mediaTypeOf(
  headers: Readonly<Record<string, string | undefined>>,
): string {
  return (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
