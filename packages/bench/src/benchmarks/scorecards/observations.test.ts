import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogSizeFor, createScorecardsCatalog } from './catalog';
import { scorecards } from './definitions';
import { collectors, pushedFacts, sourceOfFact } from './facts';
import { observationsOf } from './observations';

const AT = Date.parse('2026-11-21T09:30:00Z');
const { entities, scored } = createScorecardsCatalog({ size: 300, seed: 1 });

describe('createScorecardsCatalog', () => {
  it.each([50, 300, 1_000, 10_000])('has %d entities that are scored', size => {
    const catalog = catalogSizeFor(size);
    expect(catalog).toBeGreaterThan(size);
    expect(catalog).toBeLessThan(1.5 * size);
  });

  it('has people and groups beside them', () => {
    expect(scored).toHaveLength(300);
    expect(entities).toHaveLength(catalogSizeFor(300));
  });
});

describe('observationsOf', () => {
  const all = scored.flatMap(it => observationsOf(it, { seed: 1, at: AT }));

  it('says the same of an entity, whatever was asked before', () => {
    const alone = observationsOf(scored[7], { seed: 1, at: AT });
    const ref = stringifyEntityRef(scored[7]);
    expect(alone).toEqual(
      all.filter(({ observation }) => observation.entityRef === ref),
    );
    expect(observationsOf(scored[7], { seed: 2, at: AT })).not.toEqual(alone);
  });

  it('comes from four sources, each with facts of its own', () => {
    expect(new Set(all.map(({ source }) => source))).toEqual(
      new Set([...collectors.map(({ id }) => id), 'push']),
    );
    for (const { source, observation } of all) {
      const ids = Object.keys({ ...observation.facts, ...observation.errors });
      expect(ids.filter(id => sourceOfFact.get(id) !== source)).toEqual([]);
    }
  });

  it('reports every fact that there is to be reported', () => {
    const reported = all
      .filter(({ source }) => source === 'push')
      .flatMap(({ observation }) => Object.keys(observation.facts));
    expect([...new Set(reported)].sort()).toEqual(
      pushedFacts.map(({ id }) => id).sort(),
    );
  });

  it('knows repositories that fail, and reports that are old or missing', () => {
    expect(all.some(({ observation }) => observation.errors)).toBe(true);
    const ages = all.flatMap(({ observation }) =>
      observation.observedAt ? [AT - observation.observedAt.getTime()] : [],
    );
    expect(Math.max(...ages)).toBeGreaterThan(30 * 24 * 3_600_000);
    const pushes = all.filter(({ source }) => source === 'push');
    expect(pushes.length).toBeLessThan(2 * scored.length);
  });

  it('makes up no fact twice', () => {
    const made = scorecards.flatMap(({ checks }) =>
      checks.flatMap(({ good }) =>
        Object.keys(
          good?.({
            at: AT,
            random: {
              integer: () => 0,
              pick: ([it]) => it,
              chance: () => true,
            },
          }) ?? {},
        ),
      ),
    );
    expect(new Set(made).size).toBe(made.length);
  });
});
