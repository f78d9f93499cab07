import { InputError } from '@backstage/errors';
import {
  compiledCondition,
  declare,
  evaluate,
  fresh,
  NOW,
  world,
} from './__testUtils__/facts';
import { createExpressionCompiler } from './compiler';

describe('facts are refused', () => {
  it.each([
    [['repo.a', 'repo.a'], "fact 'repo.a' is declared twice"],
    [
      ['repo.a', 'repo.a.b'],
      "facts 'repo.a' and 'repo.a.b': one id cannot be the beginning of another",
    ],
    [
      ['repo.a.b.c', 'repo.a'],
      "facts 'repo.a' and 'repo.a.b': one id cannot be the beginning of another",
    ],
    [
      ['repo.has-readme'],
      "fact 'repo.has-readme': an id is names of letters, digits and underscores",
    ],
    [['repo..a'], "fact 'repo..a': an id is names"],
    [['repo.1st'], "fact 'repo.1st': an id is names"],
    [['repo.in'], "fact 'repo.in': an id is names"],
    [['now.a'], "fact 'now.a': ids cannot begin with 'now'"],
    [['package.name'], "fact 'package.name': ids cannot begin with 'package'"],
    [['string'], "fact 'string': ids cannot begin with 'string'"],
  ])('%j', (ids, message) => {
    const facts = ids.map(id => declare(id, 'boolean'));

    expect(() => createExpressionCompiler(facts)).toThrow(InputError);
    expect(() => createExpressionCompiler(facts)).toThrow(message);
  });

  it('with a schema that is none', () => {
    const facts = [
      declare('repo.a', 'object', { schema: { type: 'nonsense' } }),
    ];

    expect(() => createExpressionCompiler(facts)).toThrow(
      "fact 'repo.a': its schema is not valid",
    );
  });
});

it('reads facts with ids of any depth', () => {
  const facts = world(
    [
      declare('tier', 'integer'),
      declare('a.b', 'integer'),
      declare('a.c.d', 'integer'),
      declare('a.c.e.f', 'integer'),
      declare('x_1.import.Type', 'integer'),
    ],
    {
      tier: fresh(1),
      'a.b': fresh(2),
      'a.c.d': fresh(3),
      'a.c.e.f': fresh(4),
      'x_1.import.Type': fresh(5),
    },
  );

  expect(
    evaluate(
      '[tier, a.b, a.c.d, a.c.e.f, x_1.import.Type] == [1, 2, 3, 4, 5]',
      facts,
    ),
  ).toEqual({ kind: 'value', value: true });
});

describe('the facts of an expression', () => {
  const { compiler } = world([
    declare('catalog.hasOwner', 'boolean'),
    declare('catalog.tier', 'integer'),
    declare('repo.topics', 'string-list'),
    declare('repo.file', 'object'),
    declare('zeta', 'boolean'),
  ]);

  it.each<[source: string, factIds: string[]]>([
    ['true', []],
    ['zeta || catalog.hasOwner', ['catalog.hasOwner', 'zeta']],
    ['zeta || zeta', ['zeta']],
    ['false && zeta', ['zeta']],
    ['has(catalog.tier)', ['catalog.tier']],
    ['catalog.?tier.orValue(1) == 1', ['catalog.tier']],
    ['repo.file.engines.node == ""', ['repo.file']],
    ['has(repo.file.engines)', ['repo.file']],
    ['repo.file["a"].b == 1', ['repo.file']],
    ['repo.topics.exists(t, t == "a" && zeta)', ['repo.topics', 'zeta']],
    // Variables hide facts of the same name, within the body only.
    ['[true].all(zeta, zeta)', []],
    ['[true].all(zeta, zeta) && zeta', ['zeta']],
    ['[{"tier": 1}].all(catalog, catalog.tier == 1)', []],
    ['[1].all(catalog, catalog == 1) && catalog.tier == 1', ['catalog.tier']],
    ['cel.bind(zeta, catalog.hasOwner, zeta)', ['catalog.hasOwner']],
    ['cel.bind(zeta, zeta, zeta)', ['zeta']],
    ['[zeta].all(zeta, zeta)', ['zeta']],
    ['[[true]].all(zeta, zeta.all(zeta, zeta))', []],
    ['"repo.topics" == "" ', []],
  ])('%s: %j', (source, factIds) => {
    expect(compiledCondition(source, { compiler }).factIds).toEqual(factIds);
  });

  it.each([
    ['now > timestamp("2026-01-01T00:00:00Z")', true],
    ['zeta && now.getHours() > 8', true],
    ['zeta', false],
    ['[1].all(now, now == 1)', false],
  ])('%s reads the time: %s', (source, readsTime) => {
    expect(compiledCondition(source, { compiler }).readsTime).toBe(readsTime);
  });

  it('are known by id', () => {
    expect([...compiler.facts.keys()]).toContain('repo.topics');
    expect(compiler.facts.get('catalog.tier')?.type).toBe('integer');
  });
});

it('converts values when they are read, and once', () => {
  const { compiler } = world([
    declare('a.file', 'object'),
    declare('a.other', 'object'),
  ]);
  let reads = 0;
  const readings = {
    'a.file': {
      observedAt: NOW,
      get value() {
        reads += 1;
        return { b: 1 };
      },
    },
    get 'a.other'(): never {
      throw new Error('Nobody reads it');
    },
  };
  const expression = compiledCondition('a.file.b == 1.0', { compiler });
  const prepared = compiler.prepare(readings, NOW);

  expect(reads).toBe(0);
  for (let i = 0; i < 60; i += 1) {
    expect(expression.evaluate(prepared)).toMatchObject({ value: true });
  }
  expect(reads).toBe(1);
});
