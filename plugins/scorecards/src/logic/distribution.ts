import {
  LevelShare,
  Rollup,
} from '@groundwork/backstage-plugin-scorecards-common';

/** How many entities stand on a level, of those of which something is known. */
export interface LevelCount {
  level: number;
  name: string;
  entities: number;
  share: number;
  /** From 0 for the lowest to 1 for the highest. */
  step: number;
}

/** A distribution as it is drawn. */
export interface DrawnDistribution {
  unmeasured: number;
  levels: LevelCount[];
}

/**
 * Takes what nobody has measured out of the lowest level, where it is counted:
 * it says nothing about an entity that nothing is known of it.
 */
export function drawnDistribution(
  rollup: Pick<Rollup, 'distribution' | 'unmeasured'>,
): DrawnDistribution {
  const shares: LevelShare[] = [...rollup.distribution].sort(
    (a, b) => a.level - b.level,
  );
  let left = rollup.unmeasured;
  const levels = shares.map((share, index) => {
    const unmeasured = Math.min(left, share.entities);
    left -= unmeasured;
    return {
      ...share,
      entities: share.entities - unmeasured,
      step: shares.length > 1 ? index / (shares.length - 1) : 1,
    };
  });
  return { unmeasured: rollup.unmeasured - left, levels };
}
