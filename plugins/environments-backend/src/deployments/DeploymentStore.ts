import {
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ReadableFilter } from '../api/services';
import { DeploymentRow } from '../database/rows';
import { whereReadable } from '../environments/queries/readable';
import { deploymentOfRow, rowOfDeployment } from './deploymentRow';
import { StoredDeployment, UNDER_WAY } from './types';

const NEWEST_FIRST: Array<{ column: 'requested_at' | 'id'; order: 'desc' }> = [
  { column: 'requested_at', order: 'desc' },
  { column: 'id', order: 'desc' },
];

/** Reads and writes the table `deployment`. */
export class DeploymentStore {
  constructor(private readonly knex: Knex) {}

  async insert(
    trx: Knex.Transaction,
    deployment: StoredDeployment,
  ): Promise<void> {
    await trx('deployment').insert(rowOfDeployment(deployment));
  }

  async update(
    trx: Knex.Transaction,
    deployment: StoredDeployment,
  ): Promise<void> {
    const { id, ...columns } = rowOfDeployment(deployment);
    await trx('deployment').where({ id }).update(columns);
  }

  async find(
    id: string,
    knex: Knex = this.knex,
  ): Promise<StoredDeployment | undefined> {
    return this.#one(knex, { id });
  }

  async findByKey(
    idempotencyKey: string,
    knex: Knex = this.knex,
  ): Promise<StoredDeployment | undefined> {
    return this.#one(knex, { idempotency_key: idempotencyKey });
  }

  async findByOperation(
    trx: Knex.Transaction,
    operationId: string,
  ): Promise<StoredDeployment | undefined> {
    return this.#one(trx, { operation_id: operationId });
  }

  /** Those of an environment that are on their way, the oldest first. */
  findUnderWay(
    environmentId: string,
    knex: Knex = this.knex,
  ): Promise<StoredDeployment[]> {
    return this.findUnderWayOf([environmentId], knex);
  }

  /** Those of environments that are on their way, the oldest first. */
  async findUnderWayOf(
    environmentIds: readonly string[],
    knex: Knex = this.knex,
  ): Promise<StoredDeployment[]> {
    const rows = await knex<DeploymentRow>('deployment')
      .where(whereInArray('environment_id', environmentIds))
      .whereIn('status', [...UNDER_WAY])
      .orderBy(['requested_at', 'id']);
    return rows.map(row => deploymentOfRow(knex, row));
  }

  /** Of each environment the newest that has succeeded there. */
  async findNewestPlacedOf(
    environmentIds: readonly string[],
    knex: Knex = this.knex,
  ): Promise<StoredDeployment[]> {
    const placed = knex('deployment')
      .where(whereInArray('environment_id', environmentIds))
      .andWhere({ status: 'succeeded' })
      .select('*')
      .select(
        knex.raw(
          'ROW_NUMBER() OVER (PARTITION BY environment_id ORDER BY requested_at DESC, id DESC) AS nth',
        ),
      );
    const rows = await knex
      .from(placed.as('placed'))
      .where({ nth: 1 })
      .select<DeploymentRow[]>();
    return rows.map(row => deploymentOfRow(knex, row));
  }

  /** The newest that has succeeded in an environment, of a version if one is given. */
  async findNewestPlaced(
    { environmentId, version }: { environmentId: string; version?: string },
    knex: Knex = this.knex,
  ): Promise<StoredDeployment | undefined> {
    const query = knex<DeploymentRow>('deployment')
      .where({ environment_id: environmentId, status: 'succeeded' })
      .orderBy(NEWEST_FIRST)
      .first();
    if (version !== undefined) {
      query.andWhere({ version });
    }
    const row = await query;
    return row && deploymentOfRow(knex, row);
  }

