import { OwnerQuota } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { StoredBlueprint } from '../../blueprints/types';
import { rounded } from '../../money';

interface Sums {
  blueprint_id: string;
  n: number | string;
  cost: number | null;
}

/** What an owner has and may have, in one statement. */
export async function findQuota(
  knex: Knex,
  {
    owner,
    blueprints,
    currency,
  }: {
    owner: string;
    /** Those in force. */
    blueprints: readonly StoredBlueprint[];
    currency: string;
  },
): Promise<OwnerQuota> {
  const rows = await knex('environment')
    .where({ owner_ref: owner })
    .whereNull('deleted_at')
    .groupBy('blueprint_id')
    .orderBy('blueprint_id')
    .select<Sums[]>(
      'blueprint_id',
      knex.raw('COUNT(*) AS n'),
      knex.raw('SUM(cost_per_day) AS cost'),
    );
  const used = new Map(rows.map(row => [row.blueprint_id, Number(row.n)]));
  const current = new Map(blueprints.map(it => [it.definition.id, it]));
  return {
    owner,
    currency,
    environments: { used: rows.reduce((sum, row) => sum + Number(row.n), 0) },
    costPerDay: {
      used: rounded(rows.reduce((sum, row) => sum + (row.cost ?? 0), 0)),
      limit: highestLimit(blueprints),
    },
    byBlueprint: [...new Set([...used.keys(), ...current.keys()])]
      .map(id => {
        const definition = current.get(id)?.definition;
        return {
          blueprintId: id,
          title: definition?.title ?? id,
          used: used.get(id) ?? 0,
          limit: definition?.policy.maxPerOwner,
        };
      })
      .sort((a, b) => a.title.localeCompare(b.title, 'en-GB')),
  };
}

/** What no blueprint lets an owner go beyond. */
function highestLimit(
  blueprints: readonly StoredBlueprint[],
): number | undefined {
  const limits = blueprints.map(
    ({ definition }) => definition.policy.maxCostPerDay,
  );
  return limits.length === 0 || limits.includes(undefined)
    ? undefined
    : Math.max(...limits.filter(it => it !== undefined));
}
