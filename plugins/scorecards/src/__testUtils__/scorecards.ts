import {
  CheckResult,
  CheckStatus,
  EntityRow,
  EntityScorecard,
  EntityScorecards,
  FactState,
  LevelDefinition,
  LevelSummary,
  Rollup,
  ScorecardDefinition,
  ScorecardDetail,
  ScorecardSummary,
  ScoredEntity,
  Transition,
  TrendPoint,
  Waiver,
} from '@groundwork/backstage-plugin-scorecards-common';

const SINCE = '2026-11-03T09:00:00.000Z';
const EVALUATED = '2026-11-21T08:00:00.000Z';

/** The ladder of "Production readiness". */
export const LEVELS: LevelDefinition[] = [
  { level: 1, name: 'Known' },
  { level: 2, name: 'Observed' },
  { level: 3, name: 'Ready' },
  { level: 4, name: 'Rehearsed' },
];

/** Counts of checks by status, those not given being none. */
export function counts(
  some: Partial<Record<CheckStatus, number>> = {},
): Record<CheckStatus, number> {
  return { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0, ...some };
}

/** A component of the default namespace. */
export function scoredEntity(
  name: string,
  rest: Partial<ScoredEntity> = {},
): ScoredEntity {
  return {
    entityRef: `component:default/${name}`,
    kind: 'component',
    title: name,
    type: 'service',
    lifecycle: 'production',
    ...rest,
  };
}

/** What is known of a fact. */
export function factState(
  factId: string,
  rest: Partial<FactState> = {},
): FactState {
  return {
    factId,
    source: 'catalog',
    observedAt: '2026-11-21T07:00:00.000Z',
    changedAt: SINCE,
    freshUntil: '2026-11-22T07:00:00.000Z',
    ...rest,
  };
}

/** A check that fails for an entity, unless said. */
export function checkResult(
  checkId: string,
  rest: Partial<CheckResult> = {},
): CheckResult {
  return {
    checkId,
    title: `Title of ${checkId}`,
    level: 3,
    weight: 1,
    status: 'fail',
    since: SINCE,
    enforced: true,
    expression: `facts["${checkId}"]`,
    facts: [],
    ...rest,
  };
}

/** A waiver for the first check of the ledger that waits to be decided. */
export function waiver(
  rest: Omit<Partial<Waiver>, 'entity'> & {
    entity?: Partial<ScoredEntity>;
  } = {},
): Waiver {
  return {
    id: 'w1',
    scorecardId: 'production-readiness',
    scorecardTitle: 'Production readiness',
    checkId: 'rollback',
    checkTitle: 'Has a rehearsed rollback',
    reason: 'The ledger is replaced in January',
    status: 'requested',
    requestedBy: 'user:default/kofi.mensah',
    requestedAt: '2026-11-20T09:00:00.000Z',
    expiresAt: '2027-01-12T23:59:59.000Z',
    ...rest,
    entity: scoredEntity('ledger', { title: 'Ledger', ...rest.entity }),
  };
}

/** Where an entity stands on "Production readiness": on level 2 of 4. */
export function levelSummary(rest: Partial<LevelSummary> = {}): LevelSummary {
  return {
    scorecardId: 'production-readiness',
    scorecardTitle: 'Production readiness',
    version: 3,
    level: 2,
    levels: LEVELS,
    unmeasured: false,
    score: 0.81,
    coverage: 0.94,
    counts: counts({ pass: 14, fail: 2, unknown: 1 }),
    since: SINCE,
    missing: [],
    evaluatedAt: EVALUATED,
    ...rest,
  };
}

/** A scorecard of an entity with its checks. */
export function entityScorecard(
  rest: Partial<EntityScorecard> = {},
): EntityScorecard {
  return { ...levelSummary(), checks: [], pending: false, ...rest };
}

/** All about the ledger. */
export function entityScorecards(
  ...scorecards: EntityScorecard[]
): EntityScorecards {
  return {
    entity: scoredEntity('ledger', { title: 'Ledger', tier: 1 }),
    scorecards,
  };
}

/** A row of the table of entities. */
export function entityRow(
  name: string,
  rest: Omit<Partial<EntityRow>, 'entity'> & {
    entity?: Partial<ScoredEntity>;
  } = {},
): EntityRow {
  return {
    ...levelSummary(),
    ...rest,
    entity: scoredEntity(name, rest.entity),
  };
}

