import { EntityScorecard } from '@groundwork/backstage-plugin-scorecards-common';

/** What the checks of a scorecard are shown with. */
export interface ScorecardContext {
  scorecard: EntityScorecard;
  now: Date;
  mayAskWaiver: boolean;
  /** Something was done that changes what is shown. */
  onChanged(): void;
}
