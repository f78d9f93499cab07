import { EntityProjection } from '../../projection';
import { OwnerEvidence } from './types';

const OF_SYSTEM = 0.6;
const OF_DOMAIN = 0.35;

/** Who owns what an entity is part of. */
export function wholeEvidence(
  wholes: readonly EntityProjection[],
): OwnerEvidence[] {
  return wholes.flatMap(({ kind, title, owners }) =>
    kind === 'system' || kind === 'domain'
      ? owners.map(entityRef => ({
          entityRef,
          confidence: kind === 'system' ? OF_SYSTEM : OF_DOMAIN,
          reason: `It owns the ${kind} ${title}, which this is part of`,
        }))
      : [],
  );
}
