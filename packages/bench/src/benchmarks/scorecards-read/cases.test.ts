import { EntityRowPage } from '@groundwork/backstage-plugin-scorecards-common';
import { createScorecardsCatalog } from '../scorecards/catalog';
import { createCases, createDeepCase } from './cases';
import { keyOf } from './plainAnswers';

const catalog = createScorecardsCatalog({ size: 300, seed: 1 });

describe('createCases', () => {
  const cases = createCases(catalog, 1);
  const requestsOf = (what: string) =>
    cases.find(it => it.what === what)?.requests ?? [];

  it('asks the same with the same seed', () => {
    const keys = (seed: number) =>
      createCases(catalog, seed).flatMap(it => it.requests.map(keyOf));
    expect(keys(1)).toEqual(keys(1));
    expect(keys(2)).not.toEqual(keys(1));
  });

  it('asks for entities and teams that there are', () => {
    const refs = new Set(
      catalog.entities.map(
        ({ kind, metadata }) =>
          `${kind.toLowerCase()}:default/${metadata.name}`,
      ),
    );
    const asked = cases
      .flatMap(it => it.requests)
      .map(({ path }) =>
        new URL(path, 'http://x').searchParams.get('entityRef'),
      )
      .filter(ref => ref !== null);
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter(ref => !refs.has(ref))).toEqual([]);
  });

  it('names values of a list one by one', () => {
    expect(requestsOf('table, filtered by a check and by tier')[0].path).toBe(
      '/api/scorecards/scorecards/operations/entities?check=quiet&checkStatus=fail&tier=1&tier=2&orderBy=title',
    );
  });

  it('refuses an answer that leaves a scorecard out', () => {
    const [card] = cases;
    expect(() => card.check({ scorecards: [] })).toThrow(
      'an entity has 0 checks on 0 scorecards',
    );
  });
});

describe('createDeepCase', () => {
  const pagesOf =
    (rows: number) =>
    async ({ path }: { path: string }) => {
      const cursor = new URL(path, 'http://x').searchParams.get('cursor');
      const start = Number(cursor ?? 0);
      return {
        items: Array.from({ length: Math.min(50, rows - start) }, () => ({})),
        pageInfo: start + 50 < rows ? { nextCursor: String(start + 50) } : {},
      } as EntityRowPage;
    };

  it('goes beyond the middle', async () => {
    const { requests } = await createDeepCase(300, pagesOf(300));
    expect(requests.map(({ path }) => path)).toEqual([
      '/api/scorecards/scorecards/operations/entities?cursor=200',
      '/api/scorecards/scorecards/operations/entities?cursor=200',
    ]);
  });

  it('refuses a table that ends before', async () => {
    await expect(createDeepCase(300, pagesOf(100))).rejects.toThrow(
      'The table ends after 100 of 300 rows',
    );
  });
});
