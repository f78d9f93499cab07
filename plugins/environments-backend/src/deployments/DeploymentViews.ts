import {
  ComponentStages,
  Deployment,
  OperationSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { isError, NotFoundError } from '@backstage/errors';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ApprovalDesk } from '../approvals/ApprovalDesk';
import { Caller, ReadableFilter } from '../api/services';
import { StageConfig } from '../config/types';
import { EnvironmentRow, OperationRow } from '../database/rows';
import { environmentOfRow } from '../environments/EnvironmentStore';
import { operationSummaryOf } from '../environments/present/present';
import { isReadable, whereReadable } from '../environments/queries/readable';
import { StoredEnvironment } from '../environments/types';
import { operationOfRow } from '../engine/OperationStore';
import { Releases } from '../releases/Releases';
import { DeploymentStore } from './DeploymentStore';
import { findPlacedVersions } from './placedVersions';
import { FoundComponent, Preparer } from './Preparer';
import { Past, stageStatus } from './stageStatus';
import { StoredDeployment } from './types';

/** Deployments as people see them. */
export class DeploymentViews {
  constructor(
    private readonly options: {
      knex: Knex;
      stages: readonly StageConfig[];
      store: DeploymentStore;
      releases: Releases;
      preparer: Preparer;
      approvals: ApprovalDesk;
    },
  ) {}

  async isReadable(
    { owner }: Pick<StoredDeployment, 'owner'>,
    caller: Caller,
  ): Promise<boolean> {
    return isReadable(await caller.readable(), owner);
  }

  async present(
    deployment: StoredDeployment,
    caller: Caller,
  ): Promise<Deployment> {
    const [shown] = await this.presentAll([deployment], caller);
    return shown;
  }

  /** With as many statements for two hundred as for one. */
  async presentAll(
    deployments: readonly StoredDeployment[],
    caller: Caller,
  ): Promise<Deployment[]> {
    const { approvals } = this.options;
    if (deployments.length === 0) {
      return [];
    }
    const operations = await this.#operationsOf(deployments);
    const asked = await approvals.findNewestOf(
      'deployment',
      deployments.map(({ id }) => id),
    );
    const shown = await approvals.present([...asked.values()], caller);
    const approvalOf = new Map(
      shown.flatMap(it =>
        it.subject.kind === 'deployment'
          ? [[it.subject.deploymentId, it] as const]
          : [],
      ),
    );
    return deployments.map(
      ({
        owner,
        requestedAt,
        finishedAt,
        verifiedAt,
        overrideReason,
        operationId,
        idempotencyKey,
        blueprintId,
        blueprintVersion,
        inputs,
        costPerDay,
        ...rest
      }) => ({
        ...rest,
        requestedAt: requestedAt.toISOString(),
        finishedAt: finishedAt?.toISOString(),
        operation:
          operationId === undefined ? undefined : operations.get(operationId),
        approval: approvalOf.get(rest.id),
      }),
    );
  }

  /**
   * A component whose environments the caller may read.
   *
   * @throws NotFoundError if there is none, before anything else is looked at
   */
  async findComponent(ref: string, caller: Caller): Promise<FoundComponent> {
    const found = await this.options.preparer.findComponent(ref, caller);
    if (!(await this.isReadable(found, caller))) {
      throw new NotFoundError(
        `There are no stages of ${found.ref} that you may read`,
      );
    }
    return found;
  }

  /** All stages of a component, side by side. */
  async findStages(ref: string, caller: Caller): Promise<ComponentStages> {
    const { stages, store, releases, preparer, knex } = this.options;
    const component = await this.findComponent(ref, caller);
    const blueprint = await preparer.blueprintOf(component.entity);
    const problem =
      'missing' in blueprint
        ? blueprint.missing
        : await this.#sync(component.ref, () =>
            preparer.repositoryOf(component.entity),
          );
    const environments = await findStageEnvironments(knex, {
      component: component.ref,
      readable: await caller.readable(),
    });
    const ids = [...environments.values()].map(({ id }) => id);
    const here = (where: Knex.QueryBuilder) => {
      where.where({ component_ref: component.ref });
    };
    const past: Past = {
      environments,
      current: await store.findNewestPlacedOf(ids),
      underWay: await this.presentAll(await store.findUnderWayOf(ids), caller),
      ranInStages: await findPlacedVersions(knex, here, 'stage'),
      ranInEnvironments: await findPlacedVersions(knex, here, 'environment'),
    };
    return {
      component: component.ref,
      stages: stages.map(stage => stageStatus(stage, past)),
      releases: await releases.list(component.ref),
      enabled: !('missing' in blueprint),
      disabledReason: problem,
    };
  }

  /** @returns why the repository's tags could not be read */
  async #sync(
    component: string,
    repositoryOf: () => string,
  ): Promise<string | undefined> {
    try {
      await this.options.releases.sync(component, repositoryOf());
      return undefined;
    } catch (error) {
      // What is known of releases is still shown, with this beside it.
      return `Its tags could not be read: ${
        isError(error) ? error.message : String(error)
      }`;
    }
  }

  async #operationsOf(
    deployments: readonly StoredDeployment[],
  ): Promise<Map<string, OperationSummary>> {
    const { knex } = this.options;
    const ids = deployments.flatMap(({ operationId }) => operationId ?? []);
    const rows = await knex<OperationRow>('operation').where(
      whereInArray('id', ids),
    );
    return new Map(
      rows.map(row => [row.id, operationSummaryOf(operationOfRow(knex, row))]),
    );
  }
}

/** Until the next deployment, stages may belong to others than their component. */
async function findStageEnvironments(
  knex: Knex,
  { component, readable }: { component: string; readable: ReadableFilter },
): Promise<Map<string, StoredEnvironment>> {
  const rows = await knex<EnvironmentRow>('environment')
    .where({ component_ref: component })
    .whereNotNull('stage_key')
    .andWhere(whereReadable(readable));
  return new Map(
    rows.map(row => [row.stage ?? '', environmentOfRow(knex, row)]),
  );
}
