import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { whereOnce } from '../metrics/whereOnce';
import { ScopeFilter } from '../scope';
import { ItemPosition } from './cursor';

/** What one item says of a metric. */
export interface StoredItem {
  item: string;
  component?: string;
  at: number;
  value?: number;
  reason?: string;
  isOpen: boolean;
  isApproximate: boolean;
}

/** Finds the items behind a number. */
export class ItemStore {
  constructor(private readonly options: { knex: Knex }) {}

  /**
   * The largest first, of those that are equal the newest; then what was left
   * out, the newest first. In one statement.
   */
  async findItems(
    question: { filter: ScopeFilter; period: Period; metric: MetricId },
    page: { limit: number; after?: ItemPosition },
  ): Promise<StoredItem[]> {
    const { filter, period, metric } = question;
    const { limit, after } = page;
    const rows = await this.options
      .knex('reading as r')
      .where('r.metric', metric)
      .where('r.at', '>=', period.from)
      .where('r.at', '<', period.to)
      .where(filter.where('r'))
      .where(whereOnce(filter, 'r'))
      .where(whereAfter(after))
      .orderByRaw('CASE WHEN r.value IS NULL THEN 1 ELSE 0 END')
      .orderBy([
        { column: 'r.value', order: 'desc' },
        { column: 'r.at', order: 'desc' },
        { column: 'r.item' },
      ])
      .orderByRaw("COALESCE(r.component, '')")
      .limit(limit)
      .select(
        'r.item',
        'r.component',
        'r.at',
        'r.value',
        'r.reason',
        'r.is_open',
        'r.is_approximate',
      );
    return rows.map(row => ({
      item: row.item,
      ...(row.component !== null && { component: row.component }),
      at: row.at,
      ...(row.value === null
        ? { reason: row.reason ?? 'unknown' }
        : { value: row.value }),
      isOpen: Boolean(row.is_open),
      isApproximate: Boolean(row.is_approximate),
    }));
  }
}

function whereAfter(after: ItemPosition | undefined): Knex.QueryCallback {
  return query => {
    if (!after) {
      return;
    }
    const { value, at, item, component } = after;
    const later = `(r.at < ? OR (r.at = ? AND (r.item > ? OR (r.item = ? AND COALESCE(r.component, '') > ?))))`;
    const place = [at, at, item, item, component];
    if (value === undefined) {
      query.whereNull('r.value').whereRaw(later, place);
    } else {
      query.whereRaw(
        `(r.value IS NULL OR r.value < ? OR (r.value = ? AND ${later}))`,
        [value, value, ...place],
      );
    }
  };
}
