import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, ResponseError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ConstraintFindingAnswer,
  DeliveryApi,
} from '@groundwork/backstage-plugin-delivery-common';
import { MaturityModel } from '@groundwork/backstage-plugin-maturity-common';
import {
  CAPABILITIES,
  Capability,
  CapabilityLevel,
  CheckStatus,
  EntityScorecards,
  EvaluatedEntity,
  Standing,
} from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { parse } from 'yaml';

/** Levels by capability; null, and what is left out, is unmeasured. */
export type GivenLevels = Partial<Record<Capability, number | null>>;

const PERIOD = {
  from: '2026-08-30T00:00:00.000Z',
  to: '2026-11-22T00:00:00.000Z',
};

/** Since when checks and levels are as they are. */
const SINCE = '2026-11-22T11:00:00.000Z';

/** Two hours. */
const MEASURED = {
  value: 7_200_000,
  n: 200,
  coverage: 1,
  excluded: {},
  definitionVersion: 1,
};

/** A group of the catalog. */
export function group(
  name: string,
  { parent, type = 'team' }: { parent?: string; type?: string } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: {
      type,
      children: [],
      profile: { displayName: `The ${name}` },
      ...(parent !== undefined && { parent }),
    },
  };
}

export const refOf = (name: string) => `group:default/${name}`;

/** A stage that holds changes up, as delivery says it. */
export const REVIEW_HOLDS: ConstraintFindingAnswer = {
  status: 'named',
  stage: 'review',
  runnerUp: 'test',
  share: 0.93,
  mergedChanges: 140,
  gapHours: { value: 3 },
  stages: [
    { stage: 'review', share: 0.93, savedHours: 4, interval: { low: 3 } },
    { stage: 'test', share: 0.07, savedHours: 1 },
  ],
};

/** The other plugins, as far as maturity asks them. */
export class World {
  groups: Entity[] = [];
  /** Refs that people may not read. */
  hidden: string[] = [];
  levels = new Map<string, GivenLevels>();
  /** By name of the group. */
  readonly definitions = new Map<string, string>();
  /** Who is asked and does not answer. */
  readonly down = new Set<'catalog' | 'scorecards' | 'delivery'>();
  /** Whether people may read delivery. */
  mayReadDelivery = true;
  /** Whether people may evaluate. */
  mayEvaluate = true;
  finding: ConstraintFindingAnswer = REVIEW_HOLDS;
  isDemo = false;
  evaluatedAt = '2026-11-22T11:00:00.000Z';
  pageSize = 500;
  /** Of the whole: what delivery was asked. */
  readonly asked: string[] = [];

  constructor(readonly model: MaturityModel) {}

  /** Adds a team with the same level in each capability. */
  add(name: string, level: number | null, parent?: string): void {
    this.groups.push(group(name, { parent }));
    this.levels.set(
      refOf(name),
      Object.fromEntries(CAPABILITIES.map(it => [it, level])),
    );
  }

  readonly catalog = {
    streamEntities: async function* streamEntities(this: World) {
      this.#assertUp('catalog');
      yield this.groups;
    }.bind(this) as CatalogService['streamEntities'],
    getEntitiesByRefs: (async ({ entityRefs }, { credentials }) => {
      this.#assertUp('catalog');
      return {
        items: entityRefs.map(ref =>
          this.hidden.includes(ref) && !isService(credentials)
            ? undefined
            : ({ ...parseEntityRef(ref) } as unknown as Entity),
        ),
      };
    }) as CatalogService['getEntitiesByRefs'],
  };

