import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ChangeCohort,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Stage } from '../../domain/types';
import { ChangeRecord } from '../../projections';
import { LogHistogram } from '../../statistics';
import { Viewer } from '../Viewer';

/** The plugin's migrations. */
export const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-delivery-backend',
  'migrations',
);

/** When questions are asked: a Monday, at midnight. */
export const NOW = Date.UTC(2026, 8, 28);
export const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Milliseconds of a time so many days ago. */
export const ago = (days: number) => NOW - days * DAY;

export const ORDERS = 'component:default/orders';
export const WEB = 'component:default/web';
export const PAY = 'group:default/pay';
export const FRONT = 'group:default/front';

/** A repository of the company. */
export const repositoryOf = (name: string) => `github.com/acme/${name}`;
/** A change of the repository of orders. */
export const changeId = (number: number, name = 'orders') =>
  `change:${repositoryOf(name)}#${number}`;

/** Two components of a system, and who owns them. */
export async function seedCatalog(knex: Knex): Promise<void> {
  await knex('catalog_component').insert(
    [
      { component: ORDERS, owner: PAY },
      { component: WEB, owner: FRONT },
    ].map(it => {
      const name = it.component.split('/')[1];
      return {
        ...it,
        title: name,
        system: 'system:default/shop',
        domain: 'domain:default/retail',
        repository: repositoryOf(name),
        services: '[]',
      };
    }),
  );
  await knex('component_owner').insert([
    { component: ORDERS, since: 0, team: PAY },
    { component: WEB, since: 0, team: FRONT },
  ]);
  const head = 'group:default/head';
  await knex('catalog_group').insert([
    { group: head, member: head },
    { group: head, member: PAY },
    { group: head, member: FRONT },
    { group: PAY, member: PAY },
    { group: FRONT, member: FRONT },
  ]);
}

const TEAMS: Record<string, string> = { [ORDERS]: PAY, [WEB]: FRONT };

/** What an item says; of orders, and decisive, unless it is said. */
export interface GivenReading {
  metric: MetricId;
  item: string;
  at: number;
  component?: string | null;
  repository?: string;
  cohort?: ChangeCohort;
  value?: number;
  reason?: string;
  isOpen?: boolean;
  isApproximate?: boolean;
  isDecisive?: boolean;
}

export async function seedReadings(
  knex: Knex,
  given: readonly GivenReading[],
): Promise<void> {
  await knex.batchInsert(
    'reading',
    given.map(it => {
      const component = it.component === undefined ? ORDERS : it.component;
      return {
        repository: it.repository ?? repositoryOf('orders'),
        metric: it.metric,
        item: it.item,
        component,
        team: TEAMS[component ?? ''] ?? null,
        cohort: it.cohort ?? null,
        at: it.at,
        value: it.value ?? null,
        bin:
          it.value === undefined ? null : LogHistogram.binOf(it.value) ?? null,
        reason: it.reason ?? null,
        is_open: it.isOpen ?? false,
        is_approximate: it.isApproximate ?? false,
        is_decisive: it.isDecisive ?? true,
      };
    }),
    30,
  );
}

/** A stretch of time; start and end are times. */
export interface GivenSpan {
  item: string;
  stage: Stage;
  kind: 'queue' | 'touch';
  start: number;
  end?: number;
  component?: string;
  cohort?: ChangeCohort;
  /** Of its component among those of the item in the stage. */
  place?: number;
}

export async function seedSpans(
  knex: Knex,
  given: readonly GivenSpan[],
): Promise<void> {
  await knex.batchInsert(
    'stage_span',
    given.map(
      ({ start, end, component = ORDERS, cohort, place = 0, ...it }) => ({
        ...it,
        repository: repositoryOf('orders'),
        start_at: start,
        end_at: end ?? null,
        component,
        team: TEAMS[component] ?? null,
        cohort: cohort ?? 'undeclared',
        place,
      }),
    ),
    50,
  );
}

/** A deployment of orders to production that took effect, unless it is said. */
export async function seedDeployments(
  knex: Knex,
  given: ReadonlyArray<{
    id: string;
    at: number;
    component?: string;
    version?: string;
    changes?: readonly string[];
  }>,
): Promise<void> {
  for (const { id, at, component = ORDERS, version, changes = [] } of given) {
    const repository = repositoryOf('orders');
    await knex('placed_deployment').insert({
      repository,
      id,
      component,
      team: TEAMS[component] ?? null,
      environment: 'production',
      is_production: true,
      sha: 'a1'.repeat(20),
      version: version ?? null,
      kind: 'deploy',
      result: 'succeeded',
      started_at: at - HOUR,
      finished_at: at,
      at,
    });
    for (const change of changes) {
      await knex('placement').insert({
        repository,
        change_id: change,
        component,
        deployment_id: id,
        at,
      });
    }
  }
}

/** A change that GitHub told of, merged unless it is said. */
export async function seedChanges(
  knex: Knex,
  given: ReadonlyArray<{
    id: string;
    mergedAt?: number;
    title?: string;
    cohort?: ChangeCohort;
    attribution?: Partial<ChangeRecord['attribution']>;
  }>,
): Promise<void> {
  const rows = given.map(({ id, mergedAt, title, cohort, attribution }) => {
    const [, repository, number] = /^change:(.+)#(\d+)$/.exec(id) ?? [];
    const record: ChangeRecord = {
      change: {
        id,
        repository,
        number: Number(number),
        title: title ?? `Change ${number}`,
        ...(mergedAt !== undefined && { mergedAt }),
        commits: [],
        size: { added: 3, removed: 1, files: 2 },
        isBot: false,
        cohort: cohort ?? 'undeclared',
        components: [repository],
      },
      heads: [],
      labels: [],
      attribution: {
        cohort: cohort ?? 'undeclared',
        confidence: 0,
        evidence: [],
        unreadableNotes: [],
        ...attribution,
      },
    };
    return {
      id,
      repository,
      number: Number(number),
      merged_at:
        mergedAt === undefined ? null : toTimestamp(new Date(mergedAt)),
      cohort: record.change.cohort,
      is_bot: false,
      record: JSON.stringify(record),
    };
  });
  await knex.batchInsert('change', rows, 50);
}

/** A caller who may read everything but some entities. */
export function viewerWithout(...hidden: string[]): Viewer {
  return {
    credentials: mockCredentials.user(),
    readsAll: async () => hidden.length === 0,
    readable: async refs => new Set(refs.filter(ref => !hidden.includes(ref))),
  };
}

/** A catalog that has some entities, all to be read by anybody. */
export function catalogOf(...refs: string[]) {
  return {
    getEntitiesByRefs: jest.fn(
      async ({ entityRefs }: { entityRefs: string[] }) => ({
        items: entityRefs.map(ref =>
          refs.includes(ref)
            ? { apiVersion: 'v1', kind: 'Any', metadata: { name: 'any' } }
            : undefined,
        ),
      }),
    ),
  };
}
