import { GapRule, gapIf } from '../finding';

/** The catalog names nobody, and nothing passes an owner on. */
export const unowned: GapRule = ({ owners, inheritsOwner }) =>
  gapIf(owners.length === 0 && !inheritsOwner);
