import { Failure, Fault, joinFailures, located } from '../failures';
import type { RE2JS } from 're2js';
import { noOverload } from '../functions/builtIn';
import type { BinaryOperator, Tree, TreeOf } from '../syntax/tree';
import {
  describeType,
  MapKey,
  Optional,
  Value,
  ValueMap,
} from '../values/values';
import * as access from './access';
import { calculate, negate } from './arithmetic';
import { comprehension } from './comprehensions';
import { areEqual, isIn } from './equality';
import { conditional, logical, LogicalOperand, not } from './logic';
import { comparisonWithNow } from './moving';
import { compare } from './ordering';
import type { Operation, Run } from './Run';

const OPERATORS: Readonly<
  Record<
    BinaryOperator,
    (run: Run, left: Value, right: Value) => Value | Failure
  >
> = {
  '==': areEqual,
  '!=': (run, left, right) => {
    const isEqual = areEqual(run, left, right);
    return typeof isEqual === 'boolean' ? !isEqual : isEqual;
  },
  '<': (run, left, right) => compare(run, '<', left, right),
  '<=': (run, left, right) => compare(run, '<=', left, right),
  '>': (run, left, right) => compare(run, '>', left, right),
  '>=': (run, left, right) => compare(run, '>=', left, right),
  in: isIn,
  '+': (run, left, right) => calculate(run, '+', left, right),
  '-': (run, left, right) => calculate(run, '-', left, right),
  '*': (run, left, right) => calculate(run, '*', left, right),
  '/': (run, left, right) => calculate(run, '/', left, right),
  '%': (run, left, right) => calculate(run, '%', left, right),
};

const CREATORS: { [K in Tree['kind']]: (tree: TreeOf<K>) => Operation } = {
  constant:
    ({ value }) =>
    () =>
      value,
  now: ({ quiet }) =>
    quiet
      ? run => run.facts.timestamp
      : run => {
          run.times?.anyTime();
          return run.facts.timestamp;
        },
  variable:
    ({ slot }) =>
    run =>
      run.variables[slot],
  fact: ({ fact, optional }) =>
    optional
      ? run => run.facts.cell(fact).optionalValue(run.freshnessMs)
      : run => run.facts.cell(fact).value(run.freshnessMs),
  hasFact:
    ({ fact }) =>
    run =>
      run.facts.cell(fact).presence(run.freshnessMs),
  select: tree =>
    unary(tree, tree.of, (_, of) => access.select(of, tree.field)),
  hasField: tree =>
    unary(tree, tree.of, (_, of) => access.hasField(of, tree.field)),
  index: tree =>
    binary(tree, tree.of, tree.key, (_, of, key) => access.index(of, key)),
  optionalIndex: tree =>
    binary(tree, tree.of, tree.key, (_, of, key) =>
      access.optionalIndex(of, key),
    ),
  not: tree => not(operand(tree.of)),
  negative: tree => unary(tree, tree.of, (_, of) => negate(of)),
  and: tree => logical(tree.of.map(operand), false),
  or: tree => logical(tree.of.map(operand), true),
  binary: tree =>
    comparisonWithNow(tree, createOperation) ??
    binary(tree, tree.left, tree.right, OPERATORS[tree.operator]),
  conditional: tree =>
    conditional(
      operand(tree.condition),
      createOperation(tree.then),
      createOperation(tree.otherwise),
    ),
  list: tree => strict(tree, tree.items, (_, items) => items),
  map: tree => strict(tree, tree.entries.flat(), (_, items) => mapOf(items)),
  call: tree =>
    strict(tree, tree.arguments, (run, values) =>
      tree.builtIn.apply(run, ...values),
    ),
  matches: tree =>
    unary(tree, tree.text, (run, text) =>
      matches(run, text, tree.pattern, tree.size),
    ),
  optionalOr: optionalOr,
  bind: bind,
  comprehension: tree =>
    withLocation(
      tree,
      comprehension({
        ...tree,
        range: createOperation(tree.range),
        filter: tree.filter && operand(tree.filter),
        body: operand(tree.body),
      }),
    ),
};

/** Makes functions of a tree, so that evaluating it is calling them. */
export function createOperation(tree: Tree): Operation {
  const create = CREATORS[tree.kind] as (it: Tree) => Operation;
  return create(tree);
}

function operand(tree: Tree): LogicalOperand {
  return { evaluate: createOperation(tree), span: tree };
}

function withLocation(tree: Tree, evaluate: Operation): Operation {
  return run => located(evaluate(run), tree);
}

function unary(
  tree: Tree,
  of: Tree,
  apply: (run: Run, value: Value) => Value | Failure,
): Operation {
  const evaluate = createOperation(of);
  return run => {
    const value = evaluate(run);
    return value instanceof Failure ? value : located(apply(run, value), tree);
  };
}

function binary(
  tree: Tree,
  first: Tree,
  second: Tree,
  apply: (run: Run, left: Value, right: Value) => Value | Failure,
): Operation {
  const evaluateFirst = createOperation(first);
  const evaluateSecond = createOperation(second);
  return run => {
    const left = evaluateFirst(run);
    const right = evaluateSecond(run);
    return left instanceof Failure || right instanceof Failure
      ? joinFailures(left, right)
      : located(apply(run, left, right), tree);
  };
}

/** Evaluates all operands, and goes on when all of them have values. */
function strict(
  tree: Tree,
  operands: readonly Tree[],
  apply: (run: Run, values: Value[]) => Value | Failure,
): Operation {
  const operations = operands.map(createOperation);
  return run => {
    const values: Value[] = [];
    let failure: Failure | undefined;
    for (const evaluate of operations) {
      const value = evaluate(run);
      if (value instanceof Failure) {
        failure = failure ? joinFailures(failure, value) : value;
      } else {
        values.push(value);
      }
    }
    return failure ?? located(apply(run, values), tree);
  };
}

function mapOf(items: readonly Value[]): ValueMap | Failure {
  const map = new Map<MapKey, Value>();
  for (let i = 0; i < items.length; i += 2) {
    const key = items[i];
    if (key === null || typeof key === 'object' || typeof key === 'number') {
      return new Fault(`${describeType(key)} cannot be a key`);
    }
    if (map.has(key)) return new Fault(`the key ${String(key)} is there twice`);
    map.set(key, items[i + 1]);
  }
  return map;
}

function matches(
  run: Run,
  text: Value,
  pattern: RE2JS,
  size: number,
): boolean | Failure {
  if (typeof text !== 'string') return noOverload('matches()', text);
  // RE2 takes at most characters × instructions, mostly far less.
  return run.spend((text.length * size) >> 3) ?? pattern.test(text);
}

function optionalOr(tree: TreeOf<'optionalOr'>): Operation {
  const evaluate = createOperation(tree.of);
  const evaluateOther = createOperation(tree.other);
  const name = tree.unwrap ? 'orValue()' : 'or()';
  return run => {
    const optional = evaluate(run);
    if (optional instanceof Failure) return optional;
    if (!(optional instanceof Optional)) {
      return located(noOverload(name, optional), tree);
    }
    if (optional.value === undefined) return evaluateOther(run);
    return tree.unwrap ? optional.value : optional;
  };
}

/** What has no value is one only where the variable is read. */
function bind(tree: TreeOf<'bind'>): Operation {
  const evaluateValue = createOperation(tree.value);
  const evaluate = createOperation(tree.of);
  return run => {
    run.variables[tree.slot] = evaluateValue(run);
    return evaluate(run);
  };
}
