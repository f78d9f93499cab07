import { z } from 'zod';
import { compareText } from '../domain/collections/compare';
import { countBy } from '../domain/collections/countBy';
import { LoggedEvent } from '../log';

/** All that the log has of a subject, in any order, any of it repeatedly. */
export interface SubjectEvents {
  subject: string;
  events: Iterable<LoggedEvent>;
}

/** What was made of the events of a subject. */
export interface Folded<T> {
  /** Undefined where nothing of them tells enough. */
  record?: T;
  /**
   * What was left out, by reason. Where `payloadForgotten` is among them, the
   * record is less than one that was made before, and must not replace it.
   */
  leftOut: Record<string, number>;
}

/** A fact that an event tells. */
export interface Told<F> {
  /** When it happened, in milliseconds since 1970. */
  at: number;
  /** The key of its event, which is the same whenever it arrives. */
  key: string;
  fact: F;
}

/** What the payloads of each type of event tell. */
export type Readers<F> = ReadonlyMap<string, z.ZodType<F>>;

/** Readers of facts of several kinds. */
export function readersOf<F>(
  readers: Record<string, z.ZodType<F>>,
): Readers<F> {
  return new Map(Object.entries(readers));
}

/**
 * What the events of a subject tell, each once, in an order that depends on
 * nothing but what they are: by time, then by key.
 *
 * @returns the facts, and why the other events tell none
 */
export function understand<F>(
  { subject, events }: SubjectEvents,
  readers: Readers<F>,
): { told: Array<Told<F>>; reasons: string[] } {
  const byKey = new Map(Array.from(events, it => [keyOf(it), it]));
  const told: Array<Told<F>> = [];
  const reasons: string[] = [];
  for (const [key, event] of [...byKey].sort(inOrder)) {
    const read = readEvent(event, subject, readers);
    if ('reason' in read) {
      reasons.push(read.reason);
    } else {
      told.push({ at: event.occurredAt.getTime(), key, fact: read.fact });
    }
  }
  return { told, reasons };
}

/** A record, if there is one, with what was left out. */
export function folded<T>(
  record: T | undefined,
  reasons: readonly string[],
): Folded<T> {
  const leftOut = countBy(reasons.toSorted(compareText), it => it);
  return { ...(record !== undefined && { record }), leftOut };
}

function readEvent<F>(
  { subject, type, payload, occurredAt, ignored }: LoggedEvent,
  expected: string,
  readers: Readers<F>,
): { fact: F } | { reason: string } {
  if (subject !== expected) {
    return { reason: 'otherSubject' };
  }
  const reader = readers.get(type);
  if (!reader || ignored !== undefined) {
    return { reason: 'otherType' };
  }
  if (!payload) {
    return { reason: 'payloadForgotten' };
  }
  const { success, data } = reader.safeParse(payload);
  return success && Number.isFinite(occurredAt.getTime())
    ? { fact: data }
    : { reason: 'notUnderstood' };
}

function keyOf({ source, eventId }: LoggedEvent): string {
  return JSON.stringify([source, eventId]);
}

function inOrder(
  [key, event]: [string, LoggedEvent],
  [otherKey, other]: [string, LoggedEvent],
): number {
  return (
    event.occurredAt.getTime() - other.occurredAt.getTime() ||
    compareText(key, otherKey)
  );
}
