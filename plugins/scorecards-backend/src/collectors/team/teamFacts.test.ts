import { FactReading } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { freshValuesOf, teamFacts } from './teamFacts';

const NOW = new Date('2026-03-03T03:00:00Z');

describe('teamFacts', () => {
  it('takes shares over the components for which something is known', () => {
    const facts = teamFacts([
      { 'repo.hasCi': true, 'ci.lineCoverage': 40 },
      { 'repo.hasCi': true, 'ci.lineCoverage': 90 },
      { 'repo.hasCi': false, 'ci.lineCoverage': 60 },
      {},
    ]);

    expect(facts).toEqual({
      'team.components': 4,
      'team.ciShare': 2 / 3,
      'team.lineCoverageMedian': 60,
    });
  });

  it('takes the middle between two for an even number', () => {
    const coverage = [10, 20, 40, 80].map(value => ({
      'ci.lineCoverage': value,
    }));

    expect(teamFacts(coverage)['team.lineCoverageMedian']).toBe(30);
  });

  it('says nothing of what is known for none', () => {
    expect(teamFacts([{}, {}])).toEqual({ 'team.components': 2 });
  });
});

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
    ['never observed', { error: '503' }, 60, {}],
    ['declared by nobody', { value: true, observedAt: ago(0) }, undefined, {}],
  ])('takes what is %s', (_, reading, freshnessMs, expected) => {
    expect(read(reading, freshnessMs)).toEqual(expected);
  });
});
