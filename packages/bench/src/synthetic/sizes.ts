import { InputError } from '@backstage/errors';

/** How many entities of each kind a catalog has. */
export interface KindCounts {
  groups: number;
  users: number;
  domains: number;
  systems: number;
  components: number;
  apis: number;
  resources: number;
}

/** Fewer entities would leave some kind without any. */
export const SMALLEST_CATALOG = 50;

/**
 * Splits a number of entities over the kinds, in the proportions of a company
 * where a team of about eight looks after some fifteen components.
 */
export function kindCounts(size: number): KindCounts {
  if (!Number.isInteger(size) || size < SMALLEST_CATALOG) {
    throw new InputError(
      `A synthetic catalog of ${size} entities cannot be made: the size must be a whole number from ${SMALLEST_CATALOG}`,
    );
  }
  const share = (part: number) => Math.max(1, Math.round(size * part));
  const counts = {
    groups: share(0.03),
    users: share(0.22),
    domains: share(0.003),
    systems: share(0.02),
    apis: share(0.12),
    resources: share(0.15),
  };
  const others = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { ...counts, components: size - others };
}
