import Ajv from 'ajv/dist/2020';
import { describeProblem } from './describeProblem';

/** What is said about a value that departs from a schema. */
function problemsOf(schema: object, value: unknown): string[] {
  const validate = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: false,
    verbose: true,
    formats: { semver: /^\d+\.\d+\.\d+$/ },
  }).compile(schema);
  validate(value);
  return (validate.errors ?? []).map(error => {
    const { field, message } = describeProblem('body', error);
    return `${field} ${message}`;
  });
}

const forms = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    {
      properties: { kind: { const: 'host' }, host: { type: 'string' } },
      required: ['host'],
    },
    { properties: { kind: { const: 'url' } } },
  ],
};

describe('describeProblem', () => {
  it.each<[object, unknown, string]>([
    [{ const: 'v1' }, 'v2', 'body must be "v1"'],
    [{ exclusiveMinimum: 0 }, 0, 'body must be more than 0'],
    [{ exclusiveMaximum: 1 }, 1, 'body must be less than 1'],
    [{ multipleOf: 5 }, 7, 'body must be multiple of 5'],
    [{ minLength: 3 }, 'ab', 'body must have at least 3 characters'],
    [{ pattern: '^[a-z]+$' }, 'A', 'body must match pattern "^[a-z]+$"'],
    [{ format: 'semver' }, 'v1', 'body must have the format semver'],
    [{ minItems: 1 }, [], 'body must not be empty'],
    [{ minItems: 2 }, [1], 'body must have at least 2 items'],
    [
      { uniqueItems: true },
      ['a', 'b', 'a'],
      'body must have no item twice, but items 0 and 2 are equal',
    ],
    [{ not: { type: 'string' } }, 'a', 'body must NOT be valid'],
    [
      { required: ['a'], properties: { a: { enum: ['x', 1] } } },
      {},
      'body.a is required: one of "x", 1',
    ],
    [{ required: ['a'] }, {}, 'body.a is required'],
    [
      { type: 'object', additionalProperties: false },
      { a: 1 },
      'body.a is not known here; leave it out',
    ],
    [
      { type: 'object', properties: { a: {} }, unevaluatedProperties: false },
      { b: 1 },
      'body.b is not known here; known are a',
    ],
    [
      { properties: { 'a/b~c': { items: { type: 'null' } } } },
      { 'a/b~c': [1] },
      'body["a/b~c"][0] must be null',
    ],
    [
      forms,
      { kind: 'path' },
      'body.kind must name one of the documented forms',
    ],
    [forms, { kind: 'host' }, 'body.host is required: a string'],
  ])('%j refuses %j', (schema, value, problem) => {
    expect(problemsOf(schema, value)).toEqual([problem]);
  });

  it.each([
    ['anyOf', 'body must have one of the documented forms'],
    ['oneOf', 'body must have exactly one of the documented forms'],
  ])('says what each form of %s would need', (keyword, last) => {
    const schema = { [keyword]: [{ type: 'string' }, { type: 'integer' }] };

    expect(problemsOf(schema, true)).toEqual([
      'body must be a string',
      'body must be an integer',
      last,
    ]);
  });
});
