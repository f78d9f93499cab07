import { ProviderProblem } from '@groundwork/backstage-plugin-ownership-node';
import { CalendarBlock, splitCalendar } from './calendarText';
import { ZoneFinder } from './calendarTime';
import { CalendarEvent, readEvent } from './event';
import { JcalComponent, parseComponent } from './jcal';
import { groupSeries, Series } from './series';
import { ianaZone, TimeZone, utc } from './timeZone';
import { readVtimezone } from './vtimezone';

/** An event is some hundred characters long, with a description a few thousand. */
const MAX_BLOCK_LENGTH = 256 * 1024;

/** A calendar that has been read. */
export interface Calendar {
  series: Series[];
  /** What could not be read; the rest counts. */
  problems: ProviderProblem[];
}

/** What a calendar does not say itself. */
export interface CalendarOptions {
  /**
   * IANA name of the zone that floating times and whole days are in. Comes
   * before the calendar's own X-WR-TIMEZONE.
   */
  timezone?: string;
}

/**
 * Reads an iCalendar text (RFC 5545).
 *
 * @throws CalendarError if it is no complete calendar
 */
export function readCalendar(
  text: string,
  options: CalendarOptions = {},
): Calendar {
  const steps = readCalendarInSteps(text, options);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/**
 * As {@link readCalendar}, an event at a time: a large calendar takes long
 * enough for other work to be let in between.
 */
export function* readCalendarInSteps(
  text: string,
  options: CalendarOptions = {},
): Generator<void, Calendar> {
  const { blocks, timezone } = splitCalendar(text);
  const problems: ProviderProblem[] = [];
  const zoneOf = createZoneFinder(
    blocks.filter(({ name }) => name === 'VTIMEZONE'),
    { ...options, own: timezone },
    problems,
  );
  const events: CalendarEvent[] = [];
  for (const block of blocks) {
    if (block.name === 'VEVENT') {
      try {
        events.push(readEvent(parseBlock(block), block.line, zoneOf));
      } catch (error) {
        problems.push(problemOf(block, error));
      }
      yield;
    }
  }
  return { series: groupSeries(events, problems), problems };
}

function parseBlock({ text }: CalendarBlock): JcalComponent {
  if (text.length > MAX_BLOCK_LENGTH) {
    throw new Error(
      `it has ${text.length} characters; at most ${MAX_BLOCK_LENGTH} are read`,
    );
  }
  return parseComponent(text);
}

function problemOf(block: CalendarBlock, error: unknown): ProviderProblem {
  const uid = /^UID:(.{1,80})/im.exec(block.text)?.[1].trim();
  const what =
    block.name === 'VEVENT'
      ? 'the event is left out'
      : 'the time zone is not used';
  return {
    where: `line ${block.line}${uid ? ` (UID ${uid})` : ''}`,
    message: `${what}: ${error instanceof Error ? error.message : error}`,
  };
}

/**
 * A TZID that the IANA database knows means its zone, even if the calendar
 * defines it: programs often write only the rules of the current year.
 */
function createZoneFinder(
  blocks: CalendarBlock[],
  { timezone, own }: CalendarOptions & { own?: string },
  problems: ProviderProblem[],
): ZoneFinder {
  const defined = readZones(blocks, problems);
  const zones = new Map<string, TimeZone | undefined>();
  const find = (tzid: string) => {
    if (!zones.has(tzid)) {
      zones.set(tzid, ianaZone(tzid) ?? defined.get(tzid));
    }
    return zones.get(tzid);
  };
  const floatingId = timezone ?? own;
  const floating = floatingId ? find(floatingId) : utc;
  return tzid => {
    const zone = tzid === undefined ? floating : find(tzid);
    if (!zone) {
      throw new Error(
        `its time zone '${
          tzid ?? floatingId
        }' is not known: it has no usable VTIMEZONE here, and is no IANA name such as Europe/Berlin`,
      );
    }
    return zone;
  };
}

function readZones(
  blocks: CalendarBlock[],
  problems: ProviderProblem[],
): Map<string, TimeZone> {
  const zones = new Map<string, TimeZone>();
  for (const block of blocks) {
    try {
      const zone = readVtimezone(parseBlock(block));
      zones.set(zone.id, zone);
    } catch (error) {
      problems.push(problemOf(block, error));
    }
  }
  return zones;
}
