import { Entity } from '@backstage/catalog-model';

const TIER_ANNOTATION = 'groundwork.dev/tier';
const TIER = /^[1-9]$/;

/** The tier of an entity, from 1 to 9; undefined when it has none. */
export function tierOf({ metadata }: Entity): number | undefined {
  const tier = String(metadata.annotations?.[TIER_ANNOTATION] ?? '').trim();
  return TIER.test(tier) ? Number(tier) : undefined;
}
