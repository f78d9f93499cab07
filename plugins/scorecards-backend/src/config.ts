import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { DefinitionLocation } from '@groundwork/backstage-plugin-groundwork-node';
import { readLocations } from './definitions/locations';

/** What `scorecards` says about the plugin itself; collectors read their own. */
export interface ScorecardsConfig {
  locations: DefinitionLocation[];
  /** How often locations are read. */
  reload: HumanDuration;
  /** How often the catalog is read. */
  refresh: HumanDuration;
  refreshTimeout: HumanDuration;
  /** For how long an entity stays that the catalog does not have any more. */
  removeAfter: HumanDuration;
  evaluation: {
    /** Batches that a replica evaluates at once. */
    workers: number;
    /** Entities in a batch. */
    batch: number;
    /** After which a worker that says nothing is given up. */
    lease: HumanDuration;
    /** How often a replica looks for what others have marked. */
    poll: HumanDuration;
  };
  retention: {
    transitions: HumanDuration;
    facts: HumanDuration;
    daily: HumanDuration;
    waivers: HumanDuration;
  };
  badges: { public: boolean };
}

/**
 * @param directory - What relative paths are relative to
 * @throws if an option cannot be meant
 */
export function readScorecardsConfig(
  config: Config,
  directory: string,
): ScorecardsConfig {
  const duration = (
    key: string,
    otherwise: HumanDuration,
    atLeast: HumanDuration,
  ) => readDuration(config, `scorecards.${key}`, otherwise, atLeast);
  const day = { days: 1 };
  return {
    locations: readLocations(config, directory),
    reload: duration('reload', { seconds: 30 }, { seconds: 1 }),
    refresh: duration('catalog.refresh', { seconds: 60 }, { seconds: 1 }),
    refreshTimeout: duration(
      'catalog.timeout',
      { minutes: 5 },
      { seconds: 10 },
    ),
    removeAfter: duration(
      'catalog.removeAfter',
      { minutes: 10 },
      { seconds: 0 },
    ),
    evaluation: {
      workers: readCount(config, 'scorecards.evaluation.workers', 1, 8),
      batch: readCount(config, 'scorecards.evaluation.batch', 500, 2_000),
      lease: duration('evaluation.lease', { seconds: 30 }, { seconds: 1 }),
      poll: duration('evaluation.poll', { seconds: 1 }, { milliseconds: 50 }),
    },
    retention: {
      transitions: duration('retention.transitions', { days: 400 }, day),
      facts: duration('retention.facts', { days: 200 }, day),
      daily: duration('retention.daily', { days: 800 }, day),
      waivers: duration('retention.waivers', { days: 400 }, day),
    },
    badges: {
      public: config.getOptionalBoolean('scorecards.badges.public') ?? false,
    },
  };
}

function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
  atLeast: HumanDuration,
): HumanDuration {
  if (!config.has(key)) {
    return otherwise;
  }
  const duration = readDurationFromConfig(config, { key });
  const least = durationToMilliseconds(atLeast);
  if (durationToMilliseconds(duration) < least) {
    throw new InputError(`${key} is too short; it is at least ${least} ms`);
  }
  return duration;
}

function readCount(
  config: Config,
  key: string,
  otherwise: number,
  atMost: number,
): number {
  const count = config.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(count) || count < 1 || count > atMost) {
    throw new InputError(
      `${key} is ${count}; it must be a whole number from 1 to ${atMost}`,
    );
  }
  return count;
}
