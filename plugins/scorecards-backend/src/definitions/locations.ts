import { resolve } from 'node:path';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DefinitionLocation } from '@groundwork/backstage-plugin-groundwork-node';

/** Reads `scorecards.locations`. */
export function readLocations(
  config: Config,
  directory: string,
): DefinitionLocation[] {
  const locations = (
    config.getOptionalConfigArray('scorecards.locations') ?? []
  ).map((it, index) => {
    const type = it.getOptionalString('type') ?? 'file';
    const target = it.getString('target');
    if (type === 'url') {
      assertUrl(target, index);
      return { type, target } as const;
    }
    if (type === 'file') {
      return { type, target: resolve(directory, target) } as const;
    }
    throw new InputError(
      `scorecards.locations[${index}].type is '${type}'; it must be file or url`,
    );
  });
  const seen = new Set<string>();
  for (const { target } of locations) {
    if (seen.has(target)) {
      throw new InputError(
        `scorecards.locations has ${target} twice; leave one of them out`,
      );
    }
    seen.add(target);
  }
  return locations;
}

function assertUrl(target: string, index: number): void {
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) {
    throw new InputError(
      `scorecards.locations[${index}].target is '${target}'; with type url it must be an http or https URL`,
    );
  }
}
