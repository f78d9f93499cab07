import { MaturityModelBrief } from '@groundwork/backstage-plugin-maturity-common';
import {
  Capability,
  CapabilityLevel,
} from '@groundwork/backstage-plugin-scorecards-common';

/** The levels of a model, the lowest first. */
export type Levels = MaturityModelBrief['levels'];

/** What a level is called; undefined for the ground below the lowest. */
export function levelNameOf(level: number, levels: Levels): string | undefined {
  return levels.find(known => known.level === level)?.name;
}

/** From 0 for the ground to 1 for the highest level: how dark a level is drawn. */
export function stepOf(level: number, levels: Levels): number {
  return levels.length === 0 ? 1 : level / levels.length;
}

/** How many teams are at the level, or above it. */
export function countFrom(byLevel: readonly number[], level: number): number {
  return byLevel.slice(level).reduce((sum, count) => sum + count, 0);
}

/**
 * The two capabilities that one would look at first: what holds the team's changes
 * up, then where it is lowest. What is unmeasured comes last, for nothing is known
 * of it.
 */
export function mostTelling<
  T extends Pick<CapabilityLevel, 'capability' | 'level' | 'unmeasured'>,
>(capabilities: readonly T[], constraint: Capability | undefined): T[] {
  const rank = ({ capability, unmeasured }: T) => {
    if (capability === constraint) {
      return 0;
    }
    return unmeasured ? 2 : 1;
  };
  return [...capabilities]
    .sort((a, b) => rank(a) - rank(b) || a.level - b.level)
    .slice(0, 2);
}
