import type { JsonValue } from '@backstage/types';
import type { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { Engine, Operator, type TopLevelCondition } from 'json-rules-engine';
import { check, scorecard, service } from './__testUtils__/definitions';
import { createExpressionCompiler } from './cel';
import { compileScorecard, evaluateScorecard } from './evaluation';
import type { FactDeclaration } from './types';

/**
 * The example checks that tech-insights publishes, evaluated by the engine that
 * it uses, beside the same checks here. Sources, all of Backstage's
 * community-plugins repository under workspaces/tech-insights:
 *
 * - README of plugins/tech-insights-backend-module-jsonfc: `groupOwnerCheck`,
 *   `demodatacheck`, the operator `startsWith`
 * - plugins/tech-insights-backend, as of its first releases: `titleCheck`,
 *   `techDocsCheck`
 * - JsonRulesEngineFactChecker.test.ts: `simpleTestCheck`, `simpleTestCheck2`,
 *   the operator `isDivisibleBy`
 *
 * The others take the remaining operators of json-rules-engine, and conditions
 * within conditions.
 */
interface Pair {
  name: string;
  conditions: TopLevelCondition;
  expression: string;
}

const only = (
  fact: string,
  operator: string,
  value: JsonValue,
): TopLevelCondition => ({ all: [{ fact, operator, value }] });

const PAIRS: Pair[] = [
  {
    name: 'groupOwnerCheck',
    conditions: only('hasGroupOwner', 'equal', true),
    expression: 'ti.hasGroupOwner',
  },
  {
    name: 'titleCheck',
    conditions: only('hasTitle', 'equal', true),
    expression: 'ti.hasTitle == true',
  },
  {
    name: 'techDocsCheck',
    conditions: only('hasAnnotationBackstageIoTechdocsRef', 'equal', true),
    expression: 'ti.hasAnnotationBackstageIoTechdocsRef',
  },
  {
    name: 'demodatacheck',
    conditions: only('examplenumberfact', 'greaterThanInclusive', 2),
    expression: 'ti.examplenumberfact >= 2',
  },
  {
    name: 'simpleTestCheck',
    conditions: only('testnumberfact', 'lessThan', 5),
    expression: 'ti.testnumberfact < 5',
  },
  {
    name: 'simpleTestCheck2',
    conditions: only('testnumberfact', 'greaterThan', 2),
    expression: 'ti.testnumberfact > 2',
  },
  {
    name: 'startsWith, an operator of one’s own',
    conditions: {
      any: [{ fact: 'version', operator: 'startsWith', value: '12' }],
    },
    expression: 'ti.version.startsWith("12")',
  },
  {
    name: 'isDivisibleBy, an operator of one’s own',
    conditions: only('testnumberfact', 'isDivisibleBy', 2),
    expression: 'ti.testnumberfact % 2 == 0',
  },
  {
    name: 'lessThanInclusive, of fractions',
    conditions: only('coverage', 'lessThanInclusive', 61.5),
    expression: 'ti.coverage <= 61.5',
  },
  {
    name: 'notEqual',
    conditions: only('version', 'notEqual', '12.1'),
    expression: 'ti.version != "12.1"',
  },
  {
    name: 'in',
    conditions: only('version', 'in', ['12', '12.1']),
    expression: 'ti.version in ["12", "12.1"]',
  },
  {
    name: 'notIn',
    conditions: only('testnumberfact', 'notIn', [1, 2]),
    expression: '!(ti.testnumberfact in [1, 2])',
  },
  {
    name: 'contains',
    conditions: only('tags', 'contains', 'pci'),
    expression: '"pci" in ti.tags',
  },
  {
    name: 'doesNotContain',
    conditions: only('tags', 'doesNotContain', 'pci'),
    expression: '!("pci" in ti.tags)',
  },
  {
    name: 'any of two',
    conditions: {
      any: [
        { fact: 'hasTitle', operator: 'equal', value: true },
        { fact: 'coverage', operator: 'greaterThan', value: 80 },
      ],
    },
    expression: 'ti.hasTitle || ti.coverage > 80.0',
  },
  {
    name: 'conditions within conditions',
    conditions: {
      all: [
        { fact: 'hasGroupOwner', operator: 'equal', value: true },
        {
          any: [
            { fact: 'testnumberfact', operator: 'lessThan', value: 2 },
            { not: { fact: 'tags', operator: 'contains', value: 'pci' } },
          ],
        },
      ],
    },
    expression:
      'ti.hasGroupOwner && (ti.testnumberfact < 2 || !("pci" in ti.tags))',
  },
];

const TYPES: Record<string, FactDeclaration['type']> = {
  hasGroupOwner: 'boolean',
  hasTitle: 'boolean',
  hasAnnotationBackstageIoTechdocsRef: 'boolean',
  examplenumberfact: 'integer',
  testnumberfact: 'integer',
  coverage: 'double',
  version: 'string',
  tags: 'string-list',
};

const compiler = createExpressionCompiler(
  Object.entries(TYPES).map(([name, type]) => ({
    id: `ti.${name}`,
    type,
    description: name,
    freshnessMs: 1000,
  })),
);

type Facts = Record<string, JsonValue>;

/** What tech-insights says; undefined where it leaves the check out. */
async function askTechInsights(
  { name, conditions }: Pair,
  facts: Facts,
): Promise<boolean | undefined> {
  // As JsonRulesEngineFactChecker.runChecks does with each check
  if (!factsIn(conditions).every(fact => Object.hasOwn(facts, fact))) {
    return undefined;
  }
  const engine = new Engine();
  engine.addOperator(
    new Operator<string, string>('startsWith', (a, b) => a.startsWith(b)),
  );
  engine.addOperator(
    new Operator<number, number>('isDivisibleBy', (a, b) => a % b === 0),
  );
  engine.addRule({ name, conditions, event: { type: 'noop' } });
  const { results } = await engine.run(facts);
  return results.length === 1;
}

function factsIn(condition: unknown): string[] {
  if (Array.isArray(condition)) {
    return condition.flatMap(factsIn);
  }
  if (typeof condition !== 'object' || condition === null) {
    return [];
  }
  return 'fact' in condition
    ? [String(condition.fact)]
    : Object.values(condition).flatMap(factsIn);
}

function askHere({ expression }: Pair, facts: Facts): CheckStatus | undefined {
  const result = compileScorecard(
    scorecard([check('a', { expression })]),
    compiler,
  );
  if (!result.ok) {
    throw new Error(JSON.stringify(result.problems));
  }
  const readings = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      `ti.${name}`,
      { ...(value !== null && { value }), observedAt: 0 },
    ]),
  );
  const { checks } = evaluateScorecard(result.scorecard, {
    entity: service,
    facts: compiler.prepare(readings, 0),
    waivers: [],
    now: 0,
  });
  return checks[0]?.status;
}

