import { Knex } from 'knex';
import { StageConfig } from '../config/types';
import { DeploymentStore } from './DeploymentStore';
import { findStageEnvironment } from './findStageEnvironment';
import { GateInput } from './gates';
import { provingOf } from './isProven';

/** What the stage before says about a version. */
export async function readVerified(
  { store, stages }: { store: DeploymentStore; stages: readonly StageConfig[] },
  wanted: { component: string; stage: string | undefined; version: string },
  knex: Knex,
): Promise<Pick<GateInput, 'isVerified' | 'verifiesUntil' | 'rolledBackAt'>> {
  const { component, version } = wanted;
  const before = stages.find(({ id }) => id === wanted.stage);
  if (!before) {
    return { isVerified: false };
  }
  const there = { component, stage: before.id, version };
  const rollback = await store.findRollBackOf(there, knex);
  if (await store.isVerified(there, knex)) {
    return { isVerified: true, rolledBackAt: rollback?.finishedAt };
  }
  const environment = await findStageEnvironment(knex, component, before.id);
  const current =
    environment &&
    (await store.findNewestPlaced({ environmentId: environment.id }, knex));
  return {
    isVerified: false,
    rolledBackAt: rollback?.finishedAt,
    verifiesUntil:
      environment && current?.version === version
        ? provingOf(environment, current, before)?.until
        : undefined,
  };
}
