import {
  DeploymentRequest,
  DeploymentVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { StageConfig } from '../config/types';
import { digestOf } from '../engine/domain/digest';
import { Releases } from '../releases/Releases';
import { DeploymentStore } from './DeploymentStore';
import { findCurrent } from './planning';
import { stageOf } from './stageOf';
import { versionOf } from './versionOf';

/**
 * The plan of somebody who may not deploy the component. It is told from what is
 * known: neither git nor a scorecard is asked for what they may not do.
 */
export async function denyPlan(
  {
    knex,
    stages,
    store,
    releases,
  }: {
    knex: Knex;
    stages: readonly StageConfig[];
    store: DeploymentStore;
    releases: Pick<Releases, 'find'>;
  },
  {
    request,
    componentRef,
    message,
  }: {
    request: DeploymentRequest;
    componentRef: string;
    /** Whom it is for. */
    message: string;
  },
): Promise<DeploymentVerdict> {
  const stage = stageOf(stages, request);
  const version = await versionOf(
    store,
    { request, componentRef, stage },
    knex,
  );
  const release = await releases.find(componentRef, version);
  const current = await findCurrent(store, componentRef, stage.id, knex);
  return {
    decision: 'denied',
    reasons: [{ code: 'permission', message }],
    gates: [],
    version,
    // A tag that nobody has looked at yet has none that is known.
    commit: release?.commit ?? '',
    previousVersion: current?.version,
    planDigest: digestOf({
      component: componentRef,
      stage: stage.id,
      kind: request.kind,
      version,
      previousVersion: current?.version ?? '',
      denied: message,
    }),
    resources: [],
    notUndone: [],
  };
}
