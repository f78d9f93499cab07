import { CalendarError } from './calendarError';

/** An event or a time zone of a calendar, as text. */
export interface CalendarBlock {
  name: 'VEVENT' | 'VTIMEZONE';
  /** Of its BEGIN, from 1. */
  line: number;
  text: string;
}

/** A calendar, taken apart and not yet understood. */
export interface CalendarText {
  /** `X-WR-TIMEZONE`: where a calendar without time zones means to be. */
  timezone?: string;
  blocks: CalendarBlock[];
}

const MAX_EVENTS = 20_000;

/**
 * Cuts an iCalendar text into its events and time zones, so that one which
 * cannot be read spoils only itself.
 *
 * @throws CalendarError if it is no calendar, or an end is missing: what is cut
 *   off would look as if nobody were on call
 */
export function splitCalendar(text: string): CalendarText {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const result: CalendarText = { blocks: [] };
  let open: { block: CalendarBlock; lines: string[] } | undefined;
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    const [, edge, component] =
      /^(BEGIN|END):(.*?)\s*$/i.exec(line)?.map(part => part.toUpperCase()) ??
      [];
    if (edge === 'BEGIN') {
      if (depth === 0 && component !== 'VCALENDAR') {
        throw notACalendar(index + 1, line);
      }
      depth += 1;
    } else if (depth === 0 && line.trim() !== '') {
      throw notACalendar(index + 1, line);
    }
    if (!open && edge === 'BEGIN' && isBlockName(component)) {
      open = {
        block: { name: component, line: index + 1, text: '' },
        lines: [],
      };
    }
    open?.lines.push(line);
    if (edge === 'END') {
      depth -= 1;
      if (open && depth === 1) {
        result.blocks.push({ ...open.block, text: open.lines.join('\r\n') });
        open = undefined;
      }
    }
    const zone = !open && /^X-WR-TIMEZONE:(.*)$/i.exec(line)?.[1].trim();
    if (zone) {
      result.timezone = zone;
    }
  }
  checkComplete(result, depth, lines);
  return result;
}

function isBlockName(name: string): name is CalendarBlock['name'] {
  return name === 'VEVENT' || name === 'VTIMEZONE';
}

function checkComplete(
  { blocks }: CalendarText,
  depth: number,
  lines: string[],
): void {
  if (lines.every(line => line.trim() === '')) {
    throw new CalendarError('the calendar is empty');
  }
  if (depth !== 0) {
    throw new CalendarError(
      `the calendar ends at line ${lines.length} without END:VCALENDAR, so it is cut off`,
    );
  }
  const events = blocks.filter(({ name }) => name === 'VEVENT').length;
  if (events > MAX_EVENTS) {
    throw new CalendarError(
      `the calendar has ${events} events; at most ${MAX_EVENTS} are read`,
    );
  }
}

function notACalendar(line: number, text: string): CalendarError {
  return new CalendarError(
    `line ${line} is outside of a calendar, which has to begin with BEGIN:VCALENDAR: ${JSON.stringify(
      text.slice(0, 60),
    )}`,
  );
}