  /**
   * Whether a version was verified in a stage: since it was last rolled back there,
   * if ever, because what came to light then is not disproved by what was before.
   */
  async isVerified(
    wanted: { component: string; stage: string; version: string },
    knex: Knex = this.knex,
  ): Promise<boolean> {
    const { component: component_ref, stage, version } = wanted;
    const placed = () =>
      knex<DeploymentRow>('deployment')
        .where({ component_ref, stage, status: 'succeeded' })
        .orderBy(NEWEST_FIRST);
    const rollback = await placed()
      .where({ kind: 'rollback', previous_version: version })
      .first('requested_at', 'id');
    const verified = placed().where({ version }).whereNotNull('verified_at');
    if (rollback) {
      verified.whereRaw('(requested_at, id) > (?, ?)', [
        rollback.requested_at,
        rollback.id,
      ]);
    }
    return (await verified.first('id')) !== undefined;
  }

  /**
   * What a version was rolled back by in a stage; undefined unless a roll-back came
   * right after the last time that the version was placed there.
   */
  async findRollBackOf(
    wanted: { component: string; stage: string; version: string },
    knex: Knex = this.knex,
  ): Promise<StoredDeployment | undefined> {
    const { component: component_ref, stage, version } = wanted;
    const placed = () =>
      knex<DeploymentRow>('deployment').where({
        component_ref,
        stage,
        status: 'succeeded',
      });
    const last = await placed()
      .where({ version })
      .orderBy(NEWEST_FIRST)
      .first('requested_at', 'id');
    const next =
      last &&
      (await placed()
        .whereRaw('(requested_at, id) > (?, ?)', [last.requested_at, last.id])
        .orderBy(['requested_at', 'id'])
        .first());
    return next?.kind === 'rollback' ? deploymentOfRow(knex, next) : undefined;
  }

  /**
   * What runs in environments and is not verified yet: of each the newest that has
   * succeeded, in the order of ids, after one.
   */
  async findUnverified({
    after,
    limit,
  }: {
    after?: string;
    limit: number;
  }): Promise<StoredDeployment[]> {
    const query = this.knex<DeploymentRow>('deployment as it')
      .join('environment', 'environment.id', 'it.environment_id')
      .where('it.status', 'succeeded')
      .whereNull('it.verified_at')
      .whereNull('environment.deleted_at')
      .whereNotExists(
        this.knex('deployment as newer')
          .select(this.knex.raw('1'))
          .whereRaw('newer.environment_id = it.environment_id')
          .where('newer.status', 'succeeded')
          .whereRaw(
            '(newer.requested_at > it.requested_at OR (newer.requested_at = it.requested_at AND newer.id > it.id))',
          ),
      )
      .orderBy('it.id')
      .limit(limit)
      .select<DeploymentRow[]>('it.*');
    if (after !== undefined) {
      query.andWhere('it.id', '>', after);
    }
    return (await query).map(row => deploymentOfRow(this.knex, row));
  }

  /** The newest first, after a position. */
  async query({
    component,
    stage,
    readable,
    after,
    limit,
  }: {
    component?: string;
    stage?: string;
    readable: ReadableFilter;
    after?: { requestedAt: Date; id: string };
    limit: number;
  }): Promise<StoredDeployment[]> {
    const query = this.knex<DeploymentRow>('deployment')
      .where(whereReadable(readable))
      .orderBy(NEWEST_FIRST)
      .limit(limit);
    if (component !== undefined) {
      query.andWhere({ component_ref: component });
    }
    if (stage !== undefined) {
      query.andWhere({ stage });
    }
    if (after) {
      const at = toTimestamp(after.requestedAt);
      query.andWhere(before =>
        before
          .where('requested_at', '<', at)
          .orWhere(same =>
            same.where('requested_at', at).andWhere('id', '<', after.id),
          ),
      );
    }
    return (await query).map(row => deploymentOfRow(this.knex, row));
  }

  async #one(
    knex: Knex,
    where: Partial<DeploymentRow>,
  ): Promise<StoredDeployment | undefined> {
    const row = await knex<DeploymentRow>('deployment').where(where).first();
    return row && deploymentOfRow(knex, row);
  }
}
