import {
  OperationError,
  OperationStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { OperationRow, TimelineEventRow } from '../database/rows';
import { StoredEnvironment } from '../environments/types';
import { Evidence } from './audit';
import { BLUEPRINT, createKillWorld } from './killWorld';
import { Lives } from './Lives';
import { Outside } from './outside/Outside';
import { ScratchDatabase } from './ScratchDatabase';

/** Reads what there is, once nobody works any more. */
export async function collectEvidence({
  lives,
  database: { knex },
  outside,
  world,
}: {
  lives: Pick<Lives, 'environments' | 'operations'>;
  database: ScratchDatabase;
  outside: Outside;
  world: ReturnType<typeof createKillWorld>;
}): Promise<Evidence> {
  const { environments: environmentIds, operations: operationIds } = lives;
  const environments = new Map<string, StoredEnvironment>();
  for (const id of environmentIds) {
    const environment = await world.environments.find(id);
    if (environment) {
      environments.set(id, environment);
    }
  }
  const operations = await knex<OperationRow>('operation').select(
    'id',
    'status',
    'error',
  );
  const ends = await knex<TimelineEventRow>('timeline_event')
    .whereNotNull('operation_id')
    .whereNot({ kind: 'environment.deleting' })
    .groupBy('operation_id')
    .select('operation_id')
    .count<Array<{ operation_id: string; n: number | string }>>('* as n');
  return {
    environmentIds,
    operationIds,
    environments,
    operations: new Map(
      operations.map(({ id, status, error }) => [
        id,
        {
          status: status as OperationStatus,
          error: fromJsonColumn<OperationError>(knex, error)?.message,
        },
      ]),
    ),
    ends: new Map(ends.map(({ operation_id: id, n }) => [id, Number(n)])),
    resources: BLUEPRINT.resources.map(({ name }) => name),
    existing: outside.existing(),
    destroyed: outside.destroyed(),
  };
}
