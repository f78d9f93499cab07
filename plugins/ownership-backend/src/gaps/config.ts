import { isAbsolute, resolve } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { DEFAULT_SCOPE, GapScope } from '../domain/gaps/scope';

const WHERE = 'ownership.gaps';

/** Nobody owns these; they own. */
const OWNERS = ['group', 'user'];

/** What is configured about gaps. */
export interface GapsConfig {
  scope: GapScope;
  /** How often they are looked for. */
  refresh: HumanDuration;
  /** Where catalog files may be on this machine; absolute. */
  directories: string[];
}

/**
 * @param directory - what relative paths are relative to
 * @throws if an option cannot be meant
 */
export function readGapsConfig(config: Config, directory: string): GapsConfig {
  const gaps = config.getOptionalConfig(WHERE);
  const directories = gaps?.getOptionalStringArray('directories') ?? [];
  return {
    scope: {
      kinds: readKinds(gaps),
      operated: readOperated(gaps?.getOptionalConfig('operated')),
    },
    refresh: gaps?.has('refresh')
      ? readDurationFromConfig(gaps, { key: 'refresh' })
      : { minutes: 1 },
    directories: [directory, ...directories].map(it =>
      isAbsolute(it) ? it : resolve(directory, it),
    ),
  };
}

function readKinds(gaps: Config | undefined): ReadonlySet<string> {
  const written = gaps?.getOptionalStringArray('kinds');
  if (!written) {
    return DEFAULT_SCOPE.kinds;
  }
  const kinds = lowerCase(written);
  const wrong = OWNERS.find(kind => kinds.has(kind));
  if (wrong) {
    throw new Error(
      `${WHERE}.kinds: '${wrong}' has no owner; kinds are those of what is owned, such as Component`,
    );
  }
  return kinds;
}

function readOperated(operated: Config | undefined): GapScope['operated'] {
  const otherwise = DEFAULT_SCOPE.operated;
  const types = operated?.getOptionalStringArray('types');
  const lifecycles = operated?.getOptionalStringArray('lifecycles');
  const maxTier = operated?.getOptionalNumber('maxTier') ?? otherwise.maxTier;
  if (!Number.isInteger(maxTier) || maxTier < 1 || maxTier > 4) {
    throw new Error(
      `${WHERE}.operated.maxTier is ${maxTier}; it must be a whole number from 1 to 4`,
    );
  }
  return {
    types: types ? lowerCase(types) : otherwise.types,
    lifecycles: lifecycles ? lowerCase(lifecycles) : otherwise.lifecycles,
    maxTier,
    withoutTier:
      operated?.getOptionalBoolean('withoutTier') ?? otherwise.withoutTier,
  };
}

function lowerCase(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.map(text => text.toLocaleLowerCase('en-US')));
}
