import { JsonObject } from '@backstage/types';

/** The version of the CDEvents specification that events follow. */
export const CDEVENTS_VERSION = '0.5.1';

/** The types of events that are sent, each with the version of its schema. */
export type CdEventType =
  | 'dev.cdevents.environment.created.0.3.0'
  | 'dev.cdevents.environment.modified.0.3.0'
  | 'dev.cdevents.environment.deleted.0.3.0'
  | 'dev.cdevents.service.deployed.0.3.0'
  | 'dev.cdevents.service.upgraded.0.3.0'
  | 'dev.cdevents.service.rolledback.0.3.0'
  | 'dev.cdevents.service.removed.0.3.0'
  | 'dev.cdeventsx.groundwork-environment.requested.0.1.0';

/** An event as CDEvents defines it. */
export interface CdEvent {
  context: {
    specversion: string;
    id: string;
    source: string;
    type: CdEventType;
    /** RFC 3339. */
    timestamp: string;
  };
  subject: { id: string; source: string; content: JsonObject };
  customData: JsonObject;
  customDataContentType: 'application/json';
}

/** An event that waits for a sink. */
export interface PendingEvent {
  sink: string;
  /** Its place in the order. */
  number: number;
  /** What its order is kept within. */
  subject: string;
  /** How often it was not taken. */
  attempts: number;
  /** How often of these because the sink did not want it. */
  refusals: number;
  dueAt: Date;
  event: CdEvent;
}

/** What came of sending an event. */
export type Delivery =
  | { kind: 'taken' }
  /** It may be taken later: the sink is away, or has too much to do. */
  | { kind: 'unavailable'; reason: string; retryAfterMs?: number }
  /** The sink does not want it as it is. */
  | { kind: 'refused'; reason: string }
  /** This process stops; the sink may have taken it or not. */
  | { kind: 'interrupted' };
