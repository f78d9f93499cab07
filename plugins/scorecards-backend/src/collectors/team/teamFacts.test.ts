import { teamFacts } from './teamFacts';

describe('teamFacts', () => {
  it('takes shares over the components for which something is known', () => {
    const facts = teamFacts([
      { 'repo.hasCi': { value: true }, 'ci.lineCoverage': { value: 40 } },
      { 'repo.hasCi': { value: true }, 'ci.lineCoverage': { value: 90 } },
      { 'repo.hasCi': { value: false }, 'ci.lineCoverage': { value: 60 } },
      { 'repo.hasCi': { error: 'The host does not answer' } },
    ]);

    expect(facts).toEqual({
      'team.components': 4,
      'team.ciShare': 2 / 3,
      'team.lineCoverageMedian': 60,
    });
  });

  it('takes the middle between two for an even number', () => {
    const coverage = [10, 20, 40, 80].map(value => ({
      'ci.lineCoverage': { value },
    }));

    expect(teamFacts(coverage)['team.lineCoverageMedian']).toBe(30);
  });

  it('says nothing of what is known for none', () => {
    expect(teamFacts([{}, {}])).toEqual({ 'team.components': 2 });
  });
});
