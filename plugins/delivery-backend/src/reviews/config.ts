import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';

/** What `delivery.reviews` of the configuration says. */
export interface ReviewSettings {
  nudges: {
    enabled: boolean;
    /** Of working hours. */
    timezone: string;
  };
}

const NUDGES = 'delivery.reviews.nudges';

/** @throws InputError for a time zone that there is not */
export function readReviewConfig(config: Config): ReviewSettings {
  const timezone = config.getOptionalString(`${NUDGES}.timezone`) ?? 'UTC';
  if (!IANAZone.isValidZone(timezone)) {
    throw new InputError(
      `${NUDGES}.timezone is '${timezone}'; it must be one such as Europe/Berlin or UTC`,
    );
  }
  const enabled = config.getOptionalBoolean(`${NUDGES}.enabled`) ?? false;
  return { nudges: { enabled, timezone } };
}
