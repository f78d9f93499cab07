import { Failure, Fault, joinFailures, located } from '../failures';
import type { BinaryOperator, Tree, TreeOf } from '../syntax/tree';
import { Duration, Timestamp, Value } from '../values/values';
import { compare, OrderingOperator } from './ordering';
import type { Operation, Run } from './Run';

const NANOS_PER_MILLI = 1_000_000n;

/** Durations half as long as the longest: what is beyond is left alone. */
const FAR = 2n ** 62n;

type Create = (tree: Tree) => Operation;

/** Something that grows as fast as time passes, or shrinks as fast. */
interface Moving {
  tree: Tree;
  direction: 1n | -1n;
}

/**
 * What compares `now`, or `now` with a time or duration added or subtracted,
 * with something that does not depend on it: `now - repo.lastReleaseAt <
 * duration('720h')`. When that comes to something else can be told, so that
 * nobody has to look again and again.
 *
 * @returns undefined for anything else
 */
export function comparisonWithNow(
  tree: TreeOf<'binary'>,
  create: Create,
): Operation | undefined {
  const { operator, left, right } = tree;
  if (!isOrdering(operator)) return undefined;
  const first = movingOf(left);
  if (first && isTimeless(right)) {
    const noted = noting(first, create(first.tree), create(right));
    return run => {
      const [moving, fixed] = noted(run);
      return compareBoth(run, { tree, operator }, moving, fixed);
    };
  }
  const second = movingOf(right);
  if (second && isTimeless(left)) {
    const noted = noting(second, create(second.tree), create(left));
    return run => {
      const [moving, fixed] = noted(run);
      return compareBoth(run, { tree, operator }, fixed, moving);
    };
  }
  return undefined;
}

function isOrdering(operator: BinaryOperator): operator is OrderingOperator {
  return ['<', '<=', '>', '>='].includes(operator);
}

function compareBoth(
  run: Run,
  { tree, operator }: { tree: Tree; operator: OrderingOperator },
  left: Value | Failure,
  right: Value | Failure,
): Value | Failure {
  return left instanceof Failure || right instanceof Failure
    ? joinFailures(left, right)
    : located(compare(run, operator, left, right), tree);
}

/** Evaluates both, and notes when they meet. */
function noting(
  { direction }: Moving,
  evaluateMoving: Operation,
  evaluateFixed: Operation,
): (run: Run) => [moving: Value | Failure, fixed: Value | Failure] {
  return run => {
    const moving = evaluateMoving(run);
    const fixed = evaluateFixed(run);
    if (run.times) {
      noteMeeting(run, direction, moving, fixed);
    }
    return [moving, fixed];
  };
}

/** Until they meet, the smaller one stays it; and ever after that. */
function noteMeeting(
  { times, facts }: Run,
  direction: 1n | -1n,
  moving: Value | Failure,
  fixed: Value | Failure,
): void {
  if (moving instanceof Fault || isFar(moving)) {
    // What is out of range may come into it, or the other way round
    times?.anyTime();
    return;
  }
  if (isTime(moving) && isTime(fixed)) {
    const nanosAway = direction * (fixed.nanos - moving.nanos);
    if (nanosAway >= 0n) {
      // Both may be between two milliseconds; too early does no harm
      const millisAway = Number(nanosAway / NANOS_PER_MILLI);
      times?.at(Math.trunc(facts.now) + Math.max(1, millisAway));
    }
  }
}

function isFar(value: Value | Failure): boolean {
  return value instanceof Duration && (value.nanos > FAR || value.nanos < -FAR);
}

function isTime(value: Value | Failure): value is Timestamp | Duration {
  return value instanceof Timestamp || value instanceof Duration;
}

/** `now`, `now + x`, `x + now`, `now - x` and `x - now`, where x is not it. */
function movingOf(tree: Tree): Moving | undefined {
  if (tree.kind === 'now') {
    return { tree: { ...tree, quiet: true }, direction: 1n };
  }
  if (tree.kind !== 'binary' || !['+', '-'].includes(tree.operator)) {
    return undefined;
  }
  const { operator, left, right } = tree;
  if (left.kind === 'now' && isTimeless(right)) {
    return {
      tree: { ...tree, left: { ...left, quiet: true } },
      direction: 1n,
    };
  }
  if (right.kind === 'now' && isTimeless(left)) {
    return {
      tree: { ...tree, right: { ...right, quiet: true } },
      direction: operator === '+' ? 1n : -1n,
    };
  }
  return undefined;
}

/**
 * Whether a part never reads the time. A variable may have been bound to what
 * has; then that was noted where it was read.
 */
function isTimeless(tree: Tree): boolean {
  switch (tree.kind) {
    case 'constant':
    case 'variable':
    case 'fact':
    case 'hasFact':
      return true;
    case 'select':
      return isTimeless(tree.of);
    case 'call':
      return tree.arguments.every(isTimeless);
    case 'binary':
      return isTimeless(tree.left) && isTimeless(tree.right);
    case 'optionalOr':
      return isTimeless(tree.of) && isTimeless(tree.other);
    default:
      // There may be more; then it is looked at again in an hour, as ever
      return false;
  }
}
