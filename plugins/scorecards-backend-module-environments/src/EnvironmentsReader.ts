import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Deployment,
  EnvironmentsApi,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';
import { Known, WINDOW_DAYS } from './factsOf';
import { REQUEST_DAYS } from './factsOfGroup';
import { GroupFindings } from './GroupFindings';
import { OWNER_FIELDS, Owners } from './Owners';

/** The most that the API gives at once. */
const PAGE = 200;
/** Of how many entities the catalog is asked by their refs at once. */
const REFS_AT_ONCE = 500;
const DAY_MS = 24 * 3_600_000;

/** What is known of components and groups. */
export interface Findings {
  of(component: string): Known;
  /** Reads what only groups need, once. */
  groups(): Promise<Pick<GroupFindings, 'of'>>;
}

/** What was read for components, and serves groups as well. */
interface Read {
  environments: EnvironmentSummary[];
  deployments: Deployment[];
  lastStage: string | undefined;
}

/** Reads what the environments plugin knows. */
export class EnvironmentsReader {
  constructor(
    private readonly options: {
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      catalog: Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;
      environments: EnvironmentsService;
      now: () => Date;
    },
  ) {}

  /**
   * Reads what is known of everything, or of one component. How many calls that
   * takes depends on how many environments and recent deployments there are, not on
   * how many components or groups. Groups are known only with everything.
   */
  async read(signal: AbortSignal, component?: string): Promise<Findings> {
    const { auth, environments: service } = this.options;
    const api = service.as({
      credentials: await auth.getOwnServiceCredentials(),
      signal,
    });
    const stages = await api.listStages();
    const read: Read = {
      environments: await readEnvironments(api, component),
      deployments: await this.#readDeployments(api, component),
      lastStage: stages.items.at(-1)?.id,
    };
    const environments = byComponent(read.environments);
    const deployments = byComponent(read.deployments);
    let groups: Promise<GroupFindings> | undefined;
    return {
      of: ref => ({
        environments: environments.get(ref) ?? [],
        deployments: deployments.get(ref) ?? [],
        lastStage: read.lastStage,
      }),
      groups: () => {
        groups ??= this.#readGroups(api, read, signal);
        return groups;
      },
    };
  }

  async #readGroups(
    api: EnvironmentsApi,
    read: Read,
    signal: AbortSignal,
  ): Promise<GroupFindings> {
    const now = this.options.now().getTime();
    const owners = await this.#readOwners(signal);
    return new GroupFindings({
      ...read,
      requests: await readRequests(api, now - REQUEST_DAYS * DAY_MS),
      owners,
      missing: await this.#findMissing(read.environments, owners, signal),
      now,
    });
  }

  async #readOwners(signal: AbortSignal): Promise<Owners> {
    const { auth, catalog } = this.options;
    const entities: Entity[] = [];
    const pages = catalog.streamEntities(
      { filter: { kind: ['component', 'group'] }, fields: OWNER_FIELDS },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      entities.push(...page);
    }
    return new Owners(entities);
  }

  /** Users are asked for by their refs: few of them own environments. */
  async #findMissing(
    environments: readonly EnvironmentSummary[],
    owners: Owners,
    signal: AbortSignal,
  ): Promise<Set<string>> {
    const { auth, catalog } = this.options;
    const refs = environments.flatMap(({ owner, component = owner }) => [
      owner,
      component,
    ]);
    const unknown = [...new Set(refs)].filter(ref => !owners.has(ref));
    const missing = new Set<string>();
    for (let start = 0; start < unknown.length; start += REFS_AT_ONCE) {
      signal.throwIfAborted();
      const entityRefs = unknown.slice(start, start + REFS_AT_ONCE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      entityRefs.forEach((ref, index) => items[index] ?? missing.add(ref));
    }
    return missing;
  }

  /** Those that were asked for within the window; they come newest first. */
  async #readDeployments(
    api: EnvironmentsApi,
    component: string | undefined,
  ): Promise<Deployment[]> {
    const since = this.options.now().getTime() - WINDOW_DAYS * DAY_MS;
    const found: Deployment[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await api.queryDeployments({
        component,
        limit: PAGE,
        cursor,
      });
      const recent = items.filter(
        ({ requestedAt }) => Date.parse(requestedAt) >= since,
      );
      found.push(...recent);
      cursor = recent.length < items.length ? undefined : pageInfo.nextCursor;
    } while (cursor);
    return found;
  }
}

async function readEnvironments(
  api: EnvironmentsApi,
  component: string | undefined,
): Promise<EnvironmentSummary[]> {
  const found: EnvironmentSummary[] = [];
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await api.queryEnvironments({
      scope: 'all',
      component,
      sort: 'createdAt',
      order: 'asc',
      limit: PAGE,
      cursor,
    });
    found.push(...items.filter(({ deletedAt }) => !deletedAt));
    cursor = pageInfo.nextCursor;
  } while (cursor);
  return found;
}

/** Those that were asked for since a time, whatever became of them. */
async function readRequests(
  api: EnvironmentsApi,
  since: number,
): Promise<EnvironmentSummary[]> {
  const found: EnvironmentSummary[] = [];
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await api.queryEnvironments({
      scope: 'all',
      deleted: true,
      sort: 'createdAt',
      order: 'desc',
      limit: PAGE,
      cursor,
    });
    const recent = items.filter(
      ({ createdAt }) => Date.parse(createdAt) >= since,
    );
    found.push(...recent);
    cursor = recent.length < items.length ? undefined : pageInfo.nextCursor;
  } while (cursor);
  return found;
}

function byComponent<T extends { component?: string }>(
  items: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    if (item.component !== undefined) {
      const group = groups.get(item.component) ?? [];
      groups.set(item.component, group);
      group.push(item);
    }
  }
  return groups;
}
