import { durationToMilliseconds } from '@backstage/types';
import { FACT_TYPES } from '@groundwork/backstage-plugin-scorecards-common';
import { createExpressionCompiler } from '../engine';
import { BUILT_IN_COLLECTORS, BUILT_IN_FACTS, declareFacts } from './builtIn';

const HOUR_MS = 60 * 60_000;

describe('BUILT_IN_FACTS', () => {
  it('has each fact once', () => {
    const ids = BUILT_IN_FACTS.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(BUILT_IN_FACTS.map(fact => [fact.id, fact] as const))(
    '%s is declared in full',
    (id, fact) => {
      expect(id).toMatch(/^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/);
      expect(FACT_TYPES).toContain(fact.type);
      expect(fact.description).toMatch(/\.$/);
      expect(fact.freshnessMs).toBeGreaterThan(0);
      expect(fact.schema !== undefined).toBe(fact.type === 'object');
      const isNumber = fact.type === 'integer' || fact.type === 'double';
      // All of them count, or are shares
      expect(fact.minimum !== undefined).toBe(isNumber);
      expect(fact.maximum !== undefined).toBe(
        fact.type === 'double' || id === 'catalog.tier',
      );
    },
  );

  it.each([
    "catalog.annotations['backstage.io/techdocs-ref'] == 'dir:.'",
    "'pci' in catalog.tags && catalog.tier <= 2",
    'repo.readmeBytes > 500 && repo.hasCi',
    "!('unowned' in ownership.gaps) && ownership.coverage >= 0.9",
  ])('can be asked for: %s', expression => {
    expect(
      createExpressionCompiler(BUILT_IN_FACTS).compileCondition(expression),
    ).toMatchObject({ ok: true });
  });

  it('is observed twice at least before it grows stale', () => {
    for (const { facts, freshness, frequency } of BUILT_IN_COLLECTORS) {
      const everyMs = durationToMilliseconds(frequency ?? { minutes: 15 });
      for (const { freshnessMs } of declareFacts(facts, freshness)) {
        expect(freshnessMs).toBeGreaterThanOrEqual(2 * everyMs);
      }
    }
  });
});

describe('declareFacts', () => {
  it("takes the fact's own freshness before that of the collector", () => {
    const declared = declareFacts(
      [
        { id: 'acme.a', type: 'boolean', description: 'A.' },
        {
          id: 'acme.b',
          type: 'boolean',
          description: 'B.',
          freshness: { hours: 3 },
        },
      ],
      { hours: 1 },
    );

    expect(declared.map(({ freshnessMs }) => freshnessMs)).toEqual([
      HOUR_MS,
      3 * HOUR_MS,
    ]);
  });
});
