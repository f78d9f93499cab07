import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';
import type { FactDeclaration } from '../engine';
import { CATALOG_FACTS } from './catalog';
import { OWNERSHIP_FACTS } from './ownership';
import { REPOSITORY_FACTS } from './repository';
import { TEAM_FACTS } from './team';

/**
 * What a collector in the box observes, and for how long that counts as fresh.
 *
 * @public
 */
export interface BuiltInCollector {
  /** Id of the collector. */
  id: 'catalog' | 'repositoryFiles' | 'ownership' | 'team';
  facts: readonly FactSchema[];
  freshness: HumanDuration;
  /** How often it collects; without it, whenever the catalog was read. */
  frequency?: HumanDuration;
}

/**
 * The collectors in the box; that of ownership comes with its module.
 *
 * @public
 */
export const BUILT_IN_COLLECTORS: readonly BuiltInCollector[] = [
  { id: 'catalog', facts: CATALOG_FACTS, freshness: { hours: 1 } },
  {
    id: 'repositoryFiles',
    facts: REPOSITORY_FACTS,
    freshness: { days: 1 },
    frequency: { hours: 1 },
  },
  {
    id: 'ownership',
    facts: OWNERSHIP_FACTS,
    freshness: { hours: 1 },
    frequency: { minutes: 5 },
  },
  {
    id: 'team',
    facts: TEAM_FACTS,
    freshness: { hours: 2 },
    frequency: { minutes: 5 },
  },
];

/**
 * What a collector in the box observes.
 *
 * @public
 */
export function builtInCollector(id: BuiltInCollector['id']): BuiltInCollector {
  const found = BUILT_IN_COLLECTORS.find(collector => collector.id === id);
  if (!found) {
    throw new Error(`There is no collector '${id}' in the box`);
  }
  return found;
}

/**
 * Settles the freshness of facts: that of the collector where they have none of
 * their own.
 *
 * @public
 */
export function declareFacts(
  facts: readonly FactSchema[],
  freshness: HumanDuration,
): FactDeclaration[] {
  return facts.map(fact => ({
    ...fact,
    freshnessMs: durationToMilliseconds(fact.freshness ?? freshness),
  }));
}

/**
 * All facts that collectors in the box observe, for what has no backend to ask,
 * such as the command line.
 *
 * @public
 */
export const BUILT_IN_FACTS: readonly FactDeclaration[] =
  BUILT_IN_COLLECTORS.flatMap(({ facts, freshness }) =>
    declareFacts(facts, freshness),
  );