  readonly scorecards: Pick<
    ScorecardsService,
    | 'queryStandings'
    | 'readDefinition'
    | 'publishDefinition'
    | 'findEntity'
    | 'evaluateEntity'
  > = {
    readDefinition: async id => {
      this.#assertUp('scorecards');
      const yaml = this.definitions.get(id);
      if (yaml === undefined) {
        throw await responseError(404, `There is no scorecard '${id}'`);
      }
      return yaml;
    },
    publishDefinition: async yaml => {
      this.#assertUp('scorecards');
      const id: string = parse(yaml).metadata.name;
      const changed = this.definitions.get(id) !== yaml;
      this.definitions.set(id, yaml);
      return { scorecardId: id, version: 1, changed, warnings: [] };
    },
    queryStandings: async (id, { cursor = '0' }) => {
      this.#assertUp('scorecards');
      const all = [...this.levels.keys()].sort().map(ref => this.#at(id, ref));
      const start = Number(cursor);
      const end = start + this.pageSize;
      return {
        items: all.slice(start, end),
        pageInfo: { ...(end < all.length && { nextCursor: `${end}` }) },
      };
    },
    findEntity: async ref => {
      this.#assertUp('scorecards');
      return this.levels.has(ref) ? this.#scorecardsOf(ref) : undefined;
    },
    evaluateEntity: async (ref, { credentials }) => {
      this.#assertUp('scorecards');
      if (!this.mayEvaluate && !isService(credentials)) {
        throw await responseError(
          403,
          "This takes the permission 'scorecards.evaluate'",
        );
      }
      const found: EvaluatedEntity = {
        ...this.#scorecardsOf(ref),
        evaluated: true,
        failed: [],
      };
      return found;
    },
  };

  readonly delivery = {
    as: ({ credentials }: { credentials: BackstageCredentials }) =>
      this.#deliveryAs(credentials) as DeliveryApi,
  };

  #deliveryAs(credentials: BackstageCredentials): Partial<DeliveryApi> {
    return {
      getFigures: async ({ scopes }) => {
        this.#assertUp('delivery');
        if (!isService(credentials)) {
          throw new NotAllowedError('Only other plugins may ask');
        }
        return {
          items: scopes.map(scope => ({
            scope,
            hasData: true,
            mergedChanges: 200,
            metrics: [
              {
                id: 'lead-time' as const,
                unit: 'milliseconds' as const,
                measured: MEASURED,
              },
            ],
            openIncidents: 0,
            waitingChanges: 2,
          })),
        };
      },
      getOverview: async ({ scope, from, to }) => {
        this.#assertUp('delivery');
        return {
          ...this.#about(scope, { from, to }),
          mergedChanges: 140,
          hasData: true,
          metrics: [
            {
              id: 'lead-time',
              unit: 'milliseconds',
              better: 'less',
              now: MEASURED,
              before: MEASURED,
              trend: [],
            },
          ],
          stages: [],
          marks: [],
        };
      },
      getCohorts: async ({ scope, from, to }) => {
        this.#assertUp('delivery');
        return {
          ...this.#about(scope, { from, to }),
          counts: { assisted: 40, human: 0, undeclared: 100 },
          comparisons: [],
          references: [],
        };
      },
      getConstraint: async ({ scope, from, to }) => {
        const who = isService(credentials) ? 'plugin' : 'person';
        this.asked.push(`${scope} by ${who}`);
        this.#assertUp('delivery');
        if (!this.mayReadDelivery && who === 'person') {
          throw await responseError(403, "This takes 'delivery.read'");
        }
        return {
          ...this.#about(scope, { from, to }),
          finding: this.finding,
          examples: [],
        };
      },
    };
  }

  #about(
    scope: string,
    { from = PERIOD.from, to = PERIOD.to }: { from?: string; to?: string },
  ) {
    return {
      scope,
      period: { from, to },
      asOf: PERIOD.to,
      remarks: this.isDemo ? [{ code: 'demoData', text: 'Made up' }] : [],
    };
  }

  #assertUp(who: 'catalog' | 'scorecards' | 'delivery'): void {
    if (this.down.has(who)) {
      throw new Error(`${who} does not answer`);
    }
  }

  #at(id: string, ref: string): Standing {
    const levels = this.levels.get(ref) ?? {};
    const isPractices = id.endsWith('-practices');
    return {
      entity: { entityRef: ref, kind: 'group', title: ref },
      level: 0,
      unmeasured: false,
      since: SINCE,
      version: 1,
      evaluatedAt: this.evaluatedAt,
      capabilities: isPractices
        ? []
        : CAPABILITIES.map(it => this.#levelOf(it, levels[it] ?? null)),
      checks: isPractices
        ? this.model.practices.map(({ id: checkId }) => ({
            checkId,
            status: 'fail' as const,
            since: SINCE,
          }))
        : this.#checksAt(levels),
    };
  }

  #checksAt(levels: GivenLevels): Standing['checks'] {
    return this.model.capabilities.flatMap(({ capability, checks }) =>
      checks.map(({ id, level }) => ({
        checkId: id,
        status: statusAt(levels[capability] ?? null, level),
        message: `${id} is what it is`,
        since: SINCE,
      })),
    );
  }

  #levelOf(capability: Capability, level: number | null): CapabilityLevel {
    const counts = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };
    const { checks } = this.model.capabilities.find(
      it => it.capability === capability,
    )!;
    for (const check of checks) {
      counts[statusAt(level, check.level)] += 1;
    }
    return {
      capability,
      level: level ?? 0,
      of: this.model.levels.length,
      unmeasured: level === null,
      counts,
    };
  }

  #scorecardsOf(ref: string): EntityScorecards {
    const ids = [this.model.id, `${this.model.id}-practices`];
    return {
      entity: { entityRef: ref, kind: 'group', title: ref },
      scorecards: ids.map(id => {
        const { checks, ...standing } = this.#at(id, ref);
        return {
          ...standing,
          scorecardId: id,
          scorecardTitle: id,
          levels: this.model.levels,
          missing: [],
          counts: { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 },
          pending: false,
          checks: checks.map(it => ({
            ...it,
            title: it.checkId,
            level: 1,
            weight: 1,
            enforced: true,
            expression: 'true',
            facts: [],
          })),
        };
      }),
    };
  }
}

/** All up to a level pass, those of the next fail, and of the others nothing is known. */
function statusAt(level: number | null, of: number): CheckStatus {
  if (level === null) {
    return 'unknown';
  }
  return of <= level ? 'pass' : 'fail';
}

function isService({ principal }: BackstageCredentials): boolean {
  return (principal as { type?: string }).type === 'service';
}

/** As a client of another plugin throws it. */
export function responseError(
  status: number,
  message: string,
  details: object = {},
): Promise<ResponseError> {
  const names: Record<number, string> = {
    400: 'InputError',
    403: 'NotAllowedError',
    404: 'NotFoundError',
  };
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: names[status], message, ...details },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}
