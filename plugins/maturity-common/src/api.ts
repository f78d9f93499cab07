import { ApiRequestOptions } from '@groundwork/backstage-plugin-groundwork-common';
import { MaturityModelAnswer } from './model';
import { OrganisationMaturity, OrganisationQuery } from './organisation';
import { LeadershipReport, ReportQuery } from './report';
import { SelfAssessment, SelfAssessmentRequest } from './selfAssessment';
import { TeamMaturity } from './team';

/**
 * What the maturity backend can be asked.
 *
 * @public
 */
export interface MaturityApi {
  /** The model in force, with reference lines. */
  getModel(options?: ApiRequestOptions): Promise<MaturityModelAnswer>;
  /** All teams, or those below a group. */
  getOrganisation(
    query: OrganisationQuery,
    options?: ApiRequestOptions,
  ): Promise<OrganisationMaturity>;
  /** A team; undefined when there is no such group to be seen. */
  findTeam(
    entityRef: string,
    options?: ApiRequestOptions & { days?: number },
  ): Promise<TeamMaturity | undefined>;
  /** Answers to the team's questionnaire, all or none. */
  answerSelfAssessment(
    request: SelfAssessmentRequest,
    options?: ApiRequestOptions,
  ): Promise<SelfAssessment>;
  /**
   * Evaluates a team anew, then answers as `findTeam`; undefined when there is no such
   * group to be seen.
   */
  evaluateTeam(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<TeamMaturity | undefined>;
  getReport(
    query: ReportQuery,
    options?: ApiRequestOptions,
  ): Promise<LeadershipReport>;
  /** The report as a document. */
  exportReport(
    query: ReportQuery & { format: 'html' | 'csv' },
    options?: ApiRequestOptions,
  ): Promise<string>;
}
