import { JsonObject } from '@backstage/types';
import { CdEvent } from './types';

/** The media type of events in the structured mode of CloudEvents. */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';

/** A CDEvent as a CloudEvent, as the binding of CDEvents to CloudEvents says. */
export function cloudEventOf(event: CdEvent): JsonObject {
  const { context, subject } = event;
  return {
    specversion: '1.0',
    id: context.id,
    source: context.source,
    type: context.type,
    subject: subject.id,
    time: context.timestamp,
    datacontenttype: 'application/json',
    data: { ...event },
  };
}
