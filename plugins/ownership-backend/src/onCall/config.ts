import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { ianaZone } from '../domain/onCall/timeZone';
import { OriginConfig, readOriginConfig } from '../providers/feeds/origin';

/** A calendar of `ownership.onCall.ical`. */
export interface IcalConfig extends OriginConfig {
  /** The name in annotations `groundwork.dev/on-call`. */
  schedule: string;
  /** Of events without a category `level-N`. */
  level: number;
  isOverride: boolean;
  /** IANA name of the zone of floating times and whole days. */
  timezone?: string;
}

/** What is configured about on-call calendars. */
export interface OnCallConfig {
  calendars: IcalConfig[];
  refresh: HumanDuration;
}

/** @throws if an option cannot be meant */
export function readOnCallConfig(config: Config): OnCallConfig {
  const onCall = config.getOptionalConfig('ownership.onCall');
  return {
    calendars: (onCall?.getOptionalConfigArray('ical') ?? []).map(readIcal),
    refresh: onCall?.has('refresh')
      ? readDurationFromConfig(onCall, { key: 'refresh' })
      : { minutes: 5 },
  };
}

function readIcal(config: Config, index: number): IcalConfig {
  const schedule = config.getString('schedule');
  const where = `ownership.onCall.ical[${index}], schedule '${schedule}'`;
  const level = config.getOptionalNumber('level') ?? 1;
  if (!Number.isInteger(level) || level < 1 || level > 99) {
    throw new Error(
      `${where}: level is ${level}; it must be a whole number from 1 to 99`,
    );
  }
  const timezone = config.getOptionalString('timezone');
  if (timezone !== undefined && !ianaZone(timezone)) {
    throw new Error(
      `${where}: timezone is '${timezone}'; it must be an IANA name such as Europe/Berlin`,
    );
  }
  return {
    ...readOriginConfig(config, where),
    schedule,
    level,
    isOverride: config.getOptionalBoolean('override') ?? false,
    timezone,
  };
}
