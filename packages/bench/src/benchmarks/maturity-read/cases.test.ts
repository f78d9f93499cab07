import { createCases } from './cases';
import { createCompany } from './company';

describe('createCases', () => {
  const cases = createCases(createCompany(60));
  const pathsOf = (what: string) => {
    const found = cases.find(it => it.what === what)!;
    return Array.from({ length: 300 }, (_, at) => found.request(at).path);
  };

  it('has a budget for the page of the organisation, whoever looks', () => {
    const budgeted = cases.filter(({ isBudgeted }) => isBudgeted);
    expect(budgeted.map(({ reader }) => reader)).toEqual([
      'readsAll',
      'readsByCondition',
    ]);
    for (const { what } of budgeted) {
      expect(new Set(pathsOf(what))).toEqual(
        new Set(['/api/maturity/organisation']),
      );
    }
  });

  it('looks at each team and each department', () => {
    const teams = pathsOf('team page, who may read all');
    expect(new Set(teams).size).toBe(60);
    expect(teams[0]).toBe(
      '/api/maturity/teams/by-ref?entityRef=group%3Adefault%2Fteam-0',
    );
    expect(
      new Set(pathsOf('page of a department, who may read all')).size,
    ).toBe(3);
  });
});
