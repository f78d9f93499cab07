import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** @throws InputError that names the option, when it is shorter or longer */
export function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
  atLeast: HumanDuration,
  atMost?: { days: number },
): HumanDuration {
  if (!config.has(key)) {
    return otherwise;
  }
  const duration = readDurationFromConfig(config, { key });
  const ms = durationToMilliseconds(duration);
  const least = durationToMilliseconds(atLeast);
  if (ms < least) {
    throw new InputError(`${key} is too short; it is at least ${least} ms`);
  }
  if (atMost && ms > durationToMilliseconds(atMost)) {
    throw new InputError(
      `${key} is too long; it is at most ${atMost.days} days`,
    );
  }
  return duration;
}

/** @throws InputError that names the option, when it is no such number */
export function readCount(
  config: Config,
  key: string,
  otherwise: number,
  { atLeast = 1, atMost }: { atLeast?: number; atMost: number },
): number {
  const count = config.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(count) || count < atLeast || count > atMost) {
    throw new InputError(
      `${key} is ${count}; it must be a whole number from ${atLeast} to ${atMost}`,
    );
  }
  return count;
}

/** A number from 0 to 1. */
export function readShare(
  config: Config,
  key: string,
  otherwise: number,
): number {
  const share = config.getOptionalNumber(key) ?? otherwise;
  if (!(share >= 0 && share <= 1)) {
    throw new InputError(`${key} is ${share}; it must be from 0 to 1`);
  }
  return share;
}
