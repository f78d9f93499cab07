import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { BudgetCheck } from '../../measure/figure';
import { summarise } from '../../measure/statistics';
import {
  ChangesResult,
  EvaluationResult,
  FillResult,
  PlainResult,
  QuietResult,
  Timed,
} from './settings';

/** What a figure is about. */
export interface At {
  size: number;
  database: DatabaseKind;
}

/** Entities that the harness evaluates at once. */
const BATCH = 500;

/** The design names budgets of time for this many entities. */
const BUDGET_SIZE = 10_000;
const CHANGE_BUDGET_MS = 10;

const TIME = { metric: 'time', unit: 'ms', better: 'lower' } as const;

/** Cases that evaluate everything. */
export interface EvaluationCase {
  what: string;
  plain: string;
  budget?: { what: string; limit: number };
}

export const CASES = {
  first: {
    what: 'first evaluation of everything, facts in the store',
    plain: 'plain functions over an array, INSERT of the same state rows',
    budget: {
      what: 'scorecards: full evaluation, 10k entities × 60 checks ≤ 5 s the first time',
      limit: 5_000,
    },
  },
  unchanged: {
    what: 'everything marked and evaluated again, nothing changed',
    plain: 'plain functions over an array, compared with a Map',
    budget: {
      what: 'scorecards: full evaluation, 10k entities × 60 checks ≤ 1 s when nothing changed',
      limit: 1_000,
    },
  },
  definition: {
    what: 'a definition with one check changed, until all is evaluated',
    plain:
      'plain functions of that scorecard over an array, DELETE and INSERT of its rows',
  },
} as const satisfies Record<string, EvaluationCase>;

/** Reports what evaluating everything takes. */
export function reportEvaluation(
  { what, plain: baseline, budget }: EvaluationCase,
  { ours, plain }: { ours: EvaluationResult[]; plain: number[] },
  at: At,
  { report }: BenchmarkContext,
): void {
  const measured = summarise(ours.map(({ ms }) => ms));
  const [{ evaluated, changed, statements }] = ours;
  const batches = Math.ceil(evaluated / BATCH);
  report({
    ...at,
    ...TIME,
    case: what,
    measured,
    baseline: { what: baseline, measured: summarise(plain) },
    ...(budget &&
      at.size === BUDGET_SIZE && {
        budget: checkOf(budget.what, budget.limit, measured.p50),
      }),
    notes: {
      ...notesOf(ours),
      evaluated,
      changed,
      statementsPerBatch: Number((statements / batches).toFixed(2)),
    },
  });
}

/** Reports what it takes to find that nothing has changed. */
export function reportQuiet(
  { ours, plain }: { ours: QuietResult[]; plain: number[] },
  at: At,
  { report }: BenchmarkContext,
): void {
  const [{ observations, changed, evaluated }] = ours;
  report({
    ...at,
    ...TIME,
    case: 'a run of three collectors, nothing changed',
    measured: summarise(ours.map(({ ms }) => ms)),
    baseline: {
      what: 'each observation compared with its JSON in a Map',
      measured: summarise(plain),
    },
    notes: { ...notesOf(ours), observations, changed, evaluated },
  });
}

/** Reports how long the change of a fact takes. */
export function reportChanges(
  result: ChangesResult,
  at: At,
  { report }: BenchmarkContext,
): void {
  const measured = summarise(result.totalMs);
  report({
    ...at,
    ...TIME,
    metric: 'latency',
    case: 'one fact of an entity changed, until its state is written',
    measured,
    baseline: {
      what: 'UPDATE of one row',
      measured: summarise(result.plainMs),
    },
    budget: checkOf(
      "scorecards: one entity's change ≤ 10 ms (p95)",
      CHANGE_BUDGET_MS,
      measured.p95,
    ),
    notes: {
      ingestP50Ms: round(summarise(result.ingestMs).p50),
      cpuMs: round(result.cpuMs),
      statements: round(result.statements),
    },
  });
}

/** Reports what is measured at all. */
export function reportFill(
  fill: FillResult,
  { checks, passing }: PlainResult,
  at: At,
  { report }: BenchmarkContext,
): void {
  report({
    ...at,
    ...TIME,
    case: 'catalog and all facts into an empty store',
    measured: { n: 1, value: fill.ms },
    notes: {
      ...notesOf([fill]),
      catalogEntities: fill.entities,
      checks,
      passing: round(passing),
    },
  });
}

function notesOf(all: readonly Timed[]) {
  return {
    cpuMs: Math.round(Math.min(...all.map(({ cpuMs }) => cpuMs))),
    statements: all[0].statements,
  };
}

function checkOf(what: string, limit: number, measured: number): BudgetCheck {
  return { what, limit, bound: 'at most', unit: 'ms', measured };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
