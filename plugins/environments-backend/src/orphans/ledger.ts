import { OwnedObject } from '@groundwork/backstage-plugin-environments-node';
import {
  fromTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentRow, OperationRow, ResourceRow } from '../database/rows';
import { StoredResource, UNFINISHED } from '../engine/types';

/** What is known of an environment that something says it is of. */
export interface LedgerEntry {
  deletedAt?: Date;
  /** Whether an operation is under way. */
  isBusy: boolean;
  /** Its resources that a driver makes, by name. */
  resources: ReadonlyMap<string, KnownResource>;
}

/** What is known of a resource: whether it is there, and what it is called outside. */
export type KnownResource = Pick<StoredResource, 'externalId' | 'status'>;

/** What the environments know that some objects of a driver say they are of. */
export async function readLedger(
  knex: Knex,
  driver: string,
  environmentIds: readonly string[],
): Promise<Map<string, LedgerEntry>> {
  const environments = await knex<EnvironmentRow>('environment')
    .where(whereInArray('id', environmentIds))
    .select('id', 'deleted_at');
  const resources = await knex<ResourceRow>('resource')
    .where(whereInArray('environment_id', environmentIds))
    .andWhere({ driver })
    .select('environment_id', 'name', 'external_id', 'status');
  const busy = new Set<string>(
    await knex<OperationRow>('operation')
      .where(whereInArray('environment_id', environmentIds))
      .whereIn('status', [...UNFINISHED])
      .pluck('environment_id'),
  );
  return new Map(
    environments.map(({ id, deleted_at }) => [
      id,
      {
        deletedAt: fromTimestamp(deleted_at),
        isBusy: busy.has(id),
        resources: new Map(
          resources
            .filter(it => it.environment_id === id)
            .map(({ name, external_id: externalId, status }) => [
              name,
              {
                externalId: externalId ?? undefined,
                status: status as KnownResource['status'],
              },
            ]),
        ),
      },
    ]),
  );
}

/** What decides whether an object is an orphan, besides the ledger. */
export interface Circumstances {
  now: Date;
  graceMs: number;
  /** Whether the driver's inventory shows something that is called so. */
  isListed: (externalId: string) => boolean;
}

/**
 * Whether no environment knows of an object. What is young, and what belongs to
 * an environment on which somebody works, is left alone: the ledger may be
 * behind.
 */
export function isOrphan(
  object: Pick<
    OwnedObject,
    'externalId' | 'environmentId' | 'resource' | 'createdAt'
  >,
  ledger: ReadonlyMap<string, LedgerEntry>,
  { now, graceMs, isListed }: Circumstances,
): boolean {
  const isOld = (since: Date) => now.getTime() - since.getTime() >= graceMs;
  if (object.createdAt && !isOld(object.createdAt)) {
    return false;
  }
  const entry =
    object.environmentId === undefined
      ? undefined
      : ledger.get(object.environmentId);
  if (!entry) {
    return true;
  }
  if (entry.deletedAt) {
    return isOld(entry.deletedAt);
  }
  if (entry.isBusy) {
    return false;
  }
  if (object.resource === undefined) {
    return entry.resources.size === 0;
  }
  const known = entry.resources.get(object.resource);
  return !known || isAnother(object, known, isListed);
}

/**
 * Whether an object carries the mark of a resource that is another one, or is not
 * there. That they are called differently does not say so: what a resource is
 * called may change while it lives, for example when its process starts anew. An
 * inventory that shows both does.
 */
function isAnother(
  { externalId }: Pick<OwnedObject, 'externalId'>,
  known: KnownResource,
  isListed: Circumstances['isListed'],
): boolean {
  if (known.externalId === externalId) {
    return false;
  }
  return (
    known.status === 'absent' ||
    (known.externalId !== undefined && isListed(known.externalId))
  );
}
