import { GapRule, gapIf } from '../finding';

/** There are owning groups, and nobody is in any of them or below. */
export const emptyTeam: GapRule = ({ owners }) => {
  const existing = owners.filter(({ is }) => is !== 'missing');
  return gapIf(
    existing.length > 0 &&
      existing.every(({ is, hasPeople }) => is === 'group' && !hasPeople),
  );
};
