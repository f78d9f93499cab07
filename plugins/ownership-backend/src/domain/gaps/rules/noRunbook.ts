import { GapRule, gapIf } from '../finding';

/** Neither it nor any of its owners names a runbook. */
export const noRunbook: GapRule = ({ isOperated, hasRunbook }) =>
  gapIf(isOperated && !hasRunbook);
