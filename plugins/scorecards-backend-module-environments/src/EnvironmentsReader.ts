import { AuthService } from '@backstage/backend-plugin-api';
import {
  Deployment,
  EnvironmentsApi,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';
import { Known, WINDOW_DAYS } from './factsOf';

/** The most that the API gives at once. */
const PAGE = 200;
const DAY_MS = 24 * 3_600_000;

/** What is known of components. */
export interface Findings {
  of(component: string): Known;
}

/** Reads what the environments plugin knows. */
export class EnvironmentsReader {
  constructor(
    private readonly options: {
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      environments: EnvironmentsService;
      now: () => Date;
    },
  ) {}

  /**
   * Reads what is known of all components, or of one. How many calls that takes
   * depends on how many environments and recent deployments there are, not on how
   * many components.
   */
  async read(signal: AbortSignal, component?: string): Promise<Findings> {
    const { auth, environments: service } = this.options;
    const api = service.as({
      credentials: await auth.getOwnServiceCredentials(),
      signal,
    });
    const stages = await api.listStages();
    const environments = byComponent(await readEnvironments(api, component));
    const deployments = byComponent(
      await this.#readDeployments(api, component),
    );
    const lastStage = stages.items.at(-1)?.id;
    return {
      of: ref => ({
        environments: environments.get(ref) ?? [],
        deployments: deployments.get(ref) ?? [],
        lastStage,
      }),
    };
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
