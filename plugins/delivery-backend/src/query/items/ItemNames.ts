import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentRequest } from '../../domain/spans';
import { Incident } from '../../domain/types';
import { IncidentStore } from '../../incidents/IncidentStore';
import { ScopeFilter } from '../scope';
import { nameOfComponent, titleOfDeployment } from './titles';

/** Deployments have a component, and are not judged by their readings. */
const OWN = { hasItem: false } as const;

/** What a deployment, an incident or a request is called. */
export class ItemNames {
  constructor(private readonly options: { knex: Knex }) {}

  /** In three statements; what is none of those is left out. */
  async find(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) {
      return new Map();
    }
    return new Map([
      ...(await this.#deployments(ids)),
      ...(await this.#incidents(ids)),
      ...(await this.#requests(ids)),
    ]);
  }

  /**
   * Of deployments and incidents, those that a filter lets through. In two
   * statements.
   */
  async findFailed(
    ids: readonly string[],
    filter: ScopeFilter,
  ): Promise<Map<string, string>> {
    if (ids.length === 0) {
      return new Map();
    }
    const incidents = new IncidentStore(this.options.knex);
    return new Map([
      ...(await this.#deployments(ids, filter)),
      ...(await incidents.findTitles(ids, filter)),
    ]);
  }

  async #deployments(
    ids: readonly string[],
    filter?: ScopeFilter,
  ): Promise<Array<[string, string]>> {
    const rows = await this.options
      .knex('placed_deployment as d')
      .where(whereInArray('d.id', ids))
      .where(filter ? filter.where('d', OWN) : {})
      .select('d.id', 'd.component', 'd.version', 'd.sha', 'd.kind');
    return rows.map(row => [row.id, titleOfDeployment(row)]);
  }

  async #incidents(ids: readonly string[]): Promise<Array<[string, string]>> {
    const { knex } = this.options;
    const rows = await knex('incident')
      .where(whereInArray('id', ids))
      .select('id', 'record');
    return rows.map(({ id, record }) => [
      id,
      fromJsonColumn<Incident>(knex, record)?.title ?? id,
    ]);
  }

  async #requests(ids: readonly string[]): Promise<Array<[string, string]>> {
    const { knex } = this.options;
    const rows = await knex('environment_request')
      .where(whereInArray('id', ids))
      .select('id', 'record');
    return rows.map(({ id, record }) => {
      const component = fromJsonColumn<EnvironmentRequest>(
        knex,
        record,
      )?.component;
      const what = component && ` for ${nameOfComponent(component)}`;
      return [id, `Environment${what ?? ''}`];
    });
  }
}
