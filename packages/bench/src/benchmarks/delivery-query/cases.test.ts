import { createCases } from './cases';
import { createCompany } from './company';

const UNTIL = Date.UTC(2026, 10, 22);

describe('createCases', () => {
  const cases = createCases(createCompany(), UNTIL);

  it('has budgets for overviews alone', () => {
    const budgeted = cases.filter(({ isBudgeted }) => isBudgeted);
    expect(budgeted).toHaveLength(8);
    for (const { request } of budgeted) {
      expect(request(0).path).toMatch(/^\/api\/delivery\/overview\?/);
    }
  });

  it('asks for another period each time', () => {
    for (const { request } of cases) {
      const paths = Array.from({ length: 50 }, (_, at) => request(at).path);
      expect(new Set(paths).size).toBe(50);
    }
  });

  it('asks for as many days as it says', () => {
    const [{ request, what }] = cases;
    expect(what).toBe('overview of a component, of 28 days');
    const { searchParams } = new URL(request(0).path, 'http://localhost');
    expect(Object.fromEntries(searchParams)).toEqual({
      scope: 'component:default/service-0',
      from: '2026-10-25T00:00:00.000Z',
      to: '2026-11-22T00:00:00.000Z',
    });
  });
});
