import {
  AnswerContext,
  DeliveryOverview,
  METRIC_IDS,
  MetricAnswer,
  MetricId,
  ScopeQuery,
} from '@groundwork/backstage-plugin-delivery-common';
import { Period } from '../../domain/metrics';
import { groupBy } from '../../domain/collections/groupBy';
import { ContextReader } from '../context/ContextReader';
import { BEFORE, Cell } from '../metrics/Cell';
import { METRICS } from '../metrics/definitions';
import {
  FrequencyFacts,
  frequencyTrend,
  measureFrequency,
} from '../metrics/frequency';
import { countCells, measureCells } from '../metrics/measure';
import { ReadingStore } from '../metrics/ReadingStore';
import { isoOf, periodBefore, readPeriod, weeksOf } from '../period';
import { LastFindings } from '../LastFindings';
import { ResolvedScope, ScopeResolver } from '../scope';
import { Viewer } from '../Viewer';
import { MarkStore } from './MarkStore';
import { StageStore } from './StageStore';
import { stageTimes } from './stageTimes';

const MINUTE_MS = 60_000;
const KEPT = 100;

type OverviewNumbers = Omit<DeliveryOverview, keyof AnswerContext>;

/** Answers what a scope's numbers are. */
export class OverviewReader {
  readonly #numbers = new LastFindings<OverviewNumbers>({ kept: KEPT });

  constructor(
    private readonly options: {
      scopes: ScopeResolver;
      context: ContextReader;
      readings: ReadingStore;
      stages: StageStore;
      marks: MarkStore;
      now: () => Date;
    },
  ) {}

  async read(query: ScopeQuery, viewer: Viewer): Promise<DeliveryOverview> {
    const { scopes, context, now } = this.options;
    const until = nextMinute(now());
    const period = readPeriod(query, { now: until });
    const scope = await scopes.resolve(query.scope, viewer);
    const about = await context.read(scope, period);
    // What is to come is not observed: what lasts still would last until then
    const observed = {
      from: period.from,
      to: Math.max(period.from + 1, Math.min(period.to, until.getTime())),
    };
    const question = JSON.stringify([
      scope.text,
      period,
      observed.to,
      await context.readRevision(),
      scope.filter.view,
    ]);
    const numbers = await this.#numbers.find(question, () =>
      this.#measure(scope, period, observed),
    );
    return { ...about, ...numbers };
  }

  async #measure(
    { filter }: ResolvedScope,
    period: Period,
    observed: Period,
  ): Promise<OverviewNumbers> {
    const { readings, stages, marks, now } = this.options;
    const cells = await readings.findCells({ filter, period });
    const frequency = await readings.findFrequency({ filter, period });
    // Changes have a reading of their size when they are merged, known or not
    const mergedChanges = cells
      .filter(it => it.metric === 'change-size' && it.slot !== BEFORE)
      .reduce((sum, { count }) => sum + count, 0);
    return {
      mergedChanges,
      hasData: cells.length > 0 || (await readings.hasAny(filter)),
      metrics: metricsOf(cells, { frequency, period, now: now().getTime() }),
      stages: stageTimes(
        await stages.findTotals(filter, observed),
        mergedChanges,
      ),
      marks: await marks.findMarks(filter, period),
    };
  }
}

/** Until then it is the same question, and nothing of now is left out. */
function nextMinute(now: Date): Date {
  return new Date(Math.ceil(now.getTime() / MINUTE_MS) * MINUTE_MS);
}

interface Facts {
  frequency: Pick<FrequencyFacts, 'stretches' | 'counts'>;
  period: Period;
  now: number;
}

function metricsOf(cells: readonly Cell[], facts: Facts): MetricAnswer[] {
  const byMetric = groupBy(cells, ({ metric }) => metric);
  return METRIC_IDS.map(id => {
    const own = byMetric.get(id) ?? [];
    return id === 'deployment-frequency'
      ? frequencyAnswer(own, facts)
      : metricAnswer(id, own, facts.period);
  });
}

function metricAnswer(
  id: MetricId,
  cells: readonly Cell[],
  period: Period,
): MetricAnswer {
  const definition = METRICS[id];
  const { unit, better } = definition;
  const bySlot = groupBy(cells, ({ slot }) => slot);
  const now = cells.filter(({ slot }) => slot !== BEFORE);
  const { measured, p90 } = measureCells(now, definition);
  return {
    id,
    unit,
    better,
    now: measured,
    before: measureCells(bySlot.get(BEFORE) ?? [], definition).measured,
    ...(p90 !== undefined && { p90 }),
    trend: weeksOf(period).map((week, slot) => {
      const { value, n } = measureCells(
        bySlot.get(slot) ?? [],
        definition,
      ).measured;
      return { week: isoOf(week), ...(value !== undefined && { value }), n };
    }),
  };
}

function frequencyAnswer(
  cells: readonly Cell[],
  { frequency, period, now }: Facts,
): MetricAnswer {
  const { unit, better } = METRICS['deployment-frequency'];
  const measureIn = (isBefore: boolean) => {
    const isIn = ({ slot }: { slot: number }) => (slot === BEFORE) === isBefore;
    return measureFrequency(
      {
        stretches: frequency.stretches,
        counts: frequency.counts.filter(isIn),
        excluded: countCells(cells.filter(isIn)).excluded,
      },
      { period: isBefore ? periodBefore(period) : period, now },
    );
  };
  return {
    id: 'deployment-frequency',
    unit,
    better,
    now: measureIn(false),
    before: measureIn(true),
    trend: frequencyTrend(frequency, { weeks: weeksOf(period), period, now }),
  };
}
