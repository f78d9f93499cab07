import type { JsonObject, JsonValue } from '@backstage/types';
import {
  declare,
  evaluate,
  evaluateFact,
  problemOf,
  world,
} from './__testUtils__/facts';

const isTrue = { kind: 'value', value: true };

const MANIFEST: JsonObject = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    replicas: { type: 'integer' },
    cpu: { type: 'number' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    ports: {
      type: 'array',
      items: {
        type: 'object',
        properties: { number: { type: 'integer' } },
        additionalProperties: false,
      },
    },
    owner: { type: ['string', 'null'] },
  },
};

describe('an object with a schema', () => {
  const value = {
    name: 'orders',
    replicas: 3,
    cpu: 2,
    labels: { app: 'orders' },
    ports: [{ number: 80 }, { number: 443 }],
    owner: null,
    other: { deep: 7 },
  };

  it.each([
    'a.fact.replicas / 2 == 1',
    'a.fact["replicas"] % 2 == 1',
    'a.fact.cpu / 4.0 == 0.5',
    'a.fact.labels.app == a.fact.name',
    '"app" in a.fact.labels && a.fact.labels.all(k, k == "app")',
    'a.fact.ports.exists(p, p.number == 443)',
    'a.fact.ports.map(p, p.number) == [80, 443]',
    'a.fact.owner == null',
    'a.fact.other.deep == 7.0',
    'has(a.fact.owner) && !has(a.fact.missing)',
    '"name" in a.fact && size(a.fact) == 7 && a.fact.size() == 7',
    'dyn(a.fact).exists(key, key == "cpu")',
    'a.fact.?labels.?tier.orValue("none") == "none"',
    'a.fact.?missing.?deeper.hasValue() == false',
  ])('is read by %s', source => {
    expect(evaluateFact('object', value, source, MANIFEST)).toEqual(isTrue);
  });

  it.each([
    ['a.fact.replicas == "3"', 'int == string is not possible'],
    ['a.fact.ports.all(p, p.protocol == "")', "there is no field 'protocol'"],
    ['a.fact.name > 1', 'string > int is not possible'],
    ['a.fact.labels.app == 1', 'string == int is not possible'],
    ['a.fact + 1 == 2', 'object + int is not possible'],
  ])('is not read by %s', (source, message) => {
    const facts = world([declare('a.fact', 'object', { schema: MANIFEST })]);

    expect(problemOf(source, facts).message).toBe(message);
  });

  it.each<[value: JsonValue, problem: string | undefined]>([
    [value, undefined],
    [{ replicas: 3 }, "must have required property 'name'"],
    [{ name: 'a', replicas: 1.5 }, 'its replicas must be integer'],
    [
      { name: 'a', ports: [{ number: '80' }] },
      'its ports.0.number must be integer',
    ],
  ])('with the value %j', (json, problem) => {
    const { compiler } = world([
      declare('a.fact', 'object', { schema: MANIFEST }),
    ]);

    expect(compiler.describeBadValue('a.fact', json)).toBe(problem);
  });

  it('may hold something else than the schema says', () => {
    const wrong = { name: 'a', replicas: 'three' };

    expect(
      evaluateFact('object', wrong, 'a.fact.replicas > 1', MANIFEST),
    ).toMatchObject({
      kind: 'error',
      reason: "'>' does not take string, int, in 'a.fact.replicas > 1'",
    });
  });

  it('can hold objects of its own kind within one another', () => {
    const tree: JsonObject = {
      type: 'object',
      properties: { id: { type: 'integer' } },
      additionalProperties: {
        type: 'object',
        properties: { id: { type: 'integer' } },
        additionalProperties: { type: 'string' },
      },
    };

    expect(
      evaluateFact(
        'object',
        { id: 1, child: { id: 2, leaf: 'x' } },
        'a.fact.child.id == 2 && a.fact.child.leaf == "x"',
        tree,
      ),
    ).toEqual(isTrue);
  });
});

it('of an unknown type can be anything when it is evaluated', () => {
  const source = 'a.fact.flag';

  expect(evaluateFact('object', { flag: true }, source)).toEqual(isTrue);
  expect(evaluateFact('object', { flag: 'yes' }, source)).toEqual({
    kind: 'error',
    reason: 'it comes to string',
  });
});

describe('an object from outside', () => {
  const hostile = JSON.parse(
    '{"__proto__": {"polluted": 1}, "a": {"constructor": "plain"}}',
  );

  it.each([
    'has(a.fact.__proto__)',
    'a.fact["__proto__"].polluted == 1.0',
    '"__proto__" in a.fact && size(a.fact) == 2',
    'a.fact.a.constructor == "plain"',
    '!has(a.fact.constructor) && !has(a.fact.toString)',
    '!("constructor" in a.fact) && !("hasOwnProperty" in a.fact.a)',
    '!a.fact.?a.?__proto__.hasValue()',
    '!has(a.fact.polluted) && !has(a.fact.a.polluted)',
  ])('has its own keys only: %s', source => {
    expect(evaluateFact('object', hostile, source)).toEqual(isTrue);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'does not inherit %s',
    key => {
      expect(evaluateFact('object', { b: 1 }, `a.fact["${key}"] == 1`)).toEqual(
        {
          kind: 'error',
          reason: `there is no '${key}', in 'a.fact["${key}"]'`,
        },
      );
    },
  );

  it('keeps keys of a map in an expression', () => {
    expect(evaluate('{"__proto__": 1, "constructor": 2}.size() == 2')).toEqual(
      isTrue,
    );
  });

  it('has no readings of what every object has', () => {
    const facts = world([declare('constructor', 'string')], {});

    expect(evaluate('constructor == ""', facts)).toMatchObject({
      reason: 'constructor: never observed',
    });
  });

  it.each([
    ['too many values', Array(50_001).fill(0), 'holds more than 50000 values'],
    ['too deep', nested(70), 'is nested deeper than 64 levels'],
    [
      'too long a text',
      'x'.repeat(65_537),
      'holds a text of 65537 characters, and at most 65536 can be read',
    ],
  ])('is refused with %s', (_, inner, problem) => {
    expect(evaluateFact('object', { inner }, 'has(a.fact.inner)')).toEqual({
      kind: 'error',
      reason: `the value of a.fact: ${problem}`,
    });
  });
});

function nested(depth: number): JsonValue {
  return depth === 0 ? 1 : { a: nested(depth - 1) };
}
