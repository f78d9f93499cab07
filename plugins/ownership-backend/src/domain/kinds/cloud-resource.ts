import { arnRules } from './cloud/aws';
import { azureRules } from './cloud/azure';
import { googleRules } from './cloud/google';
import { boundedWalk } from './steps';
import { hasControlCharacter } from './text';
import { KindRules } from './types';

const MAX_LENGTH = 2048;

/** The clouds, each of which knows its own ids by how they begin. */
const CLOUDS = [arnRules, googleRules, azureRules];

function normalise(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || hasControlCharacter(trimmed)) {
    return undefined;
  }
  for (const cloud of CLOUDS) {
    const key = cloud.normalise(trimmed);
    if (key !== undefined) {
      return key;
    }
  }
  return undefined;
}

/**
 * Resources of a cloud account by their full id: an AWS ARN, a Google Cloud
 * full resource name or an Azure resource id.
 *
 * @internal
 */
export const cloudResourceRules: KindRules = {
  kind: 'cloud-resource',
  specificity: 0.98,
  normalise,
  walk: key => {
    const cloud = CLOUDS.find(({ owns }) => owns(key));
    const origin = { kind: 'cloud-resource' as const, key };
    return cloud ? boundedWalk(origin, cloud.walk(key)) : [];
  },
};
