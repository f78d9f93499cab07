import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { ProviderProblem } from '@groundwork/backstage-plugin-ownership-node';
import { PeopleDirectory } from '../domain/onCall/people';
import { rosterAt } from '../domain/onCall/roster';
import { CalendarLayer, Shift, shiftsOf } from '../domain/onCall/shifts';
import { DAY_MS, Instant } from '../domain/onCall/wallTime';
import { CalendarFile } from './CalendarFile';
import { ShownError } from './ShownError';

/** Shifts are calculated for a week at a time. */
const PERIOD_MS = 7 * DAY_MS;
/** Changes of shift are told if they are at most so far ahead. */
const LOOK_AHEAD_MS = 35 * DAY_MS;
const MAX_PERIODS = 4;

interface Period {
  to: Instant;
  shifts: Shift[];
  problems: ProviderProblem[];
}

/** All calendars of one schedule. */
export class Schedule {
  private readonly periods = new Map<number, Period>();
  private calculatedFrom: unknown[] = [];

  constructor(
    readonly name: string,
    readonly files: readonly CalendarFile[],
    private readonly people: PeopleDirectory,
  ) {}

  /**
   * Who is on call at a time.
   *
   * @throws if that cannot be told, which is not the same as nobody
   */
  onCall(at: Date): OnCall {
    const loaded = this.files.flatMap(file => file.loaded ?? []);
    const unread = this.files.filter(file => !file.loaded);
    const { shifts, problems, to } = this.periodOf(at.getTime());
    const levels = rosterAt(shifts, at.getTime(), {
      until: to,
      people: this.people,
    });
    const doubt = this.doubt();
    if (levels.length === 0 && unread.length > 0) {
      throw new ShownError(doubt);
    }
    const lost = problems.length + problemsOf(loaded).length;
    const reasons = [
      levels.length === 0 ? silence(lost) : undefined,
      doubt,
    ].filter(Boolean);
    return {
      status: levels.length === 0 ? 'silent' : 'known',
      levels,
      schedule: this.name,
      source: 'ical',
      asOf: new Date(
        Math.min(...loaded.map(({ asOf }) => asOf.getTime())),
      ).toISOString(),
      ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
    };
  }

  /** What is wrong with its calendars, for people. */
  problems(at: Date): string[] {
    const failed = this.files
      .filter(({ error }) => error !== undefined)
      .map(({ where, error }) => `${where} could not be read: ${error}`);
    const readPast = this.files.flatMap(({ where, loaded }) =>
      (loaded?.calendar.problems ?? []).map(
        problem => `${where}, ${describe(problem)}`,
      ),
    );
    const { problems } = this.periodOf(at.getTime());
    return [...failed, ...readPast, ...problems.map(describe)];
  }

  /** Why the answer may not be the last word. */
  private doubt(): string | undefined {
    const failed = this.files.filter(({ error }) => error !== undefined);
    const sentences = failed.map(({ where, error, loaded }) =>
      loaded
        ? `${where} was last read at ${loaded.asOf.toISOString()}: ${error}`
        : `${where} could not be read: ${error}`,
    );
    return sentences.length > 0 ? sentences.join('; ') : undefined;
  }

  private periodOf(at: Instant): Period {
    this.forgetWhatChanged();
    const index = Math.floor(at / PERIOD_MS);
    const known = this.periods.get(index);
    if (known) {
      return known;
    }
    const from = index * PERIOD_MS;
    const to = from + PERIOD_MS + LOOK_AHEAD_MS;
    const period = { to, ...shiftsOf(this.layers(), { from, to }) };
    if (this.periods.size >= MAX_PERIODS) {
      this.periods.delete(this.periods.keys().next().value!);
    }
    this.periods.set(index, period);
    return period;
  }

  private layers(): CalendarLayer[] {
    return this.files.flatMap(({ loaded, config }) =>
      loaded
        ? [
            {
              calendar: loaded.calendar,
              level: config.level,
              isOverride: config.isOverride,
            },
          ]
        : [],
    );
  }

  private forgetWhatChanged(): void {
    const calendars = this.files.map(({ loaded }) => loaded?.calendar);
    if (calendars.some((one, index) => one !== this.calculatedFrom[index])) {
      this.periods.clear();
      this.calculatedFrom = calendars;
    }
  }
}

function describe({ where, message }: ProviderProblem): string {
  return `${where}: ${message}`;
}

function silence(lostEvents: number): string {
  return lostEvents === 0
    ? 'the calendar has nobody on call at this time'
    : `the calendar has nobody on call at this time, but ${lostEvents} of its events could not be read`;
}

function problemsOf(
  loaded: ReadonlyArray<NonNullable<CalendarFile['loaded']>>,
): ProviderProblem[] {
  return loaded.flatMap(({ calendar }) => calendar.problems);
}
