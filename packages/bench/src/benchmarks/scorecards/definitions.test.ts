import { declareFacts } from '@groundwork/backstage-plugin-scorecards-node';
import {
  createExpressionCompiler,
  evaluateScorecard,
  loadScorecards,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { createScorecardsCatalog } from './catalog';
import { scorecards, textOf, withChange } from './definitions';
import { collectors, pushedDeclarations } from './facts';
import { evaluatePlainly, loadPlainly } from './plain';

const AT = Date.parse('2026-11-21T09:30:00Z');

const compiler = createExpressionCompiler([
  ...collectors.flatMap(({ facts, freshness }) =>
    declareFacts(facts, freshness),
  ),
  ...pushedDeclarations,
]);

function compile(text: string) {
  const { scorecards: loaded, problems } = loadScorecards(text, {
    location: 'bench',
    compiler,
  });
  expect(problems).toEqual([]);
  return loaded[0];
}

describe('scorecards', () => {
  it('are three ladders with twenty checks each, over sixty facts', () => {
    const loaded = scorecards.map(it => compile(textOf(it)).compiled);
    expect(loaded.map(({ checks }) => checks.length)).toEqual([20, 20, 20]);
    expect(
      new Set(
        loaded.flatMap(({ checks }) =>
          checks.flatMap(({ condition }) => condition.factIds),
        ),
      ).size,
    ).toBe(60);
    for (const { checks } of loaded) {
      const levels = checks.map(({ definition }) => definition.level);
      expect(
        [1, 2, 3, 4].map(level => levels.filter(it => it === level).length),
      ).toEqual([5, 5, 5, 5]);
    }
  });

  it('say the same in CEL as in plain code', () => {
    const { scored } = createScorecardsCatalog({ size: 300, seed: 1 });
    const entities = loadPlainly(scored, { seed: 1, at: AT });
    const plain = evaluatePlainly(entities, scorecards, AT);
    const compiled = scorecards.map(it => compile(textOf(it)).compiled);
    const letters = {
      pass: 'P',
      fail: 'F',
      unknown: 'U',
      stale: 'U',
      exempt: 'X',
    };
    const states = entities.flatMap(({ entity, facts }) => {
      const readings = Object.fromEntries(
        Object.entries(facts).map(([id, value]) => [
          id,
          { value, observedAt: AT, changedAt: AT },
        ]),
      );
      const prepared = compiler.prepare(readings, AT);
      return compiled.map(scorecard => {
        const { checks, level } = evaluateScorecard(scorecard, {
          entity,
          facts: prepared,
          waivers: [],
          now: AT,
        });
        return {
          level,
          statuses: checks
            .map(check => (check ? letters[check.status] : '-'))
            .join(''),
        };
      });
    });
    expect(plain.map(({ level, statuses }) => ({ level, statuses }))).toEqual(
      states,
    );
  });

  it('have entities on every level, and about 70 % of checks pass', () => {
    const { scored } = createScorecardsCatalog({ size: 2_000, seed: 1 });
    const entities = loadPlainly(scored, { seed: 1, at: AT });
    const states = evaluatePlainly(entities, scorecards, AT);
    const all = states.map(({ statuses }) => statuses).join('');
    const shareOf = (letter: string) =>
      all.split(letter).length / all.replaceAll('-', '').length;
    expect(shareOf('P')).toBeGreaterThan(0.67);
    expect(shareOf('P')).toBeLessThan(0.73);
    expect(shareOf('U')).toBeGreaterThan(0.01);
    expect(new Set(states.map(({ level }) => level))).toEqual(
      new Set([0, 1, 2, 3, 4]),
    );
  });
});

describe('withChange', () => {
  const [foundations] = scorecards;

  it('changes one check', () => {
    const changed = withChange(foundations, 'linked', 'catalog.linkCount >= 4');
    expect(
      changed.checks.filter(
        (check, index) => check !== foundations.checks[index],
      ),
    ).toEqual([
      expect.objectContaining({
        id: 'linked',
        expression: 'catalog.linkCount >= 4',
      }),
    ]);
  });

  it('refuses a check that there is not', () => {
    expect(() => withChange(foundations, 'lnked', 'true')).toThrow(
      "Scorecard 'foundations' has no check 'lnked'",
    );
  });
});
