import { EnvironmentRequest } from '../domain/spans';
import {
  ChangeRecord,
  ChangeRules,
  CommitRecord,
  DeploymentRecord,
  DeploymentRules,
  IncidentRecord,
  IncidentRules,
  LinkCorrectionRecord,
  PipelineRules,
  PipelineRunRecord,
  ServiceRecord,
} from '../projections';

/** All that folds do not decide themselves. */
export interface ProjectionRules {
  change: ChangeRules;
  deployment: DeploymentRules;
  incident: IncidentRules;
  pipeline: PipelineRules;
}

/** A change with what git says that it touches. */
export interface ProjectedChange {
  record: ChangeRecord;
  /** Undefined where git has told nothing of it. */
  paths?: string[];
}

/** The records of one subject. */
export interface SubjectRecords {
  change?: ProjectedChange;
  deployments: DeploymentRecord[];
  removals: ServiceRecord['removals'];
  commits: CommitRecord[];
  runs: PipelineRunRecord[];
  incident?: IncidentRecord;
  environmentRequest?: EnvironmentRequest;
  linkCorrections?: LinkCorrectionRecord[];
}

/** What events can tell of. */
export type RecordName =
  | 'change'
  | 'commit'
  | 'deployment'
  | 'pipeline_run'
  | 'incident'
  | 'environment_request'
  | 'link_correction';

/** How many events, or parts of them, a fold could not use for a reason. */
export interface LeftOut {
  record: RecordName;
  reason: string;
  times: number;
}

/** All that was made of the events of one subject. */
export interface Projection {
  subject: string;
  records: SubjectRecords;
  leftOut: LeftOut[];
  /** How many events it lacks, because they have no payload any more. */
  forgotten: number;
}
