import fc from 'fast-check';
import type { FactReading } from '../types';
import {
  declare,
  evaluate,
  fresh,
  none,
  old,
  world,
  World,
} from './__testUtils__/facts';

/** What a boolean fact comes to. */
type Known = 'true' | 'false' | 'unseen' | 'failed' | 'absent' | 'stale';

const READINGS: Record<Known, FactReading | undefined> = {
  true: fresh(true),
  false: fresh(false),
  unseen: undefined,
  failed: { error: 'timed out' },
  absent: none,
  stale: old(true),
};

/** A boolean expression as this test sees it. */
type Formula =
  | { op: 'fact'; id: string }
  | { op: 'fault' }
  | { op: 'not'; of: Formula }
  | { op: 'and' | 'or'; left: Formula; right: Formula }
  | { op: 'if'; condition: Formula; then: Formula; otherwise: Formula }
  /** `op` over `repeat` equal elements. */
  | { op: 'all' | 'exists'; repeat: number; of: Formula };

/** Kleene's values, with the facts that leave one open. */
type Truth =
  | boolean
  | { fault: boolean; unknown: Set<string>; stale: Set<string> };

const IDS = ['f.a', 'f.b', 'f.c', 'f.d'];

function truthOf(formula: Formula, known: Record<string, Known>): Truth {
  switch (formula.op) {
    case 'fact':
      return truthOfFact(formula.id, known[formula.id]);
    case 'fault':
      return { fault: true, unknown: new Set(), stale: new Set() };
    case 'not': {
      const of = truthOf(formula.of, known);
      return typeof of === 'boolean' ? !of : of;
    }
    case 'and':
    case 'or': {
      const operands = [formula.left, formula.right];
      return fold(formula.op === 'or', operands, known);
    }
    case 'if': {
      const condition = truthOf(formula.condition, known);
      if (typeof condition !== 'boolean') return condition;
      return truthOf(condition ? formula.then : formula.otherwise, known);
    }
    case 'all':
    case 'exists': {
      const operands = Array.from({ length: formula.repeat }, () => formula.of);
      return fold(formula.op === 'exists', operands, known);
    }
    default:
      throw new Error(`Unknown ${JSON.stringify(formula satisfies never)}`);
  }
}

function truthOfFact(id: string, known: Known): Truth {
  if (known === 'true' || known === 'false') return known === 'true';
  const isStale = known === 'stale';
  return {
    fault: false,
    unknown: new Set(isStale ? [] : [id]),
    stale: new Set(isStale ? [id] : []),
  };
}

function fold(
  decisive: boolean,
  operands: Formula[],
  known: Record<string, Known>,
): Truth {
  const truths = operands.map(it => truthOf(it, known));
  if (truths.includes(decisive)) return decisive;
  const open = truths.filter(it => typeof it !== 'boolean');
  if (open.length === 0) return !decisive;
  return {
    fault: open.some(it => it.fault),
    unknown: new Set(open.flatMap(it => [...it.unknown])),
    stale: new Set(open.flatMap(it => [...it.stale])),
  };
}

function sourceOf(formula: Formula): string {
  switch (formula.op) {
    case 'fact':
      return formula.id;
    case 'fault':
      return '1 / 0 == 1';
    case 'not':
      return `!(${sourceOf(formula.of)})`;
    case 'and':
    case 'or': {
      const operator = formula.op === 'and' ? '&&' : '||';
      return `(${sourceOf(formula.left)} ${operator} ${sourceOf(
        formula.right,
      )})`;
    }
    case 'if':
      return `(${sourceOf(formula.condition)} ? ${sourceOf(
        formula.then,
      )} : ${sourceOf(formula.otherwise)})`;
    case 'all':
    case 'exists': {
      const list = `dyn([${Array(formula.repeat).fill('0').join(', ')}])`;
      return `${list}.${formula.op}(x, ${sourceOf(formula.of)})`;
    }
    default:
      throw new Error(`Unknown ${JSON.stringify(formula satisfies never)}`);
  }
}

const facts: fc.Arbitrary<Formula> = fc
  .constantFrom(...IDS)
  .map(id => ({ op: 'fact', id }));

/** Comprehensions within one another are limited, so they hold no others. */
function formulas(depth: number, withLoops: boolean): fc.Arbitrary<Formula> {
  if (depth === 0) return facts;
  const inner = formulas(depth - 1, withLoops);
  const branches: Array<fc.Arbitrary<Formula>> = [
    facts,
    fc.constant<Formula>({ op: 'fault' }),
    fc.record({ op: fc.constant('not' as const), of: inner }),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      left: inner,
      right: inner,
    }),
    fc.record({
      op: fc.constant('if' as const),
      condition: inner,
      then: inner,
      otherwise: inner,
    }),
  ];
  if (withLoops) {
    branches.push(
      fc.record({
        op: fc.constantFrom('all' as const, 'exists' as const),
        repeat: fc.integer({ min: 0, max: 3 }),
        of: formulas(depth - 1, false),
      }),
    );
  }
  return fc.oneof(...branches);
}

const knowledge = fc.record(
  Object.fromEntries(
    IDS.map(id => [id, fc.constantFrom(...(Object.keys(READINGS) as Known[]))]),
  ),
);

function worldOf(known: Record<string, Known>): World {
  const readings: Record<string, FactReading> = {};
  for (const id of IDS) {
    const reading = READINGS[known[id]];
    if (reading) readings[id] = reading;
  }
  return world(
    IDS.map(id => declare(id, 'boolean')),
    readings,
  );
}

function outcomeOf(truth: Truth) {
  if (typeof truth === 'boolean') return { kind: 'value', value: truth };
  const { unknown, stale } = truth;
  const factIds = [...new Set([...unknown, ...stale])].sort();
  if (unknown.size > 0) return { kind: 'unknown', factIds };
  return stale.size > 0 ? { kind: 'stale', factIds } : { kind: 'error' };
}

it('comes to what Kleene’s logic does, for the facts that leave it open', () => {
  fc.assert(
    fc.property(formulas(4, true), knowledge, (formula, known) => {
      const outcome = evaluate(sourceOf(formula), worldOf(known));

      expect(outcome).toMatchObject(outcomeOf(truthOf(formula, known)));
    }),
    { numRuns: 2000 },
  );
});

it('keeps a value whatever the missing facts turn out to be', () => {
  fc.assert(
    fc.property(
      formulas(4, true),
      knowledge,
      fc.record(Object.fromEntries(IDS.map(id => [id, fc.boolean()]))),
      (formula, known, later) => {
        const before = evaluate(sourceOf(formula), worldOf(known));
        fc.pre(before.kind === 'value');
        const all = Object.fromEntries(
          IDS.map(id => {
            const isKnown = known[id] === 'true' || known[id] === 'false';
            return [id, isKnown ? known[id] : (`${later[id]}` as Known)];
          }),
        );

        expect(evaluate(sourceOf(formula), worldOf(all))).toEqual(before);
      },
    ),
    { numRuns: 1000 },
  );
});
