import { InputError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { DeploymentStore } from './DeploymentStore';
import { findPlacedVersions } from './placedVersions';
import { findCurrent, PreparedDeployment } from './planning';
import { rollbackTargetsOf } from './rollbackTargets';

/**
 * Which version is meant.
 *
 * @throws InputError or NotFoundError if it cannot be told
 */
export async function versionOf(
  store: DeploymentStore,
  {
    request,
    componentRef,
    stage,
  }: Pick<PreparedDeployment, 'request' | 'componentRef' | 'stage'>,
  knex: Knex,
): Promise<string> {
  const { kind, version } = request;
  if (version !== undefined) {
    return version;
  }
  switch (kind) {
    case 'promote': {
      if (stage.after === undefined) {
        throw new InputError(
          `${stage.title} is the first stage: there is nothing to promote from. Deploy a version`,
        );
      }
      const above = await findCurrent(store, componentRef, stage.after, knex);
      if (!above) {
        throw new NotFoundError(
          `Nothing runs in ${stage.after} that could be promoted; deploy a release there first`,
        );
      }
      return above.version;
    }
    case 'rollback': {
      return findRollbackTarget(store, { componentRef, stage }, knex);
    }
    default:
      throw new InputError('version must say which release is to be deployed');
  }
}

/** @throws NotFoundError if nothing older has run there */
async function findRollbackTarget(
  store: DeploymentStore,
  { componentRef, stage }: Pick<PreparedDeployment, 'componentRef' | 'stage'>,
  knex: Knex,
): Promise<string> {
  const current = await findCurrent(store, componentRef, stage.id, knex);
  const placed = current
    ? await findPlacedVersions(
        knex,
        where => where.where({ environment_id: current.environmentId }),
        'environment',
      )
    : [];
  const [target] = current ? rollbackTargetsOf(current.version, placed) : [];
  if (target === undefined) {
    throw new NotFoundError(
      current
        ? `Nothing older than ${current.version} ran in ${stage.title} before, so there is nothing to roll back to`
        : `Nothing ran in ${stage.title} before, so there is nothing to roll back to`,
    );
  }
  return target;
}
