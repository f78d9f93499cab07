import { Distribution } from './statistics';

/** A single number, or the percentiles of many. */
export type Quantity = Distribution | { n: number; value: number };

/** A goal of the design, and the number that is held against it. */
export interface BudgetCheck {
  /** The goal in words, as the design has it. */
  what: string;
  limit: number;
  bound: 'at most' | 'at least';
  unit: string;
  measured: number;
}

/** What a benchmark found out about one case. */
export interface Finding {
  case: string;
  size?: number;
  database?: string;
  metric: string;
  unit: string;
  /** Whether a lower or a higher number is the better one. */
  better: 'lower' | 'higher';
  measured: Quantity;
  /** The same work, done by the plainest code that does it. */
  baseline?: { what: string; measured: Quantity };
  budget?: BudgetCheck;
  /** Circumstances without which the number cannot be read. */
  notes?: Record<string, string | number | boolean>;
}

/** A finding as one line of output. */
export type Figure = Omit<Finding, 'measured' | 'baseline' | 'budget'> &
  Quantity & {
    kind: 'figure';
    bench: string;
    baseline?: Quantity & { what: string };
    /** How many times the baseline the figure is. */
    ratio?: number;
    budget?: BudgetCheck & { met: boolean };
  };

/** The number that stands for a quantity in a ratio: its value or median. */
export function centre(quantity: Quantity): number {
  return 'value' in quantity ? quantity.value : quantity.p50;
}

/** Completes a finding with its ratio and the verdict on its budget. */
export function toFigure(bench: string, finding: Finding): Figure {
  const { measured, baseline, budget, notes } = finding;
  const { metric, unit, better } = finding;
  return {
    kind: 'figure',
    bench,
    case: finding.case,
    ...(finding.size !== undefined && { size: finding.size }),
    ...(finding.database !== undefined && { database: finding.database }),
    metric,
    unit,
    better,
    ...rounded(measured),
    ...(baseline && {
      baseline: { what: baseline.what, ...rounded(baseline.measured) },
      ratio: round(centre(measured) / centre(baseline.measured)),
    }),
    ...(budget && {
      budget: {
        ...budget,
        measured: round(budget.measured),
        met: isMet(budget),
      },
    }),
    ...(notes && { notes }),
  };
}

function isMet({ bound, limit, measured }: BudgetCheck): boolean {
  return bound === 'at most' ? measured <= limit : measured >= limit;
}

function rounded(quantity: Quantity): Quantity {
  return 'value' in quantity
    ? { n: quantity.n, value: round(quantity.value) }
    : {
        n: quantity.n,
        p50: round(quantity.p50),
        p95: round(quantity.p95),
        p99: round(quantity.p99),
      };
}

// More digits than this are noise on any machine, and make lines hard to read.
function round(value: number): number {
  return Number(value.toPrecision(4));
}
