import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { percentile, summarise } from '../../measure/statistics';
import {
  EngineSettings,
  PlainResult,
  Samples,
  TogetherResult,
} from './settings';

/** The design's goal for what the engine adds to what drivers do. */
const OVERHEAD_BUDGET_MS = 100;

const PLAIN = 'an INSERT or UPDATE for each thing that may not be lost';

const LATENCY = { metric: 'latency', unit: 'ms', better: 'lower' } as const;

/** What rounds have found, by their parts. */
export interface Rounds {
  made: Samples[];
  answered: Samples[];
  destroyed: Samples[];
  together: TogetherResult[];
  plain: PlainResult[];
}

/** Reports what the engine adds to what drivers do. */
export function reportEngine(
  rounds: Rounds,
  database: DatabaseKind,
  { report }: BenchmarkContext,
): void {
  const made = summarise(allMs(rounds.made));
  report({
    ...LATENCY,
    database,
    case: 'an environment whose two resources take no time, from asking to ready',
    measured: made,
    baseline: {
      what: PLAIN,
      measured: summarise(allMs(rounds.plain.map(it => it.made))),
    },
    budget: {
      what: 'environments: engine overhead ≤ 100 ms (p95)',
      limit: OVERHEAD_BUDGET_MS,
      bound: 'at most',
      unit: 'ms',
      measured: made.p95,
    },
    notes: {
      ...notesOf(rounds.made),
      answeredP50Ms: short(percentile(allMs(rounds.answered), 50)),
      answeredStatements: short(mean(rounds.answered, 'statements')),
      plainStatements: short(
        mean(
          rounds.plain.map(it => it.made),
          'statements',
        ),
      ),
    },
  });
  report({
    ...LATENCY,
    database,
    case: 'the same, from asking to gone',
    measured: summarise(allMs(rounds.destroyed)),
    baseline: {
      what: 'an INSERT, UPDATE or DELETE for each thing that may not be lost',
      measured: summarise(allMs(rounds.plain.map(it => it.destroyed))),
    },
    notes: notesOf(rounds.destroyed),
  });
}

/** Reports how many environments the engine makes in a second. */
export function reportTogether(
  { together: ours, plain }: Rounds,
  { together, workers }: EngineSettings,
  {
    database,
    report,
  }: { database: DatabaseKind } & Pick<BenchmarkContext, 'report'>,
): void {
  const rates = (results: readonly TogetherResult[]) => ({
    n: results.length,
    value: percentile(
      results.map(({ elapsedMs }) => (together * 1_000) / elapsedMs),
      50,
    ),
  });
  const readyMs = ours.flatMap(it => it.readyMs);
  report({
    database,
    metric: 'throughput',
    unit: 'operations/s',
    better: 'higher',
    case: `${together} environments asked for at once, until all are ready`,
    measured: rates(ours),
    baseline: {
      what: `${PLAIN}, ${workers} at once`,
      measured: rates(plain.map(it => it.together)),
    },
    notes: {
      workers,
      readyP50Ms: short(percentile(readyMs, 50)),
      readyP95Ms: short(percentile(readyMs, 95)),
      cpuMs: short(Math.min(...ours.map(it => it.cpuMs))),
      statements: short(mean(ours, 'statements')),
    },
  });
}

function allMs(samples: readonly Samples[]): number[] {
  return samples.flatMap(({ ms }) => ms);
}

function notesOf(samples: readonly Samples[]) {
  return {
    cpuMs: short(Math.min(...samples.map(({ cpuMs }) => cpuMs))),
    statements: short(mean(samples, 'statements')),
  };
}

function mean<K extends string>(
  items: ReadonlyArray<Record<K, number>>,
  key: K,
): number {
  return items.reduce((sum, item) => sum + item[key], 0) / items.length;
}

function short(value: number): number {
  return Number(value.toPrecision(3));
}
