import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  ENTITY_ROW_ORDERS,
  EntityRowOrder,
} from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { migrations, startReadApp } from '../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../__testUtils__/seed';

const DEFINITION = scorecardOf('paged', [
  checkOf('one', { level: 1 }),
  checkOf('two', { level: 2, weight: 3 }),
]);

interface Row {
  ref: string;
  title: string;
  owner?: string;
  tier?: number;
  letters: string;
  isHidden: boolean;
}

const rows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record({
      title: fc.constantFrom('a', 'B', 'c d', 'é'),
      owner: fc.option(
        fc.constantFrom('group:default/x', 'user:default/y', 'group:other/x'),
        { nil: undefined },
      ),
      tier: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      letters: fc.constantFrom('PP', 'PF', 'FP', 'UU', '--', 'X-', 'Pf'),
      isHidden: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map(given =>
    given.map((row, index) => ({
      ref: `component:default/e-${index}`,
      ...row,
    })),
  );

async function seed(knex: Knex, given: readonly Row[]): Promise<void> {
  await knex('state').delete();
  await knex('entity').delete();
  await seedEntities(knex, given);
  await seedStates(
    knex,
    DEFINITION,
    Object.fromEntries(given.map(({ ref, letters }) => [ref, letters])),
    { onlyStates: true },
  );
}

/** What the database sorts by, as it compares: its collation is its own. */
async function expected(
  knex: Knex,
  orderBy: EntityRowOrder,
  hidden: ReadonlySet<string>,
): Promise<string[]> {
  const columns = {
    title: ['title_key', undefined],
    owner: ['owner_ref', ''],
    level: ['level', undefined],
    score: ['score', -1],
    tier: ['tier', 0],
    since: ['level_since', undefined],
  } as const;
  const name = orderBy.replace('-', '') as keyof typeof columns;
  const [column, none] = columns[name];
  const order = orderBy.startsWith('-') ? 'desc' : 'asc';
  const found: Array<Record<string, unknown>> = await knex('state').orderBy([
    { column, order },
    { column: 'entity_ref', order },
  ]);
  const isNone = (row: Record<string, unknown>) =>
    none !== undefined && row[column] === none;
  return [...found.filter(row => !isNone(row)), ...found.filter(isNone)]
    .map(row => String(row.entity_ref))
    .filter(ref => !hidden.has(ref));
}

describeEachDatabase('pages of rows', { migrations }, ({ create }) => {
  it('are the list in its order, cut up, without what may not be read', async () => {
    const knex = await create();
    await seedScorecard(knex, DEFINITION);

    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(...ENTITY_ROW_ORDERS),
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        async (given, orderBy, limit, isConditional) => {
          await seed(knex, given);
          const hidden = new Set(
            given
              .filter(({ isHidden }) => isConditional && isHidden)
              .map(({ ref }) => ref),
          );
          const { readers } = startReadApp(knex);
          const reader = {
            readable: async (refs: string[]) =>
              new Set(refs.filter(ref => !hidden.has(ref))),
            readsAll: async () => !isConditional,
          };

          const found: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await readers.rows.page(
              'paged',
              cursor === undefined ? { orderBy, limit } : { cursor },
              reader,
            );
            expect(page.items.length).toBeLessThanOrEqual(limit);
            found.push(...page.items.map(({ entity }) => entity.entityRef));
            cursor = page.pageInfo.nextCursor;
          } while (cursor !== undefined);

          expect(found).toEqual(await expected(knex, orderBy, hidden));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describeEachDatabase('pages of standings', { migrations }, ({ create }) => {
  it('are those of the named that may be read, by ref, cut up', async () => {
    const knex = await create();
    await seedScorecard(knex, DEFINITION);

    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        fc.option(fc.subarray([0, 1, 2, 3, 5, 8, 13, 21, 99])),
        async (given, limit, isConditional, named) => {
          await seed(knex, given);
          const hidden = new Set(
            given
              .filter(({ isHidden }) => isConditional && isHidden)
              .map(({ ref }) => ref),
          );
          const reader = {
            readable: async (refs: string[]) =>
              new Set(refs.filter(ref => !hidden.has(ref))),
            readsAll: async () => !isConditional,
          };
          const { readers } = startReadApp(knex);
          const entityRefs = named?.map(it => `component:default/e-${it}`);

          const found: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await readers.standings.page(
              'paged',
              { entityRefs, limit, cursor },
              reader,
            );
            expect(page.items.length).toBeLessThanOrEqual(limit);
            found.push(...page.items.map(({ entity }) => entity.entityRef));
            cursor = page.pageInfo.nextCursor;
          } while (cursor !== undefined);

          const all = await knex('state').orderBy('entity_ref');
          expect(found).toEqual(
            all
              .map(row => row.entity_ref)
              .filter(ref => !hidden.has(ref))
              .filter(ref => !entityRefs || entityRefs.includes(ref)),
          );
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
