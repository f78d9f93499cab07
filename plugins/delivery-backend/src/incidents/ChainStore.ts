import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { DeploymentActor, DeploymentRecord } from '../projections';
import { Correction } from '../domain/links';
import { Link } from '../domain/types';
import { Period } from '../domain/metrics';
import { ScopeFilter } from '../query/scope';

/** Changes that are listed of a deployment; one rarely has more. */
const MOST_CHANGES = 200;
const MOST_CANDIDATES = 50;

/** That something led to an incident. */
export interface FoundLink
  extends Pick<Link, 'class' | 'confidence' | 'evidence'> {
  to: Link['to'];
  isCorrected: boolean;
}

/** A deployment among those of its environment. */
export interface PlacedDeployment {
  id: string;
  component: string;
  team?: string;
  environment: string;
  version?: string;
  sha: string;
  result: string;
  finishedAt?: number;
  /** When it took effect. */
  at?: number;
}

/** Which deployment brought a change. */
export interface PlacedChange {
  deploymentId: string;
  changeId: string;
  /** How many the deployment brought. */
  total: number;
}

interface DeploymentRow {
  id: string;
  component: string;
  team: string | null;
  environment: string;
  version: string | null;
  sha: string;
  result: string;
  finished_at: number | null;
  at: number | null;
}

interface LinkRow {
  to_kind: Link['to']['kind'];
  to_id: string;
  class: Link['class'];
  confidence: number;
  evidence: string;
  is_corrected: boolean | number;
}

interface CorrectionRow {
  id: string;
  at: number;
  to_kind: Link['to']['kind'] | null;
  to_id: string | null;
  kind: Correction['kind'];
  reason: string;
}

/** What was derived of an incident and of what may have led to it. */
export class ChainStore {
  constructor(private readonly knex: Knex) {}

  /** The surest first; of what several repositories say the same, once. */
  async findLinks(incidentId: string): Promise<FoundLink[]> {
    const rows: LinkRow[] = await this.knex('failure_link')
      .where({ from_kind: 'incident', from_id: incidentId })
      .orderBy([
        { column: 'confidence', order: 'desc' },
        { column: 'to_id' },
        { column: 'repository' },
      ]);
    const links = new Map<string, FoundLink>();
    for (const { to_kind, to_id, is_corrected, ...row } of rows) {
      const key = JSON.stringify([to_kind, to_id]);
      if (!links.has(key)) {
        links.set(key, {
          to: { kind: to_kind, id: to_id },
          class: row.class,
          confidence: row.confidence,
          evidence: row.evidence,
          isCorrected: Boolean(is_corrected),
        });
      }
    }
    return [...links.values()];
  }

  /** Which deployments brought some changes. */
  async findBringers(
    changeIds: readonly string[],
  ): Promise<Array<Omit<PlacedChange, 'total'>>> {
    return this.knex('placement')
      .where(whereInArray('change_id', changeIds))
      .whereNotNull('deployment_id')
      .orderBy(['change_id', 'deployment_id'])
      .distinct('deployment_id as deploymentId', 'change_id as changeId');
  }

  /** Those of some deployments that the filter lets through. */
  async findDeployments(
    ids: readonly string[],
    filter: ScopeFilter,
  ): Promise<PlacedDeployment[]> {
    const rows: DeploymentRow[] = await this.knex('placed_deployment as d')
      .where(whereInArray('d.id', ids))
      .where(filter.where('d', { hasItem: false }))
      .orderBy(['d.id', 'd.repository']);
    return deploymentsOf(rows);
  }

  /** What deployments brought, each change once, the last merged first. */
  async findChanges(deploymentIds: readonly string[]): Promise<PlacedChange[]> {
    const { knex } = this;
    const brought = knex('placement as p')
      .join('change as c', 'c.id', 'p.change_id')
      .where(whereInArray('p.deployment_id', deploymentIds))
      .distinct('p.deployment_id', 'p.change_id', 'c.merged_at');
    const counted = knex(brought.as('brought')).select(
      'deployment_id',
      'change_id',
      knex.raw(
        'ROW_NUMBER() OVER (PARTITION BY deployment_id ORDER BY merged_at DESC, change_id) AS place',
      ),
      knex.raw('COUNT(*) OVER (PARTITION BY deployment_id) AS total'),
    );
    const rows: Array<PlacedChange & { total: number | string }> = await knex(
      counted.as('counted'),
    )
      .where('place', '<=', MOST_CHANGES)
      .orderBy(['deployment_id', 'place'])
      .select(
        'deployment_id as deploymentId',
        'change_id as changeId',
        'total',
      );
    return rows.map(it => ({ ...it, total: Number(it.total) }));
  }

  /** Who deployed and allowed, by deployment. */
  async findActors(
    deploymentIds: readonly string[],
  ): Promise<Map<string, DeploymentActor[]>> {
    const rows: Array<{ id: string; record: unknown }> = await this.knex(
      'deployment',
    )
      .where(whereInArray('id', deploymentIds))
      .orderBy('key')
      .select('id', 'record');
    const actors = new Map<string, DeploymentActor[]>();
    for (const { id, record } of rows) {
      const told = fromJsonColumn<DeploymentRecord>(this.knex, record)?.actors;
      actors.set(id, [...(actors.get(id) ?? []), ...(told ?? [])]);
    }
    return actors;
  }

  /** Deployments to production, newest first. */
  async findCandidates(
    { from, to }: Period,
    component: string | undefined,
    filter: ScopeFilter,
  ): Promise<PlacedDeployment[]> {
    const query = this.knex('placed_deployment as d')
      .where('d.is_production', true)
      .where('d.at', '>=', from)
      .where('d.at', '<=', to)
      .where(filter.where('d', { hasItem: false }));
    if (component !== undefined) {
      query.where('d.component', component);
    }
    const rows: DeploymentRow[] = await query
      .orderBy([{ column: 'd.at', order: 'desc' }, { column: 'd.id' }])
      .limit(MOST_CANDIDATES);
    return deploymentsOf(rows);
  }

  /** What people said of where an incident came from, in order. */
  async findCorrections(
    incidentId: string,
  ): Promise<Array<Omit<Correction, 'from' | 'to'> & { to?: Link['to'] }>> {
    const rows: CorrectionRow[] = await this.knex('link_correction')
      .where({ from_kind: 'incident', from_id: incidentId })
      .orderBy(['at', 'id']);
    return rows.map(({ id, at, kind, reason, to_kind, to_id }) => ({
      id,
      at,
      kind,
      reason,
      ...(to_kind !== null &&
        to_id !== null && { to: { kind: to_kind, id: to_id } }),
    }));
  }
}

/** Each once, also while it moves from one repository to another. */
function deploymentsOf(rows: readonly DeploymentRow[]): PlacedDeployment[] {
  const byId = new Map(rows.map(it => [it.id, deploymentOf(it)]));
  return [...byId.values()];
}

function deploymentOf(row: DeploymentRow): PlacedDeployment {
  return {
    id: row.id,
    component: row.component,
    team: row.team ?? undefined,
    environment: row.environment,
    version: row.version ?? undefined,
    sha: row.sha,
    result: row.result,
    finishedAt: row.finished_at ?? undefined,
    at: row.at ?? undefined,
  };
}
