import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ScopeFilter } from '../scope';

/** For how long what a component releases is known, and counts. */
export interface Stretch {
  component: string;
  /** When it was first deployed to production, or came to the team since. */
  from: number;
  /** When it went to another team; none if it did not. */
  until: number | null;
}

/**
 * When components were first deployed to production, as `first` of a query.
 *
 * @param where - Which readings `r` may tell of it
 */
export function firstDeployments(
  knex: Knex,
  where: Knex.QueryCallback = () => undefined,
): Knex.QueryBuilder {
  return (
    knex('reading as r')
      // Written out, so that SQLite sees that its index has all of them
      .whereRaw("r.reason = 'firstDeployment'")
      .whereNotNull('r.component')
      .where(where)
      .groupBy('r.component')
      .select('r.component', knex.raw('MIN(r.at) AS at'))
      .as('first')
  );
}

/** Who owned components from when until when, as `owned` of a query. */
function ownedStretches(knex: Knex): Knex.QueryBuilder {
  return knex('component_owner')
    .select('component', 'team', 'since')
    .select(
      knex.raw(
        'LEAD(since) OVER (PARTITION BY component ORDER BY since) AS until',
      ),
    )
    .as('owned');
}

/** Stretches of `owned` components since their `first` deployment. */
export function whileOwned(
  knex: Knex,
  first: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return knex
    .from(ownedStretches(knex))
    .join(first, 'first.component', 'owned.component')
    .where(lasts =>
      lasts.whereNull('owned.until').orWhereRaw('owned.until > first.at'),
    )
    .select('owned.component', 'owned.until')
    .select(
      knex.raw(
        `CASE WHEN owned.since > first.at
           THEN owned.since ELSE first.at END AS "from"`,
      ),
    );
}

/**
 * For how long components of a scope were observed, in one statement. A team
 * observes a component from when it came to it until it went.
 */
export async function findStretches(
  knex: Knex,
  filter: ScopeFilter,
  { to }: { to: number },
): Promise<Stretch[]> {
  const { selection } = filter;
  if (selection.kind !== 'teams') {
    const first = firstDeployments(knex, query =>
      query.where('r.at', '<', to).where(filter.where('r')),
    );
    const rows: Array<{ component: string; at: number }> = await knex
      .from(first)
      .select('component', 'at');
    return rows.map(({ component, at }) => ({
      component,
      from: at,
      until: null,
    }));
  }
  const first = firstDeployments(knex, query =>
    query.where('r.at', '<', to).where(filter.ofAll().where('r')),
  );
  return whileOwned(knex, first)
    .where(whereInArray('owned.team', selection.teams))
    .where('owned.since', '<', to);
}
