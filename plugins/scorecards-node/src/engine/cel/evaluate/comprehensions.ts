import { Failure, Fault, joinFailures } from '../failures';
import { MAX_RANGE } from '../limits';
import type { ComprehensionMacro } from '../syntax/tree';
import { describeType, isList, isMap, Value } from '../values/values';
import { evaluateCondition, LogicalOperand } from './logic';
import type { Operation, Run } from './Run';

export interface Comprehension {
  readonly macro: ComprehensionMacro;
  readonly slot: number;
  readonly range: Operation;
  readonly filter?: LogicalOperand;
  readonly body: LogicalOperand;
  /** The work of one turn. */
  readonly size: number;
}

type Loop = (
  of: Comprehension,
  elements: Iterable<Value>,
  run: Run,
) => Value | Failure;

const LOOPS: Readonly<Record<ComprehensionMacro, Loop>> = {
  all: (of, elements, run) => quantify(of, elements, run, false),
  exists: (of, elements, run) => quantify(of, elements, run, true),
  exists_one: (of, elements, run) => {
    const found = collect(
      { ...of, filter: of.body },
      elements,
      run,
      () => true,
    );
    return found instanceof Failure ? found : found.length === 1;
  },
  filter: (of, elements, run) =>
    collect({ ...of, filter: of.body }, elements, run, it => it),
  map: (of, elements, run) =>
    collect(of, elements, run, () => of.body.evaluate(run)),
};

/** Goes over the elements of a list or the keys of a map. */
export function comprehension(of: Comprehension): Operation {
  const loop = LOOPS[of.macro];
  return run => {
    const range = of.range(run);
    if (range instanceof Failure) return range;
    const elements = elementsOf(range);
    return elements instanceof Failure ? elements : loop(of, elements, run);
  };
}

function elementsOf(range: Value): Iterable<Value> | Failure {
  const isCollection = isList(range) || isMap(range);
  if (!isCollection) {
    return new Fault(`${describeType(range)} has no elements to go over`);
  }
  const size = isList(range) ? range.length : range.size;
  if (size > MAX_RANGE) {
    return new Fault(
      `there are ${size} elements to go over, and at most ${MAX_RANGE} can be`,
    );
  }
  return isList(range) ? range : range.keys();
}

/** An element for which the body is `decisive` decides, as with && and ||. */
function quantify(
  of: Comprehension,
  elements: Iterable<Value>,
  run: Run,
  decisive: boolean,
): boolean | Failure {
  let failure: Failure | undefined;
  for (const element of elements) {
    const tooMuch = run.spend(of.size);
    if (tooMuch) return tooMuch;
    run.variables[of.slot] = element;
    const value = evaluateCondition(of.body, run);
    if (value === decisive) return decisive;
    if (value instanceof Failure) {
      failure = failure ? joinFailures(failure, value) : value;
    }
  }
  return failure ?? !decisive;
}

/** Makes a list of what passes the filter. Any failure is one of the whole. */
function collect(
  of: Comprehension,
  elements: Iterable<Value>,
  run: Run,
  transform: (element: Value) => Value | Failure,
): Value[] | Failure {
  const results: Value[] = [];
  let failure: Failure | undefined;
  for (const element of elements) {
    const tooMuch = run.spend(of.size);
    if (tooMuch) return tooMuch;
    run.variables[of.slot] = element;
    const passes = of.filter ? evaluateCondition(of.filter, run) : true;
    const result = passes === true ? transform(element) : passes;
    if (result instanceof Failure) {
      failure = failure ? joinFailures(failure, result) : result;
    } else if (passes === true) {
      results.push(result);
    }
  }
  return failure ?? results;
}
