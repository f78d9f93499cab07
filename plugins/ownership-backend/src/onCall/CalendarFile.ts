import { createHash } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { Calendar, readCalendarInSteps } from '../domain/onCall/calendar';
import {
  abortError,
  checkContentType,
  Origin,
  RememberedOrigin,
} from '../providers/feeds/origin';
import { IcalConfig } from './config';
import { withHostsOnly } from './ShownError';

/** How many events are read before other work is let in. */
const EVENTS_AT_ONCE = 100;

/** A calendar that was read, and when. */
interface LoadedCalendar {
  calendar: Calendar;
  /** Tells whether the text has changed. */
  digest: string;
  /** When its origin was last known to hold this. */
  asOf: Date;
}

/** A calendar in a file or on a server; the last good state is kept. */
export class CalendarFile {
  readonly where: string;
  private readonly origin: RememberedOrigin;
  private reading?: Promise<void>;
  private last?: LoadedCalendar;
  private problem?: string;

  constructor(
    readonly config: IcalConfig,
    origin: Origin,
    private readonly now: () => Date,
  ) {
    this.where = origin.where;
    this.origin = new RememberedOrigin(origin);
  }

  /** undefined as long as it could not be read. */
  get loaded(): Pick<LoadedCalendar, 'calendar' | 'asOf'> | undefined {
    return this.last;
  }

  /** Why the last attempt failed, if it did. */
  get error(): string | undefined {
    return this.problem;
  }

  /** Reads it, unless that was tried before or is under way. */
  ensureRead(createSignal: () => AbortSignal): Promise<void> {
    return (
      this.reading ??
      (this.last || this.problem
        ? Promise.resolve()
        : this.read(createSignal()))
    );
  }

  /** Reads it again. Does not throw: what went wrong is in `error`. */
  read(signal: AbortSignal): Promise<void> {
    this.reading ??= this.tryToRead(signal).finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async tryToRead(signal: AbortSignal): Promise<void> {
    try {
      this.last = await this.load(signal);
      this.problem = undefined;
    } catch (error) {
      const cause = signal.aborted ? abortError(signal) : error;
      this.problem = withHostsOnly(
        cause instanceof Error ? cause.message : String(cause),
      );
    }
  }

  private async load(signal: AbortSignal): Promise<LoadedCalendar> {
    const asOf = this.now();
    const content = await this.origin.open({ signal });
    checkContentType(content, this.where, ['text/calendar']);
    const text = await textOf(content.body);
    const digest = createHash('sha256').update(text).digest('base64');
    if (digest === this.last?.digest) {
      return { ...this.last, asOf };
    }
    const calendar = await readPatiently(text, this.config.timezone, signal);
    return { calendar, digest, asOf };
  }
}

async function readPatiently(
  text: string,
  timezone: string | undefined,
  signal: AbortSignal,
): Promise<Calendar> {
  const steps = readCalendarInSteps(text, { timezone });
  for (let count = 1; ; count++) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (count % EVENTS_AT_ONCE === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
  }
}
