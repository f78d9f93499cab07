import { BenchmarkContext } from '../../benchmark';
import { BudgetCheck } from '../../measure/figure';
import { sourceFile } from '../../paths';
import { runNodeTask } from '../../process/nodeTask';
import { temporaryDirectory } from '../../process/temporaryDirectory';
import { QuestionKind } from '../ownership/questions';
import type {
  InProcessResult,
  InProcessResults,
  InProcessSettings,
} from './inProcessTask';

const SELECT = 'SELECT by key, SQLite';

/** What each kind of question is called, compared with, and held against. */
const CASES: Record<
  QuestionKind,
  { what: string; plain: string; budget?: 'exact' | 'text' }
> = {
  host: { what: 'a host', plain: SELECT, budget: 'exact' },
  url: { what: 'a URL', plain: SELECT, budget: 'exact' },
  image: { what: 'an image', plain: SELECT, budget: 'exact' },
  pod: {
    what: 'a pod',
    plain: `its suffixes cut off, ${SELECT}`,
    budget: 'exact',
  },
  'sub-domain': {
    what: 'an unknown sub-domain, by a walk',
    plain: `${SELECT}, for the host and what is above it`,
  },
  'unknown name': {
    what: 'an unknown name, by what is like it',
    plain: 'all names compared, one after the other',
  },
  text: {
    what: '5 KB of text',
    plain: 'each word looked up in a Map',
    budget: 'text',
  },
  'stack trace': {
    what: 'a stack trace of 5 KB',
    plain: 'each word looked up in a Map',
    budget: 'text',
  },
  alerts: {
    what: 'a payload with 20 alerts',
    plain: "each word of the alerts' labels looked up in a Map",
    budget: 'text',
  },
};

const BUDGETS = {
  exact: {
    what: 'ownership: exact resolve among 100k entities / 1M identifiers p99 ≤ 1 ms in process',
    limit: 1,
  },
  text: {
    what: 'ownership: 5 KB of free text or an alert payload p99 ≤ 10 ms in process',
    limit: 10,
  },
};

/** All kinds of questions, in a process of their own. */
export async function measureInProcess(
  size: number,
  context: BenchmarkContext,
): Promise<void> {
  const { seed, repeat, cleanup, progress } = context;
  progress(`${size} entities, in process`);
  const { directory, remove } = await temporaryDirectory(cleanup);
  const answer = await runNodeTask<InProcessSettings, InProcessResults>({
    name: 'ownership in process',
    script: sourceFile('benchmarks/ownership-resolve/inProcessTask.ts'),
    settings: { directory, size, seed, repeat },
    cleanup,
  });
  for (const result of answer.results) {
    reportOne(result, size, answer.size.identifiers, context);
  }
  context.report({
    case: 'the first unknown name after a start',
    size,
    metric: 'latency',
    unit: 'ms',
    better: 'lower',
    measured: { n: 1, value: answer.firstUnknownMs },
  });
  await remove();
}

function reportOne(
  { kind, measured, cpuMs, plain }: InProcessResult,
  size: number,
  identifiers: number,
  { report }: BenchmarkContext,
): void {
  const { what, plain: baseline, budget } = CASES[kind];
  report({
    case: `resolve ${what}, in process`,
    size,
    metric: 'latency',
    unit: 'ms',
    better: 'lower',
    measured,
    baseline: { what: baseline, measured: plain },
    ...(budget && { budget: budgetOf(budget, measured.p99) }),
    notes: { identifiers, cpuMs: Number(cpuMs.toPrecision(3)) },
  });
}

function budgetOf(budget: keyof typeof BUDGETS, measured: number): BudgetCheck {
  return { ...BUDGETS[budget], bound: 'at most', unit: 'ms', measured };
}
