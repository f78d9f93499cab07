import { LoggerService, UserInfoService } from '@backstage/backend-plugin-api';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import {
  LeadershipReport,
  ReportQuery,
} from '@groundwork/backstage-plugin-maturity-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { Viewer } from '../authorization';
import { REFERENCE_LINES } from '../model';
import { ReportReader } from '../report';
import { SelfAssessments } from '../selfAssessment/SelfAssessments';
import { ModelInForce, Stores } from '../store';
import { ModelReader } from './ModelReader';
import { OrganisationReader } from './OrganisationReader';
import { reportTeamsOf } from './reportTeams';
import { Snapshots } from './Snapshots';
import { TeamEvaluator } from './TeamEvaluator';
import { TeamReader } from './TeamReader';
import { Totals } from './Totals';

/** What answers questions. */
export interface Readers {
  evaluator: TeamEvaluator;
  models: ModelReader;
  organisation: OrganisationReader;
  report: {
    read(query: ReportQuery, viewer: Viewer): Promise<LeadershipReport>;
  };
  selfAssessments: SelfAssessments;
  teams: TeamReader;
  /** Has what takes long at hand for whoever asks next. */
  warm(): Promise<void>;
}

/** Puts together what answers questions. */
export function createReaders(options: {
  delivery: DeliveryService;
  firstModel: () => Promise<ModelInForce>;
  logger: LoggerService;
  now: () => Date;
  organisation: string;
  scorecards: ScorecardsService;
  settings: { compareTeams: boolean };
  stores: Stores;
  userInfo: UserInfoService;
}): Readers {
  const { stores } = options;
  const snapshots = new Snapshots(options);
  const totals = new Totals();
  const selfAssessments = new SelfAssessments({
    ...options,
    ...stores,
    snapshots,
  });
  const teams = new TeamReader({
    ...options,
    ...stores,
    selfAssessments,
    snapshots,
  });
  return {
    evaluator: new TeamEvaluator({ ...options, reader: teams, snapshots }),
    models: new ModelReader({ snapshots }),
    organisation: new OrganisationReader({ ...options, snapshots, totals }),
    report: {
      read: async (query, viewer) => {
        const current = await snapshots.current();
        const { model } = current.snapshot.inForce;
        const reader = new ReportReader({
          ...options,
          teams: reportTeamsOf(current, { ...options, ...stores }),
          model: () => ({ model, references: REFERENCE_LINES }),
        });
        return reader.read(query, viewer);
      },
    },
    selfAssessments,
    teams,
    warm: async () => {
      const { snapshot } = await snapshots.current();
      totals.ofAll(snapshot);
    },
  };
}
