import { parseFilterPredicate } from '@backstage/filter-predicates';
import { InputError } from '@backstage/errors';
import { describeUnknown } from './nearest';
import type { Path, PathProblem } from './path';

const COMBINATIONS = ['$all', '$any', '$not'];
const MATCHERS = ['$exists', '$in', '$contains', '$hasPrefix'];

/**
 * Says what is wrong with a filter predicate, and where in it. Backstage's own
 * parser has the last word; what it says is hard to read, so that what people
 * get wrong is found here.
 */
export function checkFilter(filter: unknown, path: Path): PathProblem[] {
  const problems = checkPredicate(filter, path);
  if (problems.length > 0) {
    return problems;
  }
  try {
    parseFilterPredicate(filter);
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return [{ path, message: `is not a filter: ${error.message}` }];
    }
    throw error;
  }
}

function checkPredicate(predicate: unknown, path: Path): PathProblem[] {
  if (isPrimitive(predicate)) {
    return [];
  }
  if (!isMap(predicate)) {
    return [{ path, message: 'must be a filter' }];
  }
  const keys = Object.keys(predicate);
  const operators = keys.filter(key => key.startsWith('$'));
  if (operators.length === 0) {
    return keys.flatMap(key => checkValue(predicate[key], [...path, key]));
  }
  const [operator] = operators;
  if (!COMBINATIONS.includes(operator)) {
    return [unknownOperator(operator, COMBINATIONS, path)];
  }
  if (keys.length > 1) {
    const message = `must stand alone; to combine it with ${keys
      .filter(key => key !== operator)
      .join(', ')}, put both in $all`;
    return [{ path: [...path, operator], atKey: true, message }];
  }
  return checkOperands(operator, predicate[operator], [...path, operator]);
}

function checkOperands(
  operator: string,
  operands: unknown,
  path: Path,
): PathProblem[] {
  if (operator === '$not') {
    return checkPredicate(operands, path);
  }
  return Array.isArray(operands)
    ? operands.flatMap((operand, i) => checkPredicate(operand, [...path, i]))
    : [{ path, message: 'must be a list of filters' }];
}

function checkValue(value: unknown, path: Path): PathProblem[] {
  if (isPrimitive(value)) {
    return [];
  }
  if (!isMap(value)) {
    const message = Array.isArray(value)
      ? 'must not be a list; for one of several values write { $in: […] }'
      : 'must be a text, a number, true, false or a matcher such as { $in: […] }';
    return [{ path, message }];
  }
  const keys = Object.keys(value);
  const unknown = keys.find(key => !MATCHERS.includes(key));
  if (unknown !== undefined) {
    return [unknownOperator(unknown, MATCHERS, path)];
  }
  if (keys.length !== 1) {
    return [{ path, message: `must have one of ${MATCHERS.join(', ')}` }];
  }
  return checkMatcher(keys[0], value[keys[0]], [...path, keys[0]]);
}

function checkMatcher(
  matcher: string,
  operand: unknown,
  path: Path,
): PathProblem[] {
  switch (matcher) {
    case '$exists':
      return typeof operand === 'boolean'
        ? []
        : [{ path, message: 'must be true or false' }];
    case '$hasPrefix':
      return typeof operand === 'string'
        ? []
        : [{ path, message: 'must be a text' }];
    case '$in':
      return Array.isArray(operand) && operand.every(isPrimitive)
        ? []
        : [
            {
              path,
              message: 'must be a list of texts, numbers, true or false',
            },
          ];
    default:
      return checkPredicate(operand, path);
  }
}

function unknownOperator(
  name: string,
  known: readonly string[],
  path: Path,
): PathProblem {
  return {
    path: [...path, name],
    atKey: true,
    message: describeUnknown(name, known),
  };
}

function isPrimitive(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
