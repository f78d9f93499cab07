import {
  CohortsAnswer,
  ConstraintFindingAnswer,
  DeliveryOverview,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  AmplifierReadiness,
  MaturityDay,
  MaturityModel,
  MaturityRemark,
  MaturityTeam,
  ReferenceLine,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';

/** A team that the report counts. */
export interface ReportTeam {
  entityRef: string;
  /** One for each of the six, in their order. */
  capabilities: TeamCapability[];
  /** As of today. */
  readiness: AmplifierReadiness['verdict'];
}

/** What of the model a report says. */
export type ReportModel = Pick<
  MaturityModel,
  'id' | 'title' | 'version' | 'levels' | 'capabilities'
>;

/** What a report is made of. What could not be read is left out, with a remark. */
export interface ReportInput {
  /** What the organisation is called. */
  organisation: string;
  group?: MaturityTeam;
  /** E.g. `2026-Q4`. */
  quarter: string;
  /** Of the quarter, until now where it lasts still; ISO 8601. */
  period: { from: string; to: string };
  /** Whether the quarter has ended. */
  complete: boolean;
  now: Date;
  /** ISO 8601: when teams were last read. */
  measuredAt?: string;
  model: ReportModel;
  /** At the end of the quarter, or now. */
  teams: ReportTeam[];
  /**
   * Levels at the end of the quarter before, by the ref of the team; null or left out
   * where the team was not measured.
   */
  levelsBefore: ReadonlyMap<string, MaturityDay['levels'] | null>;
  /** Whether those and the ones of the quarter are not by one model. */
  isOtherModel?: boolean;
  /** Whether teams are left out that the caller may not read. */
  partial: boolean;
  delivery: {
    /** Of the quarter. */
    now?: DeliveryOverview;
    /** Of the quarter before. */
    before?: DeliveryOverview;
    cohorts?: CohortsAnswer;
    constraint?: ConstraintFindingAnswer;
  };
  references: ReferenceLine[];
  remarks: MaturityRemark[];
}
