import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { IncidentServices } from '../incidents';
import { Access } from '../ingest';
import { Queries, Viewers } from '../query';
import { ReviewQueueReader } from '../reviews';
import { Tests } from '../tests';
import { registerDeclareIncident } from './declareIncident';
import { DeploymentRecorder } from './DeploymentRecorder';
import { registerExplainConstraint } from './explainConstraint';
import { registerGetDeliveryMetrics } from './getDeliveryMetrics';
import { registerListFlakyTests } from './listFlakyTests';
import { registerListWaitingReviews } from './listWaitingReviews';
import { registerRecordDeployment } from './recordDeployment';
import { registerTraceIncident } from './traceIncident';

/** What actions call: the same services as the routes. */
export interface ActionDeps {
  actionsRegistry: ActionsRegistryService;
  access: Pick<Access, 'assertWith'>;
  auditor: AuditorService;
  viewers: Pick<Viewers, 'with'>;
  queries: Pick<Queries, 'overview' | 'constraint' | 'scopes' | 'context'>;
  reviews: Pick<ReviewQueueReader, 'read'>;
  tests: Pick<Tests, 'reader'>;
  incidents: Pick<IncidentServices, 'incidents' | 'chains'>;
  recorder: Pick<DeploymentRecorder, 'record'>;
  now: () => Date;
}

/** Registers what models and command lines may do. None of them names people. */
export function registerActions(deps: ActionDeps): void {
  registerGetDeliveryMetrics(deps);
  registerExplainConstraint(deps);
  registerListFlakyTests(deps);
  registerListWaitingReviews(deps);
  registerTraceIncident(deps);
  registerRecordDeployment(deps);
  registerDeclareIncident(deps);
}
