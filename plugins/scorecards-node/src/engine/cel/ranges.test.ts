import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type {
  FactSchema,
  FactType,
} from '@groundwork/backstage-plugin-scorecards-common';
import { declare } from './__testUtils__/facts';
import { createExpressionCompiler } from './compiler';

type Range = Pick<FactSchema, 'minimum' | 'maximum'>;

const problemOf = (type: FactType, range: Range, value: JsonValue) =>
  createExpressionCompiler([
    { ...declare('a.fact', type), ...range },
  ]).describeBadValue('a.fact', value);

describe('the range of a fact', () => {
  const PERCENT = { minimum: 0, maximum: 100 };
  const COUNT = { minimum: 0 };

  it.each<[FactType, Range, JsonValue]>([
    ['double', PERCENT, 0],
    ['double', PERCENT, 100],
    ['double', PERCENT, 72.5],
    ['double', { maximum: 0 }, -1e308],
    ['integer', COUNT, 0],
    ['integer', COUNT, '9223372036854775807'],
    ['integer', { minimum: -1, maximum: 1 }, '-1'],
  ])('of %s, %j has %j', (type, range, value) => {
    expect(problemOf(type, range, value)).toBeUndefined();
  });

  it.each<[FactType, Range, JsonValue, string]>([
    ['double', PERCENT, 1e308, '1e+308 is out of its range, 0 to 100'],
    ['double', PERCENT, -5, '-5 is out of its range, 0 to 100'],
    ['double', PERCENT, 100.01, '100.01 is out of its range, 0 to 100'],
    ['double', { maximum: 1 }, 2, '2 is out of its range, at most 1'],
    ['integer', COUNT, -1, '-1 is out of its range, at least 0'],
    [
      'integer',
      COUNT,
      '-9223372036854775808',
      '-9223372036854775808 is out of its range, at least 0',
    ],
    [
      'integer',
      // The next number that a double has is 9007199254740994
      { maximum: 9_007_199_254_740_992 },
      '9007199254740993',
      '9007199254740993 is out of its range, at most 9007199254740992',
    ],
    ['double', PERCENT, 'x', '"x" is not a number'],
    ['integer', COUNT, 1.5, '1.5 is not a whole number'],
  ])('of %s, %j has not %j', (type, range, value, problem) => {
    expect(problemOf(type, range, value)).toBe(problem);
  });

  it.each<[FactType, Range, string]>([
    [
      'boolean',
      COUNT,
      "fact 'a.fact': minimum and maximum are for integer and double, and it is of type boolean",
    ],
    [
      'object',
      { maximum: 1 },
      "fact 'a.fact': minimum and maximum are for integer and double, and it is of type object",
    ],
    [
      'double',
      { minimum: 2, maximum: 1 },
      "fact 'a.fact': its minimum, 2, is above its maximum, 1",
    ],
    [
      'double',
      { minimum: NaN },
      "fact 'a.fact': its minimum is NaN; it must be a number",
    ],
  ])('of %s cannot be %j', (type, range, message) => {
    const create = () =>
      createExpressionCompiler([{ ...declare('a.fact', type), ...range }]);

    expect(create).toThrow(InputError);
    expect(create).toThrow(message);
  });
});
