import { GapRule, gapIf } from '../finding';

/**
 * One of the owners is not in the catalog. That another one is does not help:
 * whoever is asked in its name does not answer.
 */
export const danglingOwner: GapRule = ({ owners }) =>
  gapIf(owners.some(({ is }) => is === 'missing'));
