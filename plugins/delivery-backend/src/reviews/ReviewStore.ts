import {
  fromJsonColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { whereOnce } from '../query/metrics/whereOnce';
import { ScopeFilter } from '../query/scope';
import { ReviewReading } from './usualWait';

const METRIC = 'review-latency';
/** The oldest that are looked at; who has more waiting has other worries. */
export const MOST_OPEN = 2_000;
/** The latest that are looked at. */
const MOST_READINGS = 20_000;
/** From here on links count in what is said first. */
const SURE = 0.6;

/** A change that is open. */
export interface OpenChange {
  id: string;
  /** Undefined where git has told nothing of it. */
  paths?: string[];
}

/** How many reviews were asked of a team's changes, and how many were made. */
export interface TeamLoad {
  team: string;
  arrived: number;
  reviewed: number;
}

/** Reads what waits for reviews, and how long that takes. */
export class ReviewStore {
  constructor(private readonly knex: Knex) {}

  /** Changes that are ready and not over, the oldest first. */
  async findOpen(filter?: ScopeFilter): Promise<OpenChange[]> {
    const query = this.knex('change as c')
      .whereNull('c.merged_at')
      .whereNull('c.closed_at')
      .whereNotNull('c.ready_at');
    if (filter) {
      query.where(isIn(filter));
    }
    const rows: Array<{ id: string; paths: unknown }> = await query
      .orderBy(['c.ready_at', 'c.id'])
      .limit(MOST_OPEN)
      .select('c.id', 'c.paths');
    return rows.map(({ id, paths }) => {
      const known = fromJsonColumn<string[]>(this.knex, paths);
      return { id, ...(known && { paths: known }) };
    });
  }

  /** What changes say of their reviews since a time, each once. */
  async findReadings(
    filter: ScopeFilter,
    since: number,
  ): Promise<ReviewReading[]> {
    const rows: Array<{
      value: number | null;
      reason: string | null;
      is_open: boolean | number;
    }> = await this.knex('reading as r')
      .where('r.metric', METRIC)
      .where('r.at', '>=', since)
      .where(filter.where('r'))
      .where(whereOnce(filter, 'r'))
      .orderBy('r.at', 'desc')
      .limit(MOST_READINGS)
      .select('r.value', 'r.reason', 'r.is_open');
    return rows.map(({ value, reason, is_open: isOpen }) => ({
      ...(value !== null && { value }),
      ...(reason !== null && { reason }),
      isOpen: Boolean(isOpen),
    }));
  }

  /** The same of some teams, without those that say nothing. */
  async findReadingsOfTeams(
    teams: readonly string[],
    since: number,
  ): Promise<Map<string, ReviewReading[]>> {
    const rows: Array<{ team: string; value: number }> = await this.knex(
      'reading',
    )
      .where({ metric: METRIC, is_open: false })
      .where('at', '>=', since)
      .whereNotNull('value')
      .where(whereInArray('team', teams))
      .groupBy('team', 'item')
      .orderBy(['team', 'item'])
      .select('team', 'item')
      .max('value as value');
    const byTeam = new Map<string, ReviewReading[]>();
    for (const { team, value } of rows) {
      byTeam.set(team, [...(byTeam.get(team) ?? []), { value }]);
    }
    return byTeam;
  }

  /** How many deployments of components failed since a time, as far as is sure. */
  async findFailures(
    components: readonly string[],
    since: number,
  ): Promise<Map<string, number>> {
    const rows: Array<{ component: string; failures: number | string }> =
      await this.knex('placed_deployment as d')
        .join('failure_link as f', join =>
          join.on('f.to_id', 'd.id').andOnVal('f.to_kind', 'deployment'),
        )
        .where(whereInArray('d.component', components))
        .where('d.is_production', true)
        .where('d.at', '>=', since)
        .where('f.confidence', '>=', SURE)
        .groupBy('d.component')
        .select('d.component')
        .countDistinct('d.id as failures');
    return new Map(
      rows.map(({ component, failures }) => [component, Number(failures)]),
    );
  }

  async findLoad(filter: ScopeFilter, since: Date): Promise<TeamLoad[]> {
    const { knex } = this;
    const rows: Array<Record<keyof TeamLoad, string | number>> = await knex(
      'reading as r',
    )
      .join('change as c', 'c.id', 'r.item')
      .where('r.metric', METRIC)
      .where('r.at', '>=', since.getTime())
      .whereNotNull('r.team')
      .where(filter.where('r'))
      .groupBy('r.team')
      .orderBy('r.team')
      .select(
        'r.team',
        knex.raw(
          'COUNT(DISTINCT CASE WHEN c.ready_at >= ? THEN r.item END) AS arrived',
          [toTimestamp(since)],
        ),
        knex.raw(
          'COUNT(DISTINCT CASE WHEN r.value IS NOT NULL AND NOT r.is_open THEN r.item END) AS reviewed',
        ),
      );
    return rows.map(({ team, arrived, reviewed }) => ({
      team: String(team),
      arrived: Number(arrived),
      reviewed: Number(reviewed),
    }));
  }
}

/** What is of a scope is known by its readings, once it was derived. */
function isIn(filter: ScopeFilter): Knex.QueryCallback {
  const { selection, isOfWholeItems } = filter;
  return query => {
    if (isOfWholeItems) {
      if (selection.kind === 'repository') {
        query.where('c.repository', selection.repository);
      }
      return;
    }
    query.whereExists(readings =>
      readings
        .select(query.client.raw('1'))
        .from('reading as r')
        .whereRaw('r.item = c.id')
        .where('r.metric', METRIC)
        .where(filter.where('r')),
    );
  };
}
