import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { summarise } from '../../measure/statistics';
import { PlainProcessResult, ProcessResult } from './settings';

/** The design's goal. */
const READY_BUDGET_MS = 2_000;

const LATENCY = { metric: 'latency', unit: 'ms', better: 'lower' } as const;

/** Reports how long an environment of a real service takes. */
export function reportProcess(
  { ours, plain }: { ours: ProcessResult[]; plain: PlainProcessResult[] },
  database: DatabaseKind,
  { report }: BenchmarkContext,
): void {
  const ready = summarise(ours.flatMap(({ readyMs }) => readyMs));
  report({
    ...LATENCY,
    database,
    case: "Acme's orders with a database, from asking to ready",
    measured: ready,
    baseline: {
      what: 'git worktree, SQLite, spawn, a request every 5 ms until 200',
      measured: summarise(plain.flatMap(({ readyMs }) => readyMs)),
    },
    budget: {
      what: 'environments: `process` driver, request → ready p50 ≤ 2 s',
      limit: READY_BUDGET_MS,
      bound: 'at most',
      unit: 'ms',
      measured: ready.p50,
    },
    notes: {
      answeredP50Ms: short(
        summarise(ours.flatMap(({ answeredMs }) => answeredMs)).p50,
      ),
      ...stepsOf(ours),
      cpuMs: short(Math.min(...ours.map(({ cpuMs }) => cpuMs))),
      statements: short(
        ours.reduce((sum, it) => sum + it.statements, 0) / ours.length,
      ),
    },
  });
  report({
    ...LATENCY,
    database,
    case: 'the same, from asking to gone',
    measured: summarise(ours.flatMap(({ destroyedMs }) => destroyedMs)),
    baseline: {
      what: 'SIGTERM, its end, git worktree remove, rm',
      measured: summarise(plain.flatMap(({ destroyedMs }) => destroyedMs)),
    },
  });
}

/** What each resource has taken, as the operation tells people. */
function stepsOf(ours: readonly ProcessResult[]): Record<string, number> {
  const names = new Set(ours.flatMap(({ stepsMs }) => Object.keys(stepsMs)));
  return Object.fromEntries(
    [...names].map(name => [
      `${name}P50Ms`,
      summarise(ours.flatMap(({ stepsMs }) => stepsMs[name] ?? [])).p50,
    ]),
  );
}

function short(value: number): number {
  return Number(value.toPrecision(3));
}
