import { GapRule, gapIf } from '../finding';

/** Only people own it: they go on leave, and leave. */
export const personOwner: GapRule = ({ owners }) => {
  const existing = owners.filter(({ is }) => is !== 'missing');
  return gapIf(
    existing.length > 0 && existing.every(({ is }) => is === 'user'),
  );
};
