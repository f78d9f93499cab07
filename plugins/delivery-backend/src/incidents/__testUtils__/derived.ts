import {
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  ChangeRecord,
  DeploymentActor,
  IncidentRecord,
} from '../../projections';
import { ScopeResolver } from '../../query/scope';
import { Viewer } from '../../query/Viewer';

export const REPOSITORY = 'github.com/acme/orders';
export const ORDERS = 'component:default/orders';
export const SHOP = 'group:default/shop';
/** 2026-03-02, at some time of the day. */
export const at = (clock: string) => Date.parse(`2026-03-02T${clock}:00Z`);

/** Somebody who may read all but some entities. */
export function viewerWithout(...hidden: string[]): Viewer {
  return {
    credentials: mockCredentials.user(),
    readsAll: async () => hidden.length === 0,
    readable: async refs => new Set(refs.filter(it => !hidden.includes(it))),
  };
}

export function scopesOf(knex: Knex): ScopeResolver {
  const catalog = { getEntitiesByRefs: async () => ({ items: [] }) };
  return new ScopeResolver({ knex, catalog });
}

/** Tables as projections and derivations leave them. */
export class Derived {
  constructor(readonly knex: Knex) {}

  async component(
    component = ORDERS,
    over: { owner?: string; repository?: string } = {},
  ): Promise<void> {
    await this.knex('catalog_component').insert({
      component,
      title: component,
      owner: SHOP,
      repository: REPOSITORY,
      services: toJsonColumn([]),
      ...over,
    });
  }

  async incident(over: Partial<IncidentRecord> = {}): Promise<string> {
    const record: IncidentRecord = {
      id: 'incident:portal 1',
      title: 'Orders are lost',
      component: ORDERS,
      detectedAt: at('12:00'),
      source: 'declared',
      ...over,
    };
    const { resolvedAt } = record;
    await this.knex('incident').insert({
      id: record.id,
      component: record.component ?? null,
      detected_at: toTimestamp(new Date(record.detectedAt)),
      resolved_at:
        resolvedAt === undefined ? null : toTimestamp(new Date(resolvedAt)),
      record: toJsonColumn(record),
    });
    return record.id;
  }

  /** As of the time to restore an incident, unless it is said. */
  async reading(
    item: string,
    over: Record<string, string | number | boolean | null> = {},
  ): Promise<void> {
    await this.knex('reading').insert({
      repository: REPOSITORY,
      metric: 'restore-time',
      item,
      component: ORDERS,
      team: SHOP,
      at: at('12:00'),
      is_open: false,
      is_approximate: false,
      is_decisive: true,
      ...over,
    });
  }

  async deployment(
    id: string,
    over: Record<string, string | number | boolean | null> = {},
    actors: DeploymentActor[] = [],
  ): Promise<void> {
    const row = {
      component: ORDERS,
      environment: 'production',
      is_production: true,
      sha: 'a'.repeat(40),
      result: 'succeeded',
    };
    const finished = typeof over.at === 'number' ? over.at : at('11:00');
    await this.knex('placed_deployment').insert({
      ...row,
      id,
      repository: REPOSITORY,
      team: SHOP,
      kind: 'deploy',
      version: '1.4.0',
      finished_at: finished,
      at: finished,
      ...over,
    });
    await this.knex('deployment').insert({
      ...row,
      key: id,
      subject: id,
      id,
      record: toJsonColumn({ actors }),
    });
  }

  async change(
    number: number,
    over: Partial<ChangeRecord['change']> = {},
    rest: Partial<ChangeRecord> & { paths?: string[] } = {},
  ): Promise<string> {
    const id = `change:${REPOSITORY}#${number}`;
    const { paths, ...record } = rest;
    const change = {
      id,
      repository: REPOSITORY,
      number,
      title: `Change ${number}`,
      commits: [],
      isBot: false,
      cohort: 'undeclared',
      components: [],
      ...over,
    };
    const columnOf = (time: number | undefined) =>
      time === undefined ? null : toTimestamp(new Date(time));
    await this.knex('change').insert({
      id,
      repository: REPOSITORY,
      number,
      merged_at: columnOf(change.mergedAt),
      closed_at: columnOf(record.closedAt),
      ready_at: columnOf(change.readyAt),
      cohort: change.cohort,
      is_bot: false,
      paths: toJsonColumn(paths),
      record: toJsonColumn({ change, heads: [], labels: [], ...record }),
    });
    return id;
  }

  async placement(change_id: string, deployment_id: string): Promise<void> {
    await this.knex('placement').insert({
      repository: REPOSITORY,
      change_id,
      component: ORDERS,
      deployment_id,
    });
  }

  async link(
    from_id: string,
    to_id: string,
    over: Record<string, string | number | boolean> = {},
  ): Promise<void> {
    await this.knex('failure_link').insert({
      repository: REPOSITORY,
      from_kind: 'incident',
      from_id,
      to_kind: to_id.startsWith('change:') ? 'change' : 'deployment',
      to_id,
      class: 'proximity',
      confidence: 0.5,
      evidence: 'Deployed 60 minutes before',
      is_corrected: false,
      ...over,
    });
  }
}
