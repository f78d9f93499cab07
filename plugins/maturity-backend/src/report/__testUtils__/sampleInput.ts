import {
  ChangeCohort,
  CohortComparison,
  CohortsAnswer,
  ConstraintFindingAnswer,
  DeliveryOverview,
  MeasuredNumber,
  MetricAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import { TeamCapability } from '@groundwork/backstage-plugin-maturity-common';
import {
  CAPABILITIES,
  Capability,
} from '@groundwork/backstage-plugin-scorecards-common';
import { ReportInput, ReportModel, ReportTeam } from '../ReportInput';

const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

const TITLES: Record<Capability, string> = {
  'self-service-deployment': 'Self-service deployment',
  'test-feedback': 'Test feedback',
  'environment-provisioning': 'Environment provisioning',
  'code-review': 'Code review',
  ownership: 'Ownership',
  observability: 'Observability',
};

export const MODEL: ReportModel = {
  id: 'six-capabilities',
  title: 'Six capabilities',
  version: '1.0.0',
  levels: ['Provisional', 'Operational', 'Scalable', 'Optimizing'].map(
    (name, index) => ({ level: index + 1, name }),
  ),
  capabilities: CAPABILITIES.map(capability => ({
    capability,
    title: TITLES[capability],
    description: '',
    checks: [],
  })),
};

/** A team with these levels, in the order of the six; null where not measured. */
export function team(
  name: string,
  levels: Array<number | null>,
  readiness: ReportTeam['readiness'] = 'unclear',
): ReportTeam {
  return {
    entityRef: `group:default/${name}`,
    readiness,
    capabilities: CAPABILITIES.map((capability, index) =>
      standing(capability, levels[index]),
    ),
  };
}

function standing(
  capability: Capability,
  level: number | null,
): TeamCapability {
  const isKnown = level !== null;
  return {
    capability,
    of: 4,
    level: level ?? 0,
    unmeasured: !isKnown,
    counts: {
      pass: level ?? 0,
      fail: isKnown ? 4 - level : 0,
      unknown: isKnown ? 0 : 4,
      stale: 0,
      exempt: 0,
    },
    coverage: isKnown ? 1 : 0,
  };
}

export function measured(
  value: number | undefined,
  more: Partial<MeasuredNumber> = {},
): MeasuredNumber {
  return {
    ...(value !== undefined && { value }),
    n: 400,
    coverage: 1,
    excluded: {},
    definitionVersion: 1,
    ...more,
  };
}

const CONTEXT = {
  scope: 'all',
  period: { from: '', to: '' },
  asOf: '2026-11-22T06:00:00.000Z',
  remarks: [],
};

/** An overview with these three figures. */
export function overview(
  figures: Partial<
    Record<
      'lead-time' | 'deployment-frequency' | 'change-fail-rate',
      MeasuredNumber
    >
  >,
  remarks: DeliveryOverview['remarks'] = [],
): DeliveryOverview {
  const metric = (
    id: keyof typeof figures,
    rest: Pick<MetricAnswer, 'unit' | 'better'>,
  ): MetricAnswer[] => {
    const now = figures[id];
    return now
      ? [{ id, ...rest, now, before: measured(undefined), trend: [] }]
      : [];
  };
  return {
    ...CONTEXT,
    remarks,
    mergedChanges: 1204,
    hasData: true,
    metrics: [
      ...metric('lead-time', { unit: 'milliseconds', better: 'less' }),
      ...metric('deployment-frequency', { unit: 'perWeek', better: 'more' }),
      ...metric('change-fail-rate', { unit: 'share', better: 'less' }),
    ],
    stages: [],
    marks: [],
  };
}

export function cohorts(
  counts: Record<ChangeCohort, number>,
  comparisons: CohortComparison[] = [],
): CohortsAnswer {
  return { ...CONTEXT, counts, comparisons, references: [] };
}

export function comparison(
  more: Partial<CohortComparison> & Pick<CohortComparison, 'metric' | 'unit'>,
): CohortComparison {
  return { cohorts: [], against: 'undeclared', ...more };
}

export const NAMED: ConstraintFindingAnswer = {
  status: 'named',
  stage: 'review',
  runnerUp: 'deploy',
  share: 0.93,
  mergedChanges: 1204,
  gapHours: { value: 2.9 },
  stages: [
    {
      stage: 'review',
      share: 0.93,
      savedHours: 4.3,
      interval: { low: 2.1, high: 6.4 },
    },
    {
      stage: 'deploy',
      share: 0.05,
      savedHours: 1.4,
      interval: { low: 0.2, high: 2.2 },
    },
    { stage: 'test', share: 0.02, savedHours: 0.6 },
    { stage: 'operate', share: 0, savedHours: 0.2 },
  ],
};

const TEAMS: ReportTeam[] = [
  team('pay', [3, 2, 2, 1, 3, 2], 'piles-up'),
  team('ledger', [2, 2, 1, 1, 4, 1], 'piles-up'),
  team('fraud', [3, 3, null, 2, 3, 3], 'ships'),
  team('shop', [4, 3, 3, 3, 4, 3], 'ships'),
  team('search', [2, 1, 1, 2, 2, 0], 'unclear'),
  team('mobile', [1, 0, null, 1, 2, null], 'unclear'),
  team('data', [null, null, null, null, 1, null], 'unclear'),
  team('platform', [4, 4, 3, 2, 4, 4], 'ships'),
];

/** A quarter of an organisation with eight teams, of which most is known. */
export function sampleInput(more: Partial<ReportInput> = {}): ReportInput {
  return {
    organisation: 'Acme',
    quarter: '2026-Q4',
    period: {
      from: '2026-10-01T00:00:00.000Z',
      to: '2026-11-22T06:00:00.000Z',
    },
    complete: false,
    now: new Date('2026-11-22T06:30:00.000Z'),
    measuredAt: '2026-11-22T06:27:00.000Z',
    model: MODEL,
    teams: TEAMS,
    levelsBefore: new Map(
      TEAMS.slice(0, 7).map(({ entityRef, capabilities }, index) => [
        entityRef,
        Object.fromEntries(
          capabilities.map(({ capability, level, unmeasured }) => [
            capability,
            unmeasured ? null : Math.max(0, level - (index % 2)),
          ]),
        ),
      ]),
    ),
    partial: false,
    delivery: {
      now: overview({
        'lead-time': measured(3.2 * DAY, {
          n: 1130,
          interval: { low: 2.8 * DAY, high: 3.7 * DAY },
          coverage: 0.94,
          excluded: { notDeployed: 61, firstCommitUnknown: 13 },
        }),
        'deployment-frequency': measured(41.5, {
          n: 311,
          interval: { low: 36.9, high: 46.1 },
        }),
        'change-fail-rate': measured(0.124, {
          n: 290,
          interval: { low: 0.091, high: 0.167 },
          excluded: { pending: 21 },
          coverage: 0.93,
        }),
      }),
      before: overview({
        'lead-time': measured(4.4 * DAY, {
          n: 1512,
          interval: { low: 4.1 * DAY, high: 4.8 * DAY },
        }),
        'deployment-frequency': measured(39.2, {
          n: 510,
          interval: { low: 35.4, high: 43 },
        }),
        'change-fail-rate': measured(0.117, {
          n: 498,
          interval: { low: 0.092, high: 0.148 },
        }),
      }),
      cohorts: cohorts({ assisted: 421, human: 95, undeclared: 688 }, [
        comparison({
          metric: 'lead-time',
          unit: 'milliseconds',
          difference: {
            value: 8.1 * HOUR,
            interval: { low: 3.2 * HOUR, high: 13.4 * HOUR },
            p: 0.01,
            verdict: 'higher',
          },
        }),
        comparison({
          metric: 'change-fail-rate',
          unit: 'share',
          difference: {
            value: 0.01,
            interval: { low: -0.03, high: 0.05 },
            p: 0.7,
            verdict: 'noDifferenceSeen',
          },
        }),
      ]),
      constraint: NAMED,
    },
    references: [
      {
        id: 'harness-environment-two-hours',
        text: '21 % can provision an environment in under two hours',
        share: 0.21,
        source: 'Harness, State of DevOps Modernization (survey of 700)',
        year: 2026,
        url: 'https://example.test/harness?a=1&b=2',
      },
    ],
    remarks: [],
    ...more,
  };
}
