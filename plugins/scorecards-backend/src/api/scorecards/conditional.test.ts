import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ACME,
  ATTIC,
  CARDS,
  LEDGER,
  PRODUCTION,
  seedAcme,
  SHELF,
  VAULT,
} from '../../__testUtils__/acme';
import { migrations, startReadApp } from '../../__testUtils__/readApp';
import { seedEntities, seedStates } from '../../__testUtils__/seed';

type App = ReturnType<typeof startReadApp>;
type Body = {
  items: Array<{ entity: { entityRef: string } }>;
  pageInfo: { nextCursor?: string };
};

const PATH = '/scorecards/production/entities';

const refsOf = ({ items }: Body) => items.map(({ entity }) => entity.entityRef);

async function pagesOf(app: App, query: string): Promise<Body[]> {
  const pages: Body[] = [];
  let path = `${PATH}?${query}`;
  for (;;) {
    const { body } = await app.get(path);
    pages.push(body);
    if (!body.pageInfo.nextCursor) {
      return pages;
    }
    path = `${PATH}?cursor=${body.pageInfo.nextCursor}`;
  }
}

describeEachDatabase(
  'GET /scorecards/{id}/entities for who may not read all',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    beforeAll(async () => {
      knex = await create();
      await seedAcme(knex);
      const refs = manyRefs();
      await seedEntities(
        knex,
        refs.map(ref => ({ ref, type: 'many' })),
      );
      await seedStates(
        knex,
        PRODUCTION,
        Object.fromEntries(refs.map(ref => [ref, 'PPPF'])),
        { onlyStates: true },
      );
    });

    it.each(['title', '-title', 'owner', 'tier', '-score', 'level', 'since'])(
      'has the same pages as if the others were not there, by %s',
      async orderBy => {
        const all = startReadApp(knex);
        const some = startReadApp(knex, { hidden: [VAULT, ATTIC] });
        const query = `tier=0&tier=1&tier=2&tier=3&level=0&level=1&level=3&orderBy=${orderBy}`;
        const [whole] = await pagesOf(all, query);
        const readable = refsOf(whole).filter(
          ref => ref !== VAULT && ref !== ATTIC,
        );

        const pages = await pagesOf(some, `${query}&limit=1`);

        expect(pages.map(refsOf)).toEqual(readable.map(ref => [ref]));
      },
    );

    it('tells neither how many there are, nor of whom it does not list', async () => {
      const some = startReadApp(knex, {
        hidden: [VAULT, ATTIC, CARDS, ...manyRefs()],
      });

      const pages = await pagesOf(some, 'limit=1');

      expect(pages.flatMap(refsOf)).toEqual([LEDGER, SHELF]);
      for (const page of pages) {
        expect(page).not.toHaveProperty('totalItems');
        const cursor = Buffer.from(page.pageInfo.nextCursor ?? '', 'base64url');
        expect(JSON.stringify(page) + cursor).not.toMatch(
          /vault|attic|cards|many/i,
        );
      }
    });

    it('names owners that may not be read by their refs alone', async () => {
      const some = startReadApp(knex, { hidden: [CARDS] });

      const { body } = await some.get(`${PATH}?text=vault`);

      expect(body.items[0].entity.owner).toEqual({
        entityRef: CARDS,
        title: 'cards',
      });
    });

    it('knows no teams below that may not be read', async () => {
      const some = startReadApp(knex, { hidden: [CARDS] });

      const { body } = await some.get(`${PATH}?team=${ACME}`);

      expect(refsOf(body)).toEqual([LEDGER, SHELF]);
    });

    it('looks at so many and leaves the rest to the next page', async () => {
      const some = startReadApp(knex, { hidden: manyRefs().slice(0, -1) });

      const pages = await pagesOf(some, 'text=many-&limit=2');

      expect(pages.flatMap(refsOf)).toEqual(manyRefs().slice(-1));
      // So many rows are looked at for each page of 2
      const perPage = 4 + 16 + 64 + 256 + 1_024;
      expect(pages).toHaveLength(Math.ceil(manyRefs().length / perPage));
      expect(pages[0]).toEqual({
        items: [],
        pageInfo: { nextCursor: expect.any(String) },
      });
      expect(some.catalog.getEntitiesByRefs.mock.calls.length).toBeLessThan(
        5 * pages.length + 1,
      );
    });

    it('lists nothing to who may read nothing', async () => {
      const none = startReadApp(knex, { denied: ['catalog.entity.read'] });

      const pages = await pagesOf(none, 'limit=500');

      expect(pages.flatMap(refsOf)).toEqual([]);
      expect(none.catalog.getEntitiesByRefs).not.toHaveBeenCalled();
    });
  },
);

function manyRefs(): string[] {
  return Array.from(
    { length: 2_500 },
    (_, index) => `component:default/many-${String(index).padStart(4, '0')}`,
  );
}
