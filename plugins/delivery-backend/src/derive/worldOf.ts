import { withoutDoubles } from '../domain/changes';
import { compareText } from '../domain/collections/compare';
import { groupBy } from '../domain/collections/groupBy';
import {
  foldDeployments,
  Placement,
  placeChanges,
  Timeline,
} from '../domain/deployments';
import { linkFailures } from '../domain/links';
import { Change, Incident, Link } from '../domain/types';
import { ChangeRecord, DeploymentRecord } from '../projections';
import { hotfixesOf, namedCausesOf, revertsOf } from './failureSigns';
import { historyOf } from './historyOf';
import { Naming, RepositoryRecords } from './types';

/** What the records of a repository amount to, in names of the catalog. */
export interface World {
  /** By id. */
  changes: Change[];
  /** What is known of each of them. */
  records: ChangeRecord[];
  timelines: Timeline[];
  /** Of each component of each change, by change and component. */
  placements: Placement[];
  links: Link[];
  incidents: Incident[];
  foreignIncidents: Incident[];
  /** What was deployed, by id. */
  deployments: ReadonlyMap<string, DeploymentRecord>;
  /** Whether releases of git stand for deployments. */
  isByProxy: boolean;
}

/** Puts together who brought what where, and what failed because of it. */
export function worldOf(records: RepositoryRecords, naming: Naming): World {
  const { range, wholeSha } = historyOf(records.commits);
  const told = withoutDoubles(
    records.changes,
    records.commits.flatMap(({ isFromGit, sha, parents }) =>
      isFromGit && parents ? [{ sha, parents }] : [],
    ),
  );
  const changes = changesOf(told, naming);
  const { deployments, isByProxy } = deploymentsOf(records.deployments);
  const timelines = foldDeployments(
    deployments.map(({ deployment, toldKind }) => ({
      ...deployment,
      component: naming.componentOf(deployment.component),
      sha: wholeSha(deployment.sha),
      ...(toldKind && { toldKind }),
    })),
    range,
  );
  const unitOf = unitsOf(timelines, naming.componentOf(records.repository));
  const units = placeChanges(
    changes.map(it => ({ ...it, components: it.components.map(unitOf) })),
    timelines,
    range,
  );
  const named = (all: readonly Incident[]) =>
    byId(all.map(it => withComponent(it, naming)));
  const incidents = named(records.incidents);
  const changeRecords = told.map(({ record }) => record);
  const links = linkFailures(
    {
      timelines,
      placements: units,
      incidents: incidents.map(it => ({
        ...it,
        ...(it.component !== undefined && { component: unitOf(it.component) }),
      })),
      namedCauses: namedCausesOf(records.incidents),
      reverts: revertsOf(changeRecords),
      hotfixes: hotfixesOf(changeRecords),
      corrections: records.corrections,
    },
    range,
  );
  return {
    changes,
    records: changeRecords,
    timelines,
    placements: placementsOf(changes, units, unitOf),
    links,
    incidents,
    foreignIncidents: named(records.foreignIncidents),
    deployments: new Map(deployments.map(it => [it.deployment.id, it])),
    isByProxy,
  };
}

function changesOf(
  changes: RepositoryRecords['changes'],
  { componentsOf }: Naming,
): Change[] {
  return byId(
    changes.map(({ record, paths }) => ({
      ...record.change,
      components: componentsOf(paths),
    })),
  );
}

/** Releases of git count only where nothing tells of real deployments. */
function deploymentsOf(all: readonly DeploymentRecord[]): {
  deployments: DeploymentRecord[];
  isByProxy: boolean;
} {
  const real = all.filter(({ proxy }) => proxy === undefined);
  const isByProxy =
    real.length < all.length &&
    !real.some(({ deployment }) => deployment.isProduction);
  const deployments = (isByProxy ? all : real).toSorted((one, other) =>
    compareText(one.deployment.id, other.deployment.id),
  );
  return { deployments: [...deployments], isByProxy };
}

/**
 * What a component is deployed as: by itself, or with all of its repository where
 * only that is deployed.
 */
function unitsOf(
  timelines: readonly Timeline[],
  whole: string,
): (component: string) => string {
  const deployed = new Set(timelines.map(({ component }) => component));
  return component =>
    !deployed.has(component) && deployed.has(whole) ? whole : component;
}

/** Says of each component what is known of the unit that it is deployed as. */
function placementsOf(
  changes: readonly Change[],
  units: readonly Placement[],
  unitOf: (component: string) => string,
): Placement[] {
  const ofChange = groupBy(units, ({ change }) => change.id);
  return changes.flatMap(change =>
    [...new Set(change.components)].sort(compareText).flatMap(component => {
      const unit = unitOf(component);
      const placement = ofChange
        .get(change.id)
        ?.find(it => it.component === unit);
      return placement ? [{ ...placement, change, component }] : [];
    }),
  );
}

function withComponent(incident: Incident, { componentOf }: Naming): Incident {
  const { component } = incident;
  return component === undefined
    ? incident
    : { ...incident, component: componentOf(component) };
}

function byId<T extends { id: string }>(items: readonly T[]): T[] {
  return items.toSorted((one, other) => compareText(one.id, other.id));
}
