import { JsonValue } from '@backstage/types';
import {
  TEAM_FACTS,
  TEAM_SHARES,
  TeamShareCounts,
} from '@groundwork/backstage-plugin-scorecards-node';
import { FactReading } from '@groundwork/backstage-plugin-scorecards-node/engine';
import fc from 'fast-check';
import { ComponentValues, freshValuesOf, teamFacts } from './teamFacts';

const NOW = new Date('2026-03-03T03:00:00Z');

describe('teamFacts', () => {
  it('takes shares over the components for which something is known', () => {
    const facts = teamFacts(
      [
        { 'repo.hasCi': true, 'ci.lineCoverage': 40 },
        { 'repo.hasCi': true, 'ci.lineCoverage': 90 },
        { 'repo.hasCi': false, 'ci.lineCoverage': 60 },
        { 'repo.hasCi': null, 'ci.lineCoverage': null },
        {},
      ],
      NOW,
    );

    expect(facts).toEqual({
      'team.components': 5,
      'team.ciShare': 2 / 3,
      'team.lineCoverageMedian': 60,
    });
  });

  it('takes the middle between two for an even number', () => {
    const coverage = [10, 20, 40, 80].map(value => ({
      'ci.lineCoverage': value,
    }));

    expect(teamFacts(coverage, NOW)['team.lineCoverageMedian']).toBe(30);
  });

  it('says nothing of what is known for none', () => {
    expect(teamFacts([{}, {}], NOW)).toEqual({ 'team.components': 2 });
  });
});

describe('teamFacts, of what counts', () => {
  const ago = (days: number, ms = 0) =>
    new Date(NOW.getTime() - days * 24 * 60 * 60_000 - ms).toISOString();

  it.each<[string, string, JsonValue[], number]>([
    ['team.tierShare', 'catalog.tier', [1, 3, null], 2 / 3],
    ['team.logsShare', 'catalog.hasLogs', [true, false, false, false], 0.25],
    ['team.alertsShare', 'catalog.hasAlerts', [true, true], 1],
    ['team.sloShare', 'catalog.hasSlo', [false], 0],
    ['team.templateShare', 'catalog.fromTemplate', [true, false], 0.5],
    [
      'team.ownershipConfirmedShare',
      'catalog.ownershipConfirmedAt',
      // Ninety days and not a moment longer
      [ago(0), ago(90), ago(90, 1), ago(400), null],
      2 / 5,
    ],
    ['team.securityScanShare', 'repo.hasSecurityScan', [true, false], 0.5],
    ['team.featureFlagsShare', 'repo.usesFeatureFlags', [true, false], 0.5],
    ['team.sharedWorkflowShare', 'repo.usesSharedWorkflow', [true, false], 0.5],
    [
      'team.secretsCleanShare',
      'repo.hasSecretLookingFiles',
      [true, false, false, false],
      0.75,
    ],
  ])('%s goes by %s: of %j it is %d', (share, fact, values, expected) => {
    // One more of which it is not known
    const components = [...values.map(value => ({ [fact]: value })), {}];

    expect(teamFacts(components, NOW)).toEqual({
      'team.components': components.length,
      [share]: expected,
    });
  });

  it.each(['repo.hasSecurityScan', 'repo.hasSecretLookingFiles'])(
    'does not count a component without a repository: %s',
    fact => {
      expect(teamFacts([{ [fact]: null }], NOW)).toEqual({
        'team.components': 1,
      });
    },
  );

  it('never leaves what is declared, nor its range', () => {
    const ranges = new Map(TEAM_FACTS.map(fact => [fact.id, fact]));
    const values = fc
      .tuple(
        ...TEAM_SHARES.map(({ of, counts }) =>
          fc.option(valuesFor(counts).map(value => [of, value] as const)),
        ),
      )
      .map(
        (entries): ComponentValues =>
          Object.fromEntries(entries.filter(entry => entry !== null)),
      );

    fc.assert(
      fc.property(fc.array(values, { maxLength: 8 }), components => {
        for (const [id, value] of Object.entries(teamFacts(components, NOW))) {
          const { minimum = 0, maximum = Infinity } = ranges.get(id)!;
          expect(value).toBeGreaterThanOrEqual(minimum);
          expect(value).toBeLessThanOrEqual(maximum);
        }
      }),
    );
  });
});

function valuesFor(counts: TeamShareCounts = 'true'): fc.Arbitrary<JsonValue> {
  switch (counts) {
    case 'present':
      return fc.option(fc.integer({ min: 1, max: 9 }));
    case 'within90Days':
      return fc.option(
        fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
      );
    default:
      return fc.option(fc.boolean());
  }
}

describe('freshValuesOf', () => {
  const read = (reading: FactReading, freshnessMs: number | undefined) =>
    freshValuesOf(
      { 'repo.hasCi': reading, 'repo.stars': { value: 1, observedAt: 1 } },
      { now: NOW, freshnessMsOf: () => freshnessMs },
    );
  const ago = (ms: number) => NOW.getTime() - ms;

  it.each<[string, FactReading, number | undefined, object]>([
    [
      'just fresh',
      { value: true, observedAt: ago(60) },
      60,
      { 'repo.hasCi': true },
    ],
    ['stale', { value: true, observedAt: ago(61) }, 60, {}],
    [
      'stale, since its collector fails',
      { value: true, observedAt: ago(61), error: '503' },
      60,
      {},
    ],
    ['known to be none', { observedAt: ago(60) }, 60, { 'repo.hasCi': null }],
    ['never observed', { error: '503' }, 60, {}],
    ['declared by nobody', { value: true, observedAt: ago(0) }, undefined, {}],
  ])('takes what is %s', (_, reading, freshnessMs, expected) => {
    expect(read(reading, freshnessMs)).toEqual(expected);
  });
});
