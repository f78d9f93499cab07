import { GapRule, gapIf } from '../finding';

/** Neither it nor any of its owners names a chat channel. */
export const noChannel: GapRule = ({ isOperated, hasChannel }) =>
  gapIf(isOperated && !hasChannel);