const VALUES: Record<string, fc.Arbitrary<JsonValue>> = {
  hasGroupOwner: fc.boolean(),
  hasTitle: fc.boolean(),
  hasAnnotationBackstageIoTechdocsRef: fc.boolean(),
  examplenumberfact: fc.integer({ min: 0, max: 4 }),
  testnumberfact: fc.integer({ min: -1, max: 7 }),
  coverage: fc.constantFrom(0, 61.4, 61.5, 61.6, 80, 80.1, 100),
  version: fc.constantFrom('', '1', '12', '12.1', '112'),
  tags: fc.subarray(['pci', 'PCI', 'java', '']),
};

describe.each(PAIRS)('$name', pair => {
  const names = [...new Set(factsIn(pair.conditions))];
  const complete = fc.record(
    Object.fromEntries(names.map(name => [name, VALUES[name]])),
  );

  it('comes to the same where all facts are known', async () => {
    const seen = new Set<boolean | undefined>();
    await fc.assert(
      fc.asyncProperty(complete, async facts => {
        const theirs = await askTechInsights(pair, facts);
        seen.add(theirs);
        expect(askHere(pair, facts)).toBe(theirs ? 'pass' : 'fail');
      }),
    );
    expect(seen).toEqual(new Set([true, false]));
  });

  it('is unknown where it is left out there', async () => {
    expect(await askTechInsights(pair, {})).toBeUndefined();
    expect(askHere(pair, {})).toBe('unknown');
  });
});

describe('where a fact is missing', () => {
  const named = (name: string) => {
    const found = PAIRS.find(pair => pair.name === name);
    if (!found) {
      throw new Error(name);
    }
    return found;
  };

  // There a check is left out as soon as one of its facts is missing, so that
  // nobody sees that nothing is known. Here it is unknown, holds its level back
  // and lowers the coverage, unless the other facts decide it already.
  it.each<[string, Facts, CheckStatus]>([
    ['any of two', { hasTitle: true }, 'pass'],
    ['any of two', { coverage: 81 }, 'pass'],
    ['any of two', { hasTitle: false }, 'unknown'],
    ['conditions within conditions', { hasGroupOwner: false }, 'fail'],
    ['conditions within conditions', { hasGroupOwner: true }, 'unknown'],
    [
      'conditions within conditions',
      { hasGroupOwner: true, testnumberfact: 1 },
      'pass',
    ],
    [
      'conditions within conditions',
      { hasGroupOwner: true, testnumberfact: 2 },
      'unknown',
    ],
    [
      'conditions within conditions',
      { testnumberfact: 2, tags: ['pci'] },
      'fail',
    ],
  ])('%s of %j is left out there, and %s here', async (name, facts, status) => {
    expect(await askTechInsights(named(name), facts)).toBeUndefined();
    expect(askHere(named(name), facts)).toBe(status);
  });

  // There null is a value like others, which no comparison but notEqual and
  // notIn takes. Here it says that the entity has no such thing.
  it.each<[string, Facts, boolean]>([
    ['titleCheck', { hasTitle: null }, false],
    ['simpleTestCheck', { testnumberfact: null }, false],
    ['notEqual', { version: null }, true],
  ])('%s of %j is %s there, and unknown here', async (name, facts, theirs) => {
    expect(await askTechInsights(named(name), facts)).toBe(theirs);
    expect(askHere(named(name), facts)).toBe('unknown');
  });
});

describe('where a check is wrong', () => {
  // There it is found when the check runs, and no check of the entity has an
  // answer. Here the definition is refused.
  it('an unknown fact stops all checks there, and the definition here', async () => {
    const engine = new Engine([
      { conditions: only('hasTitel', 'equal', true), event: { type: 'noop' } },
    ]);
    await expect(engine.run({ hasTitle: true })).rejects.toThrow(
      'Undefined fact: hasTitel',
    );
    expect(
      compileScorecard(
        scorecard([check('a', { expression: 'ti.hasTitel' })]),
        compiler,
      ),
    ).toMatchObject({ ok: false });
  });

  it('a comparison of unlike things is tried there, and refused here', async () => {
    const unlike: Pair = {
      name: 'unlike',
      conditions: only('testnumberfact', 'lessThan', '5'),
      expression: 'ti.testnumberfact < "5"',
    };
    // Numbers are compared with texts as JavaScript does
    expect(await askTechInsights(unlike, { testnumberfact: 3 })).toBe(true);
    expect(
      compileScorecard(
        scorecard([check('a', { expression: unlike.expression })]),
        compiler,
      ),
    ).toMatchObject({ ok: false });
  });
});
