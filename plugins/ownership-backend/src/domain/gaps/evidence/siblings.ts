import { EntityProjection } from '../../projection';
import { counted, OwnerEvidence } from './types';

const IN_REPOSITORY = 0.7;
const IN_SYSTEM = 0.6;

/** A single sibling says less than several of one mind. */
const ONE_ALONE = 0.7;

/** What owns the other entities of a system or a repository. */
export function siblingEvidence(
  siblings: readonly EntityProjection[],
  where: { in: 'system' | 'repository'; name: string },
): OwnerEvidence[] {
  const owned = siblings.filter(({ owners }) => owners.length > 0);
  const counts = new Map<string, number>();
  for (const owner of owned.flatMap(({ owners }) => owners)) {
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const worth = where.in === 'system' ? IN_SYSTEM : IN_REPOSITORY;
  return [...counts].map(([entityRef, count]) => ({
    entityRef,
    confidence:
      ((owned.length > 1 ? worth : worth * ONE_ALONE) * count) / owned.length,
    reason: `It owns ${count} of ${counted(
      owned.length,
      'other part',
    )} of the ${where.in} ${where.name}`,
  }));
}
