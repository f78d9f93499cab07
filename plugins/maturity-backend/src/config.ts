import { resolve } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { DefinitionLocation } from '@groundwork/backstage-plugin-groundwork-node';

const DAY_MS = 24 * 60 * 60_000;
const OWNER_KINDS = ['group', 'user'];
const LOCATION = 'maturity.model.location';

/** What `maturity` of the configuration says. */
export interface MaturityConfig {
  /** Where the model is read from; the one that comes along, unless said. */
  location?: DefinitionLocation;
  /** Who answers for the model, instead of whom it names. */
  owner?: string;
  /** Whether teams may be sorted by level. */
  compareTeams: boolean;
  schedule: {
    frequency: HumanDuration;
    timeout: HumanDuration;
    initialDelay?: HumanDuration;
  };
  retention: {
    days: HumanDuration;
    /** Of what the catalog does not have any more. */
    removeAfter: HumanDuration;
  };
}

/**
 * @param directory - What relative paths are relative to
 * @throws InputError for an option that cannot be meant
 */
export function readMaturityConfig(
  config: Config,
  directory: string,
): MaturityConfig {
  const duration = (key: string, otherwise: HumanDuration, least: number) =>
    readDuration(config, `maturity.${key}`, otherwise, least);
  const location = readModelLocation(config, directory);
  const owner = readOwner(config);
  const initialDelay = 'maturity.schedule.initialDelay';
  return {
    ...(location && { location }),
    ...(owner !== undefined && { owner }),
    compareTeams: config.getOptionalBoolean('maturity.compareTeams') ?? false,
    schedule: {
      frequency: duration('schedule.frequency', { minutes: 5 }, 1_000),
      timeout: duration('schedule.timeout', { minutes: 15 }, 10_000),
      ...(config.has(initialDelay) && {
        initialDelay: readDurationFromConfig(config, { key: initialDelay }),
      }),
    },
    retention: {
      days: duration('retention.days', { months: 25 }, DAY_MS),
      removeAfter: duration('retention.removeAfter', { days: 7 }, 0),
    },
  };
}

function readModelLocation(
  config: Config,
  directory: string,
): DefinitionLocation | undefined {
  if (!config.has(LOCATION)) {
    return undefined;
  }
  const type = config.getOptionalString(`${LOCATION}.type`) ?? 'file';
  if (type !== 'file' && type !== 'url') {
    throw new InputError(`${LOCATION}.type is '${type}'; it is file or url`);
  }
  const target = config.getString(`${LOCATION}.target`);
  return {
    type,
    target: type === 'file' ? resolve(directory, target) : urlOf(target),
  };
}

/** Whoever may read the model is told where it comes from. */
function urlOf(target: string): string {
  if (!URL.canParse(target)) {
    throw new InputError(
      `${LOCATION}.target has to be a URL such as https://github.com/acme/platform/blob/main/model.yaml, as its type is url`,
    );
  }
  const { username, password } = new URL(target);
  if (username || password) {
    throw new InputError(
      `${LOCATION}.target must not contain credentials; put them under integrations, which readers of the model do not see`,
    );
  }
  return target;
}

function readOwner(config: Config): string | undefined {
  const text = config.getOptionalString('maturity.owner');
  if (text === undefined) {
    return undefined;
  }
  const problem = `maturity.owner is '${text}'; it must be the ref of a group or user, such as group:default/platform`;
  try {
    const ref = parseEntityRef(text, { defaultKind: 'group' });
    if (OWNER_KINDS.includes(ref.kind.toLocaleLowerCase('en-US'))) {
      return stringifyEntityRef(ref);
    }
  } catch (error) {
    throw new InputError(problem, error);
  }
  throw new InputError(problem);
}

function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
  leastMs: number,
): HumanDuration {
  if (!config.has(key)) {
    return otherwise;
  }
  const duration = readDurationFromConfig(config, { key });
  if (durationToMilliseconds(duration) < leastMs) {
    throw new InputError(`${key} is too short; it is at least ${leastMs} ms`);
  }
  return duration;
}
