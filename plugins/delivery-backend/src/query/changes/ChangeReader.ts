import { NotFoundError } from '@backstage/errors';
import {
  ChangeDetail,
  ChangeSpan,
} from '@groundwork/backstage-plugin-delivery-common';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { groupBy } from '../../domain/collections/groupBy';
import { Attribution } from '../../attribution';
import { compareText } from '../../domain/collections/compare';
import { ItemNames } from '../items/ItemNames';
import { isoOf } from '../period';
import { ScopeFilter, ScopeResolver } from '../scope';
import { Viewer } from '../Viewer';
import { ChangeSummaries } from './ChangeSummaries';

type Failures = ChangeDetail['failures'];

/** Who asks, and what of everything they may see. */
interface Sight {
  viewer: Viewer;
  filter: ScopeFilter;
}

/** Where signs of tools are seen. */
const PLACES = {
  note: 'Note of git',
  author: 'Author of a commit',
  committer: 'Committer of a commit',
  trailer: 'Trailer of a commit',
  label: 'Label',
  branch: 'Branch',
} as const;

/** Answers what became of a change. */
export class ChangeReader {
  constructor(
    private readonly options: {
      knex: Knex;
      scopes: ScopeResolver;
      changes: ChangeSummaries;
      names: ItemNames;
    },
  ) {}

  /**
   * @throws NotFoundError for what is not there, or touches nothing that the
   * viewer may read, alike
   */
  async read(id: string, viewer: Viewer): Promise<ChangeDetail> {
    const { changes, scopes } = this.options;
    const found = (await changes.find([id], viewer)).get(id);
    if (!found?.isVisible) {
      throw new NotFoundError(
        `There is no change '${id}', or you may not read what it touches`,
      );
    }
    const filter = await scopes.visible(viewer);
    const deployments = await this.#deploymentsOf(id, filter);
    return {
      change: found.summary,
      cohortEvidence: evidenceOf(found.record.attribution),
      spans: await this.#spansOf(id, filter),
      deployments,
      failures: await this.#failuresOf(
        id,
        deployments.map(it => it.id),
        { viewer, filter },
      ),
    };
  }

  async #spansOf(id: string, filter: ScopeFilter): Promise<ChangeSpan[]> {
    const rows = await this.options
      .knex('stage_span as s')
      .where('s.item', id)
      .where(filter.where('s'))
      .orderBy(['s.start_at', 's.end_at', 's.stage', 's.kind', 's.component'])
      .select('s.*');
    // What is alike was one for all of its components
    const byStretch = groupBy(rows, row =>
      JSON.stringify([row.stage, row.kind, row.start_at, row.end_at]),
    );
    return [...byStretch.values()].map(alike => {
      const [row] = alike;
      const isOfOne = alike.length === 1;
      const isOfOneTeam = alike.every(({ team }) => team === row.team);
      return {
        stage: row.stage,
        kind: row.kind,
        start: isoOf(row.start_at),
        ...(row.end_at !== null && { end: isoOf(row.end_at) }),
        ...(isOfOne && row.component !== null && { component: row.component }),
        ...(isOfOneTeam && row.team !== null && { team: row.team }),
      };
    });
  }

  async #deploymentsOf(
    id: string,
    filter: ScopeFilter,
  ): Promise<ChangeDetail['deployments']> {
    const rows = await this.options
      .knex('placement as p')
      .join('placed_deployment as d', 'd.id', 'p.deployment_id')
      .where('p.change_id', id)
      .where(filter.where('d', { hasItem: false }))
      .orderBy(['d.at', 'd.id'])
      .distinct(
        'd.id',
        'd.component',
        'd.environment',
        'd.finished_at',
        'd.version',
        'd.at',
      );
    return rows.map(row => ({
      id: row.id,
      component: row.component,
      environment: row.environment,
      ...(row.finished_at !== null && { finishedAt: isoOf(row.finished_at) }),
      ...(row.version !== null && { version: row.version }),
    }));
  }

  async #failuresOf(
    id: string,
    deploymentIds: readonly string[],
    sight: Sight,
  ): Promise<Failures> {
    const links = await this.options
      .knex('failure_link')
      .where(to =>
        to
          .where({ to_kind: 'change', to_id: id })
          .orWhere(deployed =>
            deployed
              .where({ to_kind: 'deployment' })
              .where(whereInArray('to_id', deploymentIds)),
          ),
      )
      .select('from_kind', 'from_id', 'class', 'confidence');
    const titles = await this.#titlesOf(
      [...new Set(links.map(link => link.from_id))],
      sight,
    );
    const strongest = new Map<string, Failures[number]>();
    for (const link of links) {
      const title = titles.get(link.from_id);
      const known = strongest.get(link.from_id);
      if (title !== undefined && (known?.confidence ?? 0) <= link.confidence) {
        strongest.set(link.from_id, {
          kind: link.from_kind,
          id: link.from_id,
          title,
          class: link.class,
          confidence: link.confidence,
        });
      }
    }
    return [...strongest.values()].sort(
      (one, other) =>
        other.confidence - one.confidence || compareText(one.id, other.id),
    );
  }

  /** Without what is of nothing that the viewer may read. */
  async #titlesOf(ids: readonly string[], { viewer, filter }: Sight) {
    const { changes, names } = this.options;
    const titles = await names.findFailed(ids, filter);
    for (const [id, { summary, isVisible }] of await changes.find(
      ids,
      viewer,
    )) {
      if (isVisible) {
        titles.set(id, summary.title);
      }
    }
    return titles;
  }
}

function evidenceOf({ evidence, lineShare }: Attribution): string[] {
  const share =
    lineShare === undefined
      ? []
      : [`Notes say that a tool wrote ${Math.round(lineShare * 100)} % of it`];
  return [
    ...evidence.map(({ place, text }) => `${PLACES[place]}: ${text}`),
    ...share,
  ];
}
