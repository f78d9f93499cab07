import {
  ARITHMETIC,
  COLLECTIONS,
  COMPARISONS,
  CONVERSIONS,
  ERRORS,
  LITERALS,
  LOGIC,
  MACROS,
  OPTIONALS,
  TEXTS,
  TIMES,
} from './__testUtils__/conformance';
import { evaluate } from './__testUtils__/facts';

/**
 * Each expression is true by the specification of CEL; most are cases of its
 * conformance suite (github.com/google/cel-spec, tests/simple), written as
 * conditions.
 */
describe.each([
  ['literals', LITERALS],
  ['logic', LOGIC],
  ['comparisons', COMPARISONS],
  ['arithmetic', ARITHMETIC],
  ['conversions', CONVERSIONS],
  ['texts', TEXTS],
  ['lists and maps', COLLECTIONS],
  ['macros', MACROS],
  ['timestamps and durations', TIMES],
  ['optional values', OPTIONALS],
])('%s', (_, expressions) => {
  it.each(expressions.map(it => [it]))('%s', source => {
    expect(evaluate(source)).toEqual({ kind: 'value', value: true });
  });
});

describe('errors', () => {
  it.each(ERRORS)('%s: %s', (source, reason) => {
    expect(evaluate(source)).toEqual({
      kind: 'error',
      reason: expect.stringContaining(reason),
    });
  });
});
