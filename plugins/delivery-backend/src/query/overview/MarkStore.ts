import { TrendMark } from '@groundwork/backstage-plugin-delivery-common';
import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { Incident } from '../../domain/types';
import { isoOf } from '../period';
import { byIndex } from '../byIndex';
import { ScopeFilter } from '../scope';
import { titleOfDeployment } from '../items/titles';

const MOST = 100;

interface DeploymentRow {
  id: string;
  component: string;
  version: string | null;
  sha: string;
  kind: string;
  at: number;
}

/** Finds what is marked on the axis of a trend. */
export class MarkStore {
  constructor(private readonly options: { knex: Knex }) {}

  /** The last of a period, newest first, in two statements. */
  async findMarks(filter: ScopeFilter, period: Period): Promise<TrendMark[]> {
    const deployments = await this.#findDeployments(filter, period);
    const incidents = await this.#findIncidents(filter, period);
    return [...deployments, ...incidents]
      .sort((one, other) => (one.at < other.at ? 1 : -1))
      .slice(0, MOST);
  }

  async #findDeployments(
    filter: ScopeFilter,
    { from, to }: Period,
  ): Promise<TrendMark[]> {
    const rows: DeploymentRow[] = await byIndex(this.options.knex, {
      table: 'placed_deployment',
      alias: 'd',
      index:
        filter.selection.kind === 'components'
          ? 'placed_deployment_component_environment_at_index'
          : undefined,
    })
      .where('d.is_production', true)
      .where('d.at', '>=', from)
      .where('d.at', '<', to)
      .whereNot('d.kind', 'redeploy')
      .where(filter.where('d', { hasItem: false }))
      .orderBy('d.at', 'desc')
      .limit(MOST)
      .select('d.id', 'd.component', 'd.version', 'd.sha', 'd.kind', 'd.at');
    return rows.map(row => ({
      kind: 'deployment' as const,
      id: row.id,
      title: titleOfDeployment(row),
      at: isoOf(row.at),
    }));
  }

  /** Every incident has a reading of how long it took to restore. */
  async #findIncidents(
    filter: ScopeFilter,
    { from, to }: Period,
  ): Promise<TrendMark[]> {
    const { knex } = this.options;
    const rows = await knex('reading as r')
      .join('incident', 'incident.id', 'r.item')
      .where('r.metric', 'restore-time')
      .where('r.at', '>=', from)
      .where('r.at', '<', to)
      .where(filter.where('r'))
      .orderBy('r.at', 'desc')
      .limit(MOST)
      .select('r.item as id', 'r.at', 'incident.record');
    const seen = new Map<string, TrendMark>();
    for (const { id, at, record } of rows) {
      const title = fromJsonColumn<Incident>(knex, record)?.title ?? id;
      seen.set(id, { kind: 'incident', id, title, at: isoOf(at) });
    }
    return [...seen.values()];
  }
}
