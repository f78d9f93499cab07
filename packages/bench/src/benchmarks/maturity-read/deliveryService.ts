import {
  AnswerContext,
  ConstraintFindingAnswer,
  DeliveryApi,
  DeliveryStage,
  METRIC_IDS,
  MeasuredNumber,
  MetricUnit,
} from '@groundwork/backstage-plugin-delivery-common';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import { createRandom, Random } from '../../synthetic/random';
import { World } from './World';

const HOUR_MS = 3_600_000;
const NAMED = 0.7;
const STAGES: readonly DeliveryStage[] = [
  'review',
  'test',
  'environment',
  'deploy',
  'operate',
];
const UNITS: Partial<Record<(typeof METRIC_IDS)[number], MetricUnit>> = {
  'deployment-frequency': 'perWeek',
  'change-fail-rate': 'share',
  'rework-rate': 'share',
  'merged-unreviewed-rate': 'share',
  'self-service-rate': 'share',
  'change-size': 'lines',
};

/** Delivery as the maturity plugin reads it; each answer is there at once. */
export function createDeliveryService({ seed }: World): DeliveryService {
  const randomOf = (scope: string) => createRandom(seed, `delivery ${scope}`);
  const api: Pick<
    DeliveryApi,
    'getFigures' | 'getConstraint' | 'getOverview' | 'getCohorts'
  > = {
    async getFigures({ scopes }) {
      return { items: scopes.map(scope => figuresOf(scope, randomOf(scope))) };
    },
    async getConstraint({ scope }) {
      return {
        ...contextOf(scope),
        finding: findingOf(randomOf(`constraint ${scope}`)),
        examples: [],
      };
    },
    async getOverview({ scope }) {
      const random = randomOf(scope);
      return {
        ...contextOf(scope),
        mergedChanges: 2_000,
        hasData: true,
        metrics: metricsOf(random).map(({ id, unit, measured }) => ({
          id,
          unit,
          better: 'less',
          now: measured,
          before: measured,
          trend: [],
        })),
        stages: [],
        marks: [],
      };
    },
    async getCohorts({ scope }) {
      return {
        ...contextOf(scope),
        counts: { assisted: 900, human: 800, undeclared: 300 },
        comparisons: [],
        references: [],
      };
    },
  };
  // Whatever else is called, nobody should call, and would fail to.
  return { as: () => api as DeliveryApi };
}

function contextOf(scope: string): AnswerContext {
  return {
    scope,
    period: {
      from: '2026-08-24T00:00:00.000Z',
      to: '2026-11-16T00:00:00.000Z',
    },
    asOf: '2026-11-16T00:00:00.000Z',
    remarks: [],
  };
}

function figuresOf(scope: string, random: Random) {
  return {
    scope,
    hasData: true,
    mergedChanges: 20 + random.integer(200),
    waitingChanges: random.integer(30),
    openIncidents: 0,
    metrics: metricsOf(random),
  };
}

function metricsOf(random: Random) {
  return METRIC_IDS.map(id => {
    const unit = UNITS[id] ?? 'milliseconds';
    const part = random.integer(10_000) / 10_000;
    return { id, unit, measured: measuredOf(part * scaleOf(unit)) };
  });
}

function scaleOf(unit: MetricUnit): number {
  return { milliseconds: 100 * HOUR_MS, perWeek: 20, lines: 400, share: 1 }[
    unit
  ];
}

function measuredOf(value: number): MeasuredNumber {
  return {
    value,
    n: 60,
    interval: { low: value * 0.8, high: value * 1.2 },
    coverage: 1,
    excluded: {},
    definitionVersion: 1,
  };
}

function findingOf(random: Random): ConstraintFindingAnswer {
  if (!random.chance(NAMED)) {
    return {
      status: 'abstained',
      reason: 'tooFewChanges',
      found: random.integer(30),
      needed: 30,
    };
  }
  const first = random.integer(STAGES.length);
  return {
    status: 'named',
    stage: STAGES[first],
    runnerUp: STAGES[(first + 1) % STAGES.length],
    share: 0.9,
    mergedChanges: 100,
    gapHours: { value: 4, interval: { low: 1, high: 7 } },
    stages: STAGES.map((stage, at) => ({
      stage,
      share: at === first ? 0.9 : 0.025,
      savedHours: at === first ? 6 : 2,
      interval: { low: 1, high: 8 },
    })),
  };
}
