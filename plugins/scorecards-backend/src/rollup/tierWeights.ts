import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import {
  DEFAULT_TIER_WEIGHTS,
  TierWeights,
} from '@groundwork/backstage-plugin-scorecards-node/engine';

const KEY = 'scorecards.tierWeights';

/**
 * Reads `scorecards.tierWeights`: how much an entity counts in the figures of
 * a team, by its criticality.
 *
 * @throws InputError when it cannot be meant
 */
export function readTierWeights(config: Config): TierWeights {
  const weights: Record<number, number> = { ...DEFAULT_TIER_WEIGHTS };
  // Read as a whole, since names of single options cannot be numbers.
  const said = config.getOptional<JsonValue>(KEY) ?? {};
  if (typeof said !== 'object' || Array.isArray(said)) {
    throw new InputError(`${KEY} must be an object, such as { 1: 4, none: 1 }`);
  }
  for (const [name, weight] of Object.entries(said)) {
    weights[tierOf(name)] = checkWeight(weight, `${KEY}.${name}`);
  }
  return weights;
}

/** 0 stands for entities without a tier. */
function tierOf(name: string): number {
  if (name !== 'none' && !/^[1-9]$/.test(name)) {
    throw new InputError(
      `${KEY} has '${name}'; it must be a tier from 1 to 9, or 'none'`,
    );
  }
  return name === 'none' ? 0 : Number(name);
}

function checkWeight(weight: JsonValue | undefined, key: string): number {
  if (typeof weight !== 'number' || !(weight > 0 && weight <= 1_000)) {
    throw new InputError(
      `${key} is ${weight}; it must be a number above 0, up to 1000`,
    );
  }
  return weight;
}
