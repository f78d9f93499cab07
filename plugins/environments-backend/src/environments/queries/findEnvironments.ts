import { EnvironmentQuery } from '@groundwork/backstage-plugin-environments-common';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Caller, ReadableFilter } from '../../api/services';
import { EnvironmentRow } from '../../database/rows';
import { environmentOfRow } from '../EnvironmentStore';
import { StoredEnvironment } from '../types';
import { applyOrder, ListOrder } from './order';
import { whereReadable } from './readable';

/** What of all environments is asked for. */
export interface Selection {
  query: EnvironmentQuery;
  caller: Pick<Caller, 'ref' | 'ownershipRefs'>;
  readable: ReadableFilter;
}

/** A page of environments, in one statement. */
export async function findEnvironments(
  knex: Knex,
  selection: Selection,
  { order, limit }: { order: ListOrder; limit: number },
): Promise<StoredEnvironment[]> {
  const query = knex<EnvironmentRow>('environment')
    .where(whereSelected(selection))
    .limit(limit);
  applyOrder(query, order, selection.query.cursor);
  const rows: EnvironmentRow[] = await query;
  return rows.map(row => environmentOfRow(knex, row));
}

/** How many there are on all pages, in one statement. */
export async function countEnvironments(
  knex: Knex,
  selection: Selection,
): Promise<number> {
  const row = await knex('environment')
    .where(whereSelected(selection))
    .count<{ n: number | string }>('* as n')
    .first();
  return Number(row?.n ?? 0);
}

function whereSelected({
  query,
  caller,
  readable,
}: Selection): Knex.QueryCallback {
  return builder => {
    builder.where(whereReadable(readable));
    const { scope, owner, component, blueprint, phase, search } = query;
    if (scope === 'mine') {
      builder.where({ created_by: caller.ref });
    } else if (scope === 'owned') {
      builder.where(whereInArray('owner_ref', caller.ownershipRefs));
    }
    const equal = {
      ...(owner !== undefined && { owner_ref: owner }),
      ...(component !== undefined && { component_ref: component }),
      ...(blueprint !== undefined && { blueprint_id: blueprint }),
    };
    builder.where(equal);
    if (phase && phase.length > 0) {
      builder.where(whereInArray('phase', phase));
    }
    if (search) {
      builder.whereRaw(`name LIKE ? ESCAPE '\\'`, [
        `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
      ]);
    }
    if (!query.deleted && !phase?.includes('deleted')) {
      builder.whereNull('deleted_at');
    }
  };
}
