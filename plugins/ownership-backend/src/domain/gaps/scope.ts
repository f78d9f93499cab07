import { EntityProjection } from '../projection';

/** Which entities are looked at, and for what. */
export interface GapScope {
  /** Kinds of entities that are to have an owner, lower case. */
  kinds: ReadonlySet<string>;
  operated: {
    /** Lower case. */
    types: ReadonlySet<string>;
    /** Lower case. */
    lifecycles: ReadonlySet<string>;
    /** Down to this criticality. */
    maxTier: number;
    /** Whether a component whose tier is not known counts. */
    withoutTier: boolean;
  };
}

export const DEFAULT_SCOPE: GapScope = {
  kinds: new Set(['component', 'api', 'resource', 'system', 'domain']),
  operated: {
    types: new Set([
      'service',
      'website',
      'worker',
      'job',
      'pipeline',
      'gateway',
      'function',
    ]),
    lifecycles: new Set(['production']),
    maxTier: 3,
    withoutTier: true,
  },
};

/** Whether an entity is to have an owner. */
export function isInScope(
  { kind }: Pick<EntityProjection, 'kind'>,
  { kinds }: GapScope,
): boolean {
  return kinds.has(kind);
}

/** Whether somebody has to be there for an entity when it breaks. */
export function isOperated(
  { kind, type, lifecycle, tier }: EntityProjection,
  { operated }: GapScope,
): boolean {
  return (
    kind === 'component' &&
    operated.types.has(type?.toLowerCase() ?? '') &&
    operated.lifecycles.has(lifecycle?.toLowerCase() ?? '') &&
    (tier === undefined ? operated.withoutTier : tier <= operated.maxTier)
  );
}
