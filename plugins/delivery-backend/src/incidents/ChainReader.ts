import { NotFoundError } from '@backstage/errors';
import {
  ChangeSummary,
  IncidentChain,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { countBy } from '../domain/collections/countBy';
import { ChangeSummaries, FoundChange } from '../query/changes/ChangeSummaries';
import { DAY_MS } from '../query/period';
import { readRepositoryAccess, ScopeResolver } from '../query/scope';
import { Viewer } from '../query/Viewer';
import { ChainFacts, chainOf, isPerson } from './chain';
import { ChainStore, FoundLink, PlacedChange } from './ChainStore';
import { FoundIncident, IncidentStore } from './IncidentStore';

/** How long before an incident something may have been deployed that led to it. */
const CANDIDATES_MS = 7 * DAY_MS;

/** A chain, but for what the caller may do with it. */
export type Chain = Omit<IncidentChain, 'mayWrite' | 'mayLink'>;

/** Reads what led to incidents, in as many statements for any of them. */
export class ChainReader {
  readonly #incidents: IncidentStore;
  readonly #store: ChainStore;
  readonly #changes: ChangeSummaries;

  constructor(
    private readonly options: {
      knex: Knex;
      scopes: Pick<ScopeResolver, 'visible'>;
    },
  ) {
    this.#incidents = new IncidentStore(options.knex);
    this.#store = new ChainStore(options.knex);
    this.#changes = new ChangeSummaries(options);
  }

  /**
   * @throws NotFoundError for one that is not there, or of a component that the
   * viewer may not read, alike
   */
  async find(id: string, viewer: Viewer): Promise<FoundIncident> {
    const incident = await this.#incidents.find(id);
    const { knex } = this.options;
    if (!incident || !(await mayRead(knex, incident.component, viewer))) {
      throw new NotFoundError(
        `There is no incident '${id}', or you may not read what it is of`,
      );
    }
    return incident;
  }

  /** @throws NotFoundError as {@link ChainReader.find} */
  async read(id: string, viewer: Viewer): Promise<Chain> {
    const incident = await this.find(id, viewer);
    const links = await this.#store.findLinks(id);
    const filter = await this.options.scopes.visible(viewer);
    const corrections = await this.#store.findCorrections(id);
    const bringers = await this.#store.findBringers(idsOf(links, 'change'));
    const deployments = await this.#store.findDeployments(
      [
        ...idsOf(links, 'deployment'),
        ...bringers.map(({ deploymentId }) => deploymentId),
        ...idsOf(corrections, 'deployment'),
      ],
      filter,
    );
    const ids = deployments.map(it => it.id);
    const placed = await this.#store.findChanges(ids);
    const changes = visibleOf(
      await this.#changes.find(
        [
          ...idsOf(links, 'change'),
          ...placed.map(({ changeId }) => changeId),
          ...idsOf(corrections, 'change'),
        ],
        viewer,
      ),
    );
    const actors = await this.#store.findActors(ids);
    const { component, team, record } = incident;
    const to = record.detectedAt;
    const candidates = await this.#store.findCandidates(
      { from: to - CANDIDATES_MS, to },
      component,
      filter,
    );
    const seen = new Set([...ids, ...changes.keys()]);
    const readable = await readablePeople(
      { actors, deployments, team },
      viewer,
    );
    return chainOf({
      incident: {
        ...incident,
        team: team !== undefined && readable.has(team) ? team : undefined,
      },
      links,
      bringers,
      deployments,
      placed: filter.seesEverything ? placed : countedAgain(placed, seen),
      changes,
      actors,
      candidates,
      corrections: filter.seesEverything
        ? corrections
        : corrections.filter(it => !it.to || seen.has(it.to.id)),
      readable,
    });
  }
}

/** Those of the users and groups of a chain that the viewer may read. */
async function readablePeople(
  {
    actors,
    deployments,
    team,
  }: Pick<ChainFacts, 'actors' | 'deployments'> & { team?: string },
  viewer: Viewer,
): Promise<Set<string>> {
  const teams = [team, ...deployments.map(it => it.team)];
  const refs = [
    ...[...actors.values()].flat().map(({ ref }) => ref),
    ...teams.flatMap(it => it ?? []),
  ];
  return viewer.readable([...new Set(refs.filter(isPerson))]);
}

function visibleOf(
  changes: ReadonlyMap<string, FoundChange>,
): Map<string, ChangeSummary> {
  return new Map(
    [...changes]
      .filter(([, { isVisible }]) => isVisible)
      .map(([id, { summary }]) => [id, summary]),
  );
}

/** How many there are is not to tell of those that the viewer may not read. */
function countedAgain(
  placed: readonly PlacedChange[],
  seen: ReadonlySet<string>,
): PlacedChange[] {
  const own = placed.filter(({ changeId }) => seen.has(changeId));
  const totals = countBy(own, ({ deploymentId }) => deploymentId);
  return own.map(it => ({ ...it, total: totals[it.deploymentId] }));
}

/**
 * Entities are protected by the catalog, and repositories by their components;
 * what it does not know is not.
 */
export async function mayRead(
  knex: Knex,
  component: string | undefined,
  viewer: Viewer,
): Promise<boolean> {
  if (component === undefined) {
    return true;
  }
  if (component.startsWith('component:')) {
    return (await viewer.readable([component])).has(component);
  }
  const repositories = await readRepositoryAccess(knex, viewer, [component]);
  return repositories.mayRead(component);
}

function idsOf(
  said: ReadonlyArray<{ to?: FoundLink['to'] }>,
  kind: FoundLink['to']['kind'],
): string[] {
  return said.flatMap(({ to }) => (to?.kind === kind ? to.id : []));
}
