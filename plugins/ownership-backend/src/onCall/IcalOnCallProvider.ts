import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import {
  OnCallProvider,
  OnCallQuery,
} from '@groundwork/backstage-plugin-ownership-node';
import { PeopleDirectory } from '../domain/onCall/people';
import {
  createOrigin,
  OriginServices,
  untilAborted,
} from '../providers/feeds/origin';
import { CalendarFile } from './CalendarFile';
import { readOnCallConfig } from './config';
import { Schedule } from './Schedule';

const ANNOTATION = 'groundwork.dev/on-call';
const MAX_BYTES = 10 * 1024 * 1024;
const READ_TIMEOUT_MS = 20_000;
const PROBLEMS_TO_LOG = 3;

/** What the provider is made with. */
export interface IcalOnCallProviderOptions {
  config: Config;
  origins: OriginServices;
  people: PeopleDirectory;
  logger: LoggerService;
  now: () => Date;
}

/**
 * Knows who is on call by iCalendar files. They are kept in memory, so each
 * replica has to have them read, by calling `refresh` as often as
 * `refreshPeriod` says.
 */
export class IcalOnCallProvider implements OnCallProvider {
  readonly id = 'ical';
  private readonly logged = new Map<Schedule, string>();

  static fromConfig(options: IcalOnCallProviderOptions): IcalOnCallProvider {
    const { calendars, refresh } = readOnCallConfig(options.config);
    const files = new Map<string, CalendarFile[]>();
    for (const calendar of calendars) {
      const origin = createOrigin(calendar, options.origins, {
        maxBytes: MAX_BYTES,
      });
      const ofSchedule = files.get(calendar.schedule) ?? [];
      ofSchedule.push(new CalendarFile(calendar, origin, options.now));
      files.set(calendar.schedule, ofSchedule);
    }
    const schedules = [...files].map(
      ([name, ofSchedule]) => new Schedule(name, ofSchedule, options.people),
    );
    return new IcalOnCallProvider(
      new Map(schedules.map(schedule => [schedule.name, schedule])),
      refresh,
      options,
    );
  }

  private constructor(
    private readonly schedules: ReadonlyMap<string, Schedule>,
    readonly refreshPeriod: HumanDuration,
    private readonly options: IcalOnCallProviderOptions,
  ) {}

  async onCall(
    query: OnCallQuery,
    { signal }: { signal: AbortSignal },
  ): Promise<OnCall | undefined> {
    const name = query.annotations[ANNOTATION]?.trim();
    const schedule = name ? this.schedules.get(name) : undefined;
    if (!schedule) {
      return undefined;
    }
    const reads = schedule.files.map(file =>
      // Reading goes on when the question is given up, for the next one.
      file.ensureRead(() => AbortSignal.timeout(READ_TIMEOUT_MS)),
    );
    await untilAborted(Promise.all(reads), signal);
    return schedule.onCall(query.at);
  }

  /** Reads all calendars again, one after the other. */
  async refresh({ signal }: { signal: AbortSignal }): Promise<void> {
    for (const schedule of this.schedules.values()) {
      for (const file of schedule.files) {
        signal.throwIfAborted();
        await file.read(
          AbortSignal.any([signal, AbortSignal.timeout(READ_TIMEOUT_MS)]),
        );
      }
      this.logOnce(schedule);
    }
  }

  /** Says what is wrong with a schedule when that has changed. */
  private logOnce(schedule: Schedule): void {
    const problems = schedule.problems(this.options.now());
    const more = problems.length - PROBLEMS_TO_LOG;
    const message = [
      ...problems.slice(0, PROBLEMS_TO_LOG),
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('; ');
    if (message === (this.logged.get(schedule) ?? '')) {
      return;
    }
    this.logged.set(schedule, message);
    const name = `On-call schedule '${schedule.name}'`;
    if (message) {
      this.options.logger.warn(`${name}: ${message}`);
    } else {
      this.options.logger.info(`${name}: all calendars are well again`);
    }
  }
}
