import { NotFoundError } from '@backstage/errors';
import {
  RecentActivity,
  RecentDeployment,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { ChangeSummaries } from '../changes/ChangeSummaries';
import { isoOf } from '../period';
import { Viewer } from '../Viewer';

const MOST = 3;
/** More changes are looked at than are shown: some may be hidden. */
const LOOKED_AT = 10;

interface DeploymentRow {
  id: string;
  environment: string;
  version: string | null;
  sha: string;
  kind: RecentDeployment['kind'];
  result: string;
  at: number;
}

/** Answers what happened to a component last. */
export class RecentReader {
  constructor(
    private readonly options: { knex: Knex; changes: ChangeSummaries },
  ) {}

  /** @throws NotFoundError for what is not there or may not be read, alike */
  async read(component: string, viewer: Viewer): Promise<RecentActivity> {
    if (!(await viewer.readable([component])).has(component)) {
      throw new NotFoundError(
        `There is no ${component}, or you may not read it`,
      );
    }
    return {
      component,
      deployments: await this.#deploymentsOf(component),
      changes: await this.#changesOf(component, viewer),
    };
  }

  async #deploymentsOf(component: string): Promise<RecentDeployment[]> {
    const rows: DeploymentRow[] = await this.options
      .knex('placed_deployment')
      .where({ component, is_production: true })
      .whereNotNull('at')
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST)
      .select('id', 'environment', 'version', 'sha', 'kind', 'result', 'at');
    return rows.map(({ version, at, ...row }) => ({
      ...row,
      ...(version !== null && { version }),
      at: isoOf(at),
    }));
  }

  async #changesOf(component: string, viewer: Viewer) {
    const { knex, changes } = this.options;
    // Changes have a reading of their size when they are merged, known or not
    const ids: string[] = await knex('reading')
      .where({ component, metric: 'change-size' })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'item', order: 'desc' },
      ])
      .limit(LOOKED_AT)
      .pluck('item');
    const found = await changes.find(ids, viewer);
    return ids
      .flatMap(id => found.get(id) ?? [])
      .filter(({ isVisible }) => isVisible)
      .slice(0, MOST)
      .map(({ summary }) => summary);
  }
}
