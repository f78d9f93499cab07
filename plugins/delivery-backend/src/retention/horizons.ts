import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import { DateTime } from 'luxon';

const KEY = 'delivery.retention.numbers';
const KEPT: HumanDuration = { months: 25 };
/**
 * What a number is made of began before the time at which the number counts:
 * records stay for longer, so that the oldest numbers do not change.
 */
const RECORDS_LONGER: HumanDuration = { months: 1 };

/** Before which times things are forgotten, in milliseconds since 1970. */
export interface Horizons {
  /** Of what is derived. */
  numbers: number;
  /** Of what that is derived from. */
  records: number;
}

/** For how long numbers are kept, as the configuration has it: 25 months. */
export function readNumbersKept(config: Config): HumanDuration {
  const kept = config.has(KEY)
    ? readDurationFromConfig(config, { key: KEY })
    : KEPT;
  const at = new Date(0);
  if (!(horizonsAt(at, kept).numbers < at.getTime())) {
    throw new InputError(`${KEY} must be more than 0`);
  }
  return kept;
}

/** By the calendar, as months differ. */
export function horizonsAt(now: Date, kept: HumanDuration): Horizons {
  const numbers = DateTime.fromJSDate(now, { zone: 'utc' }).minus(kept);
  return {
    numbers: numbers.toMillis(),
    records: numbers.minus(RECORDS_LONGER).toMillis(),
  };
}
