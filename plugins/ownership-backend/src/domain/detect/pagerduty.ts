import { JsonObject, JsonValue } from '@backstage/types';
import { addTeam } from './attributes';
import { scaledSink } from './collector';
import {
  addJson,
  AddText,
  arrayAt,
  isObject,
  objectAt,
  stringAt,
} from './json';
import { Sink } from './types';

const DETECTOR = 'pagerduty';

/** The title of an incident is mostly that of the alert that opened it. */
const TITLE = 0.7;
const DETAILS = 0.8;

/** An incident or service in an event of PagerDuty's webhooks, version 3. */
export interface PagerEvent {
  title?: string;
  ref?: string;
  data: JsonObject;
}

/** The event, if the value is one. */
export function pagerEventOf(payload: JsonValue): PagerEvent | undefined {
  const event = objectAt(payload, 'event');
  const data = event.data;
  const named = typeof event.event_type === 'string' && isObject(data);
  return named
    ? {
        title: stringAt(data, 'title') ?? stringAt(data, 'summary'),
        ref: stringAt(data, 'id') ?? stringAt(event, 'id'),
        data,
      }
    : undefined;
}

/** The service that an event is about: of the incident, or the event itself. */
function serviceOf(data: JsonObject): JsonObject {
  if (data.type === 'service' || data.type === 'service_reference') {
    return data;
  }
  return isObject(data.service)
    ? data.service
    : objectAt(objectAt(data, 'incident'), 'service');
}

function addService(service: JsonObject, sink: Sink): void {
  const id = stringAt(service, 'id');
  const name = stringAt(service, 'summary') ?? stringAt(service, 'name');
  if (id !== undefined) {
    const place = { text: id };
    sink.add({ kind: 'pager-service', value: id, weight: 1 }, DETECTOR, place);
  }
  if (name !== undefined) {
    const place = { text: name };
    sink.add(
      { kind: 'pager-service', value: name, weight: 0.8 },
      DETECTOR,
      place,
    );
    sink.add(
      { kind: 'service-name', value: name, weight: 0.7 },
      DETECTOR,
      place,
    );
  }
}

/**
 * Adds what an event identifies. The people who are assigned are left out:
 * they are on call now, which says little of who owns the service.
 */
export function addPagerEvent(
  { data }: PagerEvent,
  sink: Sink,
  addText: AddText,
): void {
  addService(serviceOf(data), sink);
  for (const team of arrayAt(data, 'teams')) {
    const name = stringAt(team, 'summary') ?? stringAt(team, 'name');
    if (name !== undefined) {
      addTeam(name, 0.4, DETECTOR, { text: name }, sink);
    }
  }
  for (const key of ['title', 'incident_key', 'content']) {
    addText(stringAt(data, key) ?? '', scaledSink(sink, TITLE, undefined));
  }
  const details = objectAt(data, 'body').details;
  if (typeof details === 'string') {
    addText(details, scaledSink(sink, DETAILS, undefined));
  } else if (details !== undefined) {
    addJson(details, scaledSink(sink, DETAILS, undefined), addText);
  }
}
