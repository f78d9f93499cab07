import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';

/** The ways in which events come in. */
export const INGESTS = ['alertmanager', 'cdevents', 'github'] as const;

/** One of {@link INGESTS}. */
export type IngestName = (typeof INGESTS)[number];

/** The source of what people tell in the portal itself. */
export const PORTAL_SOURCE = 'portal';

/** Something that happened, as its source tells it. */
export interface NewEvent {
  /** Who tells of it; with {@link NewEvent.eventId} it is the key. */
  source: string;
  eventId: string;
  /** Without the version of its schema, for example `dev.cdevents.change.merged`. */
  type: string;
  /** What it is about; ignored events need none. */
  subject?: string;
  occurredAt: Date;
  /** JSON. */
  payload: string;
  /** Why nothing is made of it. */
  ignored?: string;
}

/** An event of the log. */
export interface LoggedEvent extends Omit<NewEvent, 'payload'> {
  /** Its place in the log. Numbers may be missing. */
  seq: number;
  receivedAt: Date;
  /** Undefined once it was emptied by the retention. */
  payload?: JsonObject;
}

/** What came in, before anybody looked into it. */
export interface Delivery {
  /** In lower case, only those that {@link keptHeaders} keeps. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Now: what happens much later is not believed. */
  at: Date;
}

/** What was sent and could not be understood. */
export interface Unreadable extends Omit<Delivery, 'at'> {
  /** What is wrong, where, and what would be right. */
  reason: string;
}

/** What a parser has made of a delivery. */
export interface Reading {
  events: NewEvent[];
  unreadable: Unreadable[];
}

/** Makes events of what came in. Never throws for what is in it. */
export type Parser = (delivery: Delivery) => Reading;

/** How many events were new, and how many were there already. */
export interface Appended {
  appended: number;
  duplicates: number;
}

/** Is told of which subjects there is more to know. */
export interface SubjectMarks {
  /**
   * @param trx - The transaction that appends their events: nothing is
   * acknowledged of which no mark was kept
   */
  mark(subjects: readonly string[], trx: Knex.Transaction): Promise<void>;
}

/** Something that was sent and could not be understood. */
export interface DeadLetter {
  id: string;
  ingest: IngestName;
  reason: string;
  headers: Record<string, string>;
  /** How its body begins. */
  excerpt: string;
  /** How long its body is. */
  bytes: number;
  /** How often it came. */
  times: number;
  firstAt: Date;
  lastAt: Date;
  /** When it was understood after all. */
  replayedAt?: Date;
}
