import { ProviderProblem } from '@groundwork/backstage-plugin-ownership-node';
import { instantOf } from './calendarTime';
import { CalendarEvent } from './event';

/** All events of one UID that count. */
export interface Series {
  uid: string;
  /**
   * The event that repeats, or stands alone. A calendar that was exported in
   * part may hold changed occurrences without it.
   */
  main?: CalendarEvent;
  /** Changed occurrences, in the order of those that they replace. */
  overrides: CalendarEvent[];
}

/** Puts events together that are the same, one changed at times. */
export function groupSeries(
  events: CalendarEvent[],
  problems: ProviderProblem[],
): Series[] {
  const byUid = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const same = byUid.get(event.uid);
    if (same) {
      same.push(event);
    } else {
      byUid.set(event.uid, [event]);
    }
  }
  const series: Series[] = [];
  for (const [uid, same] of byUid) {
    const [main] = latest(
      same.filter(event => !event.replaces),
      problems,
    );
    // A series that was called off takes its changed occurrences along.
    if (main?.isCancelled) {
      continue;
    }
    const overrides = latest(
      same.filter(event => event.replaces),
      problems,
    );
    series.push({ uid, main, overrides });
  }
  return series;
}

/** Of events for the same occurrence, the last revision. */
function latest(
  events: CalendarEvent[],
  problems: ProviderProblem[],
): CalendarEvent[] {
  const byOccurrence = new Map<number, CalendarEvent>();
  for (const event of events) {
    const occurrence = event.replaces
      ? instantOf(event.replaces.occurrence)
      : 0;
    const other = byOccurrence.get(occurrence);
    const isNewer = !other || isRevision(event, other);
    if (other) {
      const [kept, dropped] = isNewer ? [event, other] : [other, event];
      problems.push({
        where: `line ${dropped.line} (UID ${dropped.uid})`,
        message: `the event is left out: the one at line ${kept.line} has the same UID and is a later revision; events that are not the same need UIDs of their own`,
      });
    }
    if (isNewer) {
      byOccurrence.set(occurrence, event);
    }
  }
  return [...byOccurrence.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, event]) => event);
}

/** Whether the event is a revision of one that stands before it. */
function isRevision(event: CalendarEvent, earlier: CalendarEvent): boolean {
  return event.sequence === earlier.sequence
    ? event.stamp >= earlier.stamp
    : event.sequence > earlier.sequence;
}