/** Something that changed for the ledger. */
export function transition(rest: Partial<Transition> = {}): Transition {
  return {
    id: rest.at ?? 't1',
    entityRef: 'component:default/ledger',
    scorecardId: 'production-readiness',
    version: 3,
    at: SINCE,
    fromLevel: 1,
    toLevel: 2,
    score: 0.81,
    checks: [],
    ...rest,
  };
}

/** A day of a scorecard's history. */
export function trendPoint(
  day: string,
  rest: Partial<TrendPoint> = {},
): TrendPoint {
  return {
    day,
    entities: 48,
    score: 0.7,
    coverage: 0.9,
    byLevel: [8, 10, 20, 8, 2],
    ...rest,
  };
}

/** Where 48 entities stand. */
export function rollup(rest: Partial<Rollup> = {}): Rollup {
  return {
    scorecardId: 'production-readiness',
    scorecardTitle: 'Production readiness',
    score: 0.73,
    coverage: 0.9,
    counts: counts({ pass: 600, fail: 180, unknown: 36 }),
    entities: 48,
    unmeasured: 3,
    levels: LEVELS,
    distribution: [
      { level: 0, name: 'None', entities: 8, share: 0.1 },
      { level: 1, name: 'Known', entities: 10, share: 0.2 },
      { level: 2, name: 'Observed', entities: 20, share: 0.45 },
      { level: 3, name: 'Ready', entities: 8, share: 0.2 },
      { level: 4, name: 'Rehearsed', entities: 2, share: 0.05 },
    ],
    level: 1,
    ...rest,
  };
}

/** "Production readiness" in the list of all. */
export function scorecardSummary(
  rest: Partial<ScorecardSummary> = {},
): ScorecardSummary {
  return {
    ...rollup(),
    description: 'What a service needs before customers depend on it',
    owner: { entityRef: 'group:default/platform', title: 'Platform' },
    version: 3,
    publishedAt: '2026-10-01T09:00:00.000Z',
    checks: 17,
    trend: [
      trendPoint('2026-11-18', { score: 0.61 }),
      trendPoint('2026-11-19', { score: 0.7 }),
      trendPoint('2026-11-20', { score: 0.73 }),
    ],
    ...rest,
  };
}

/** The definition of "Production readiness". */
export function scorecardDefinition(
  rest: Partial<ScorecardDefinition> = {},
): ScorecardDefinition {
  return {
    id: 'production-readiness',
    title: 'Production readiness',
    description: 'What a service needs before customers depend on it',
    owner: 'group:default/platform',
    filter: { kind: 'component' },
    levels: LEVELS,
    checks: [
      {
        id: 'review-wait',
        title: 'Mean review wait under 24 h',
        why: 'Changes that wait grow stale',
        capability: 'code-review',
        expression: 'facts["delivery.reviewWaitHours"] < 24.0',
        level: 3,
        weight: 2,
        remedy: { text: 'Agree on who reviews first' },
      },
      {
        id: 'rollback',
        title: 'Has a rehearsed rollback',
        expression: 'facts["delivery.rollbackRehearsed"]',
        level: 4,
        weight: 1,
        effective: { announce: '2026-11-01', enforce: '2027-01-01' },
      },
    ],
    tests: [],
    ...rest,
  };
}

/** "Production readiness" with its definition. */
export function scorecardDetail(
  rest: Partial<ScorecardDetail> = {},
): ScorecardDetail {
  return {
    ...scorecardSummary(),
    definition: scorecardDefinition(),
    versions: [
      {
        version: 3,
        publishedAt: '2026-10-01T09:00:00.000Z',
        origin: 'scorecards/production-readiness.yaml',
      },
      { version: 2, publishedAt: '2026-08-01T09:00:00.000Z', origin: 'api' },
    ],
    origin: 'scorecards/production-readiness.yaml',
    byTeam: [
      {
        entityRef: 'group:default/payments-core',
        title: 'Payments Core',
        rollup: rollup({ entities: 12, level: 2 }),
      },
    ],
    byCheck: [
      {
        checkId: 'review-wait',
        counts: counts({ pass: 30, fail: 12, unknown: 6 }),
      },
    ],
    ...rest,
  };
}
