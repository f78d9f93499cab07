import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ATTIC,
  CARDS,
  LEDGER,
  PRODUCTION,
  seedAcme,
  SHELF,
  VAULT,
} from '../../__testUtils__/acme';
import { migrations, NOW, startReadApp } from '../../__testUtils__/readApp';
import { seedEntities, seedStates } from '../../__testUtils__/seed';

const PATH = '/scorecards/production/export';

const HEADER =
  'entityRef,title,kind,type,lifecycle,tier,owner,level,levelName,score,coverage,unmeasured,since,missing,pass,fail,unknown,stale,exempt,version,evaluatedAt,check:owner,check:readme,check:tests,check:coverage';

const SINCE = '2026-11-20T12:00:00.000Z';
const AT = NOW.toISOString();

describeEachDatabase(
  'GET /scorecards/{id}/export',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    beforeEach(async () => {
      knex = await create();
      await seedAcme(knex);
    });

    it('gives a row for each entity, for spreadsheets', async () => {
      const { status, headers, text } = await startReadApp(knex).get(PATH);

      expect(status).toBe(200);
      expect(headers['content-type']).toMatch('text/csv');
      expect(headers['content-disposition']).toBe(
        'attachment; filename="production-2026-11-21.csv"',
      );
      expect(text.split('\n')).toEqual([
        HEADER,
        `${ATTIC},Attic,component,service,,,,0,,0,0,true,${SINCE},owner,0,0,3,0,0,1,${AT},unknown,unknown,unknown,`,
        `${LEDGER},Ledger,component,service,production,1,group:default/payments,3,Gold,1,1,false,${SINCE},,4,0,0,0,0,1,${AT},pass,pass,pass,pass`,
        `${SHELF},Shelf,component,service,,3,group:default/stock,0,,0.25,0.5,false,${SINCE},owner,1,1,0,1,1,1,${AT},fail,stale,pass,exempt`,
        `${VAULT},Vault,component,service,,2,${CARDS},1,Bronze,0.25,0.5,false,${SINCE},readme,2,1,1,0,0,1,${AT},pass,fail,pass,unknown`,
        '',
      ]);
    });

    it('gives the same as JSON', async () => {
      const { headers, text, body } = await startReadApp(knex).get(
        `${PATH}?format=json&orderBy=-level`,
      );

      expect(headers['content-type']).toMatch('application/json');
      expect(headers['content-disposition']).toMatch('.json"');
      expect(text).toMatch(/^\[\n\{.*\},\n/);
      expect(body).toHaveLength(4);
      expect(body[1]).toEqual({
        entityRef: VAULT,
        title: 'Vault',
        kind: 'component',
        type: 'service',
        tier: 2,
        owner: CARDS,
        level: 1,
        levelName: 'Bronze',
        score: 0.25,
        coverage: 0.5,
        unmeasured: false,
        since: SINCE,
        missing: 'readme',
        pass: 2,
        fail: 1,
        unknown: 1,
        stale: 0,
        exempt: 0,
        version: 1,
        evaluatedAt: AT,
        'check:owner': 'pass',
        'check:readme': 'fail',
        'check:tests': 'pass',
        'check:coverage': 'unknown',
      });
    });

    it.each<[query: string, refs: string[]]>([
      ['check=readme&checkStatus=fail', [VAULT]],
      ['team=group:default/acme&orderBy=-title', [VAULT, SHELF, LEDGER]],
      ['tier=7', []],
    ])('takes the filters of the table: %s', async (query, refs) => {
      const { body } = await startReadApp(knex).get(
        `${PATH}?format=json&${query}`,
      );

      expect(
        body.map(({ entityRef }: { entityRef: string }) => entityRef),
      ).toEqual(refs);
    });

    it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1'])(
      'leaves %j a text in a spreadsheet',
      async title => {
        const ref = 'component:default/evil';
        await seedEntities(knex, [{ ref, title }]);
        await seedStates(knex, PRODUCTION, { [ref]: 'PPPP' });

        const { text } = await startReadApp(knex).get(`${PATH}?text=evil`);

        const [, line] = text.split('\n');
        const written = `'${title}`.replaceAll('"', '""');
        expect(line).toMatch(
          title.includes('"')
            ? `${ref},"${written}",component`
            : `${ref},${written},component`,
        );
      },
    );

    it('names checks that are only announced as such', async () => {
      await seedStates(knex, PRODUCTION, { [LEDGER]: 'PPPf' });

      const { body } = await startReadApp(knex).get(
        `${PATH}?format=json&text=ledger`,
      );

      expect(body[0]['check:coverage']).toBe('fail (announced)');
    });

    it('goes through any number of pages, of what the caller may read', async () => {
      const refs = Array.from(
        { length: 1_203 },
        (_, index) =>
          `component:default/made-${String(index).padStart(4, '0')}`,
      );
      await seedEntities(
        knex,
        refs.map(ref => ({ ref })),
      );
      await seedStates(
        knex,
        PRODUCTION,
        Object.fromEntries(refs.map(ref => [ref, 'PFPU'])),
        { onlyStates: true },
      );
      const hidden = new Set(refs.filter((_, index) => index % 3 === 0));
      const query = `${PATH}?format=json&text=made-`;

      const { body } = await startReadApp(knex).get(query);
      const { body: some } = await startReadApp(knex, { hidden }).get(query);

      const refsOf = (rows: Array<{ entityRef: string }>) =>
        rows.map(({ entityRef }) => entityRef);
      expect(refsOf(body)).toEqual(refs);
      expect(refsOf(some)).toEqual(refs.filter(ref => !hidden.has(ref)));
    });

    it.each<[query: string, status: number, message: string]>([
      ['?format=xml', 400, 'format must be one of "csv", "json"'],
      ['?limit=5', 400, 'limit is not known here'],
      ['?check=runbook', 400, "'check' is 'runbook'"],
    ])('refuses %s', async (query, status, message) => {
      const response = await startReadApp(knex).get(PATH + query);

      expect(response.status).toBe(status);
      expect(response.headers).not.toHaveProperty('content-disposition');
      expect(response.body.error.message).toContain(message);
    });

    it('closes the connection when it cannot go on', async () => {
      const refs = Array.from(
        { length: 600 },
        (_, index) => `component:default/made-${index}`,
      );
      await seedEntities(
        knex,
        refs.map(ref => ({ ref })),
      );
      await seedStates(
        knex,
        PRODUCTION,
        Object.fromEntries(refs.map(ref => [ref, 'PFPU'])),
        { onlyStates: true },
      );
      const app = startReadApp(knex, { hidden: [] });
      const { getEntitiesByRefs } = app.catalog;
      const read = getEntitiesByRefs.getMockImplementation();
      let pages = 0;
      getEntitiesByRefs.mockImplementation(async (...asked) => {
        pages += 1;
        if (pages > 1 || !read) {
          throw new Error('down');
        }
        return read(...asked);
      });

      await expect(app.get(PATH)).rejects.toThrow('aborted');
    });
  },
);
