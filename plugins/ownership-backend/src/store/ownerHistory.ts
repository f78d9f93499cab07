import {
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import type { Knex } from 'knex';

/** Stands in the place of an owner while an entity has none. */
const NO_OWNER = '';

interface OwnerRow {
  entity_ref: string;
  owner_ref: string;
  from_at: TimestampColumn;
  to_at: TimestampColumn | null;
}

/** That an entity had an owner, or none, for a time. */
export interface OwnerPeriod {
  /** undefined for a time in which it had none. */
  ownerRef?: string;
  from: Date;
  /** undefined while it lasts. */
  to?: Date;
}

/**
 * Takes down who owns entities from now on, as far as that has changed.
 *
 * @param owners - by entity; undefined for an entity that is gone
 */
export async function recordOwners(
  tx: Knex.Transaction,
  owners: ReadonlyMap<string, readonly string[] | undefined>,
  now: Date,
): Promise<void> {
  if (owners.size === 0) {
    return;
  }
  const open = await tx<OwnerRow>('owner_history')
    .where(whereInArray('entity_ref', [...owners.keys()]))
    .whereNull('to_at')
    .select('entity_ref', 'owner_ref', 'from_at');
  const wanted = new Set<string>();
  for (const [entityRef, its] of owners) {
    for (const ownerRef of its?.length === 0 ? [NO_OWNER] : its ?? []) {
      wanted.add(identityOf(entityRef, ownerRef));
    }
  }
  const known = new Set<string>();
  const ended: OwnerRow[] = [];
  for (const row of open) {
    const identity = identityOf(row.entity_ref, row.owner_ref);
    known.add(identity);
    if (!wanted.has(identity)) {
      const from = fromTimestamp(row.from_at);
      // Of two that are recorded, the clock of the second may be behind.
      const to = from > now ? from : now;
      ended.push({
        ...row,
        from_at: toTimestamp(from),
        to_at: toTimestamp(to),
      });
    }
  }
  const begun = [...wanted]
    .filter(identity => !known.has(identity))
    .map(identity => {
      const [entityRef, ownerRef] = identity.split('\n');
      return {
        entity_ref: entityRef,
        owner_ref: ownerRef,
        from_at: toTimestamp(now),
        to_at: null,
      };
    });
  await upsertInChunks<OwnerRow>(tx, 'owner_history', [...ended, ...begun], {
    key: ['entity_ref', 'owner_ref', 'from_at'],
  });
}

/**
 * Who owned entities at a time, in alphabetical order. Entities of which that
 * is not known are left out.
 */
export async function findOwnersAt(
  knex: Knex,
  entityRefs: readonly string[],
  at: Date,
): Promise<Map<string, string[]>> {
  const time = toTimestamp(at);
  const rows = await knex<OwnerRow>('owner_history')
    .where(whereInArray('entity_ref', entityRefs))
    .where('from_at', '<=', time)
    .where(query => query.whereNull('to_at').orWhere('to_at', '>', time))
    .orderBy(['entity_ref', 'owner_ref'])
    .select('entity_ref', 'owner_ref');
  const owners = new Map<string, string[]>();
  for (const { entity_ref: entityRef, owner_ref: ownerRef } of rows) {
    const its = owners.get(entityRef) ?? [];
    owners.set(entityRef, its);
    if (ownerRef !== NO_OWNER) {
      its.push(ownerRef);
    }
  }
  return owners;
}

/** Who owned an entity, latest first. */
export async function findOwnerHistory(
  knex: Knex,
  entityRef: string,
  limit: number,
): Promise<OwnerPeriod[]> {
  const rows = await knex<OwnerRow>('owner_history')
    .where({ entity_ref: entityRef })
    .orderBy([{ column: 'from_at', order: 'desc' }, { column: 'owner_ref' }])
    .limit(limit);
  return rows.map(row => ({
    ...(row.owner_ref !== NO_OWNER && { ownerRef: row.owner_ref }),
    from: fromTimestamp(row.from_at),
    ...(row.to_at && { to: fromTimestamp(row.to_at) }),
  }));
}

function identityOf(entityRef: string, ownerRef: string): string {
  return `${entityRef}\n${ownerRef}`;
}
