import { setTimeout as sleep } from 'node:timers/promises';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  createFacts,
  migrations,
  NOW,
  REPO_FACTS,
} from '../facts/__testUtils__/facts';
import { FactStore } from '../facts/FactStore';
import { createSync, entity, ref } from './__testUtils__/sync';

const TABLES = [
  ['entity', 'entity_ref'],
  ['fact_set', 'entity_ref'],
  ['fact_change', 'entity_ref'],
  ['state', 'entity_ref'],
  ['transition', 'entity_ref'],
  ['waiver', 'entity_ref'],
  ['notice', 'entity_ref'],
  ['evaluation_queue', 'key'],
] as const;

/** A row of each entity in each table; the entities and marks are there. */
async function fillTables(knex: Knex, refs: readonly string[]) {
  const at = toTimestamp(NOW);
  const weights = { passed_weight: 0, known_weight: 0, applicable_weight: 0 };
  for (const [index, entity_ref] of refs.entries()) {
    await knex('fact_set').insert({
      entity_ref,
      source: 'repo',
      facts: '{}',
      digest: '',
      observed_at: at,
    });
    await knex('fact_change').insert({
      entity_ref,
      source: 'repo',
      replaced_at: at,
      previous: '{}',
    });
    await knex('state').insert({
      ...weights,
      scorecard_id: 's',
      entity_ref,
      version: 1,
      seq: 1,
      statuses: '',
      level: 0,
      levels: 1,
      unmeasured: false,
      score: 0,
      level_since: at,
      evaluated_at: at,
      details: '{}',
      owner_ref: '',
      title_key: '',
      tier: 0,
    });
    await knex('transition').insert({
      ...weights,
      scorecard_id: 's',
      entity_ref,
      seq: 1,
      version: 1,
      at,
      statuses: '',
      owner_ref: '',
      changes: '[]',
    });
    await knex('waiver').insert({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      entity_ref,
      scorecard_id: 's',
      check_id: 'c',
      reason: 'because',
      status: 'approved',
      requested_by: 'user:default/ada',
      requested_at: at,
      expires_at: at,
    });
    await knex('notice').insert({
      recipient_ref: 'group:default/pay',
      scorecard_id: 's',
      entity_ref,
      kind: 'level',
      content: '{}',
      created_at: at,
    });
  }
}

describeEachDatabase('removing entities', { migrations }, ({ create }) => {
  const setUp = async (given: { graceMs?: number; maxRows?: number } = {}) =>
    createSync(await create(), given);

  describe('what the catalog does not have any more', () => {
    it('is missing at first, and removed after a while', async () => {
      const { catalog, sync, known, missing, pass, logger } = await setUp();
      catalog.entities = [entity('a'), entity('b'), entity('c')];
      await sync();
      catalog.entities = [entity('a'), entity('c')];

      pass(1);
      expect(await sync()).toMatchObject({ missing: 1, removed: 0 });
      expect(await missing()).toEqual([ref('b')]);
      pass(9);
      expect(await sync()).toMatchObject({ missing: 1, removed: 0 });
      pass(1);
      expect(await sync()).toMatchObject({ missing: 1, removed: 1 });
      expect(await known()).toEqual([ref('a'), ref('c')]);
      expect(logger.info).toHaveBeenCalledWith(
        'Removed 1 entities that the catalog has no more',
      );
      expect(await sync()).toMatchObject({ missing: 0, removed: 0 });
    });

    it('is as it was when it comes back in time', async () => {
      const { catalog, marks, sync, missing, pass } = await setUp();
      catalog.entities = [entity('a'), entity('b')];
      await sync();
      await marks.take();
      catalog.entities = [entity('a')];
      await sync();
      pass(9);
      catalog.entities = [entity('a'), entity('b')];

      expect(await sync()).toMatchObject({ changed: 0, missing: 0 });

      expect(await missing()).toEqual([]);
      expect(await marks.take()).toEqual([]);
      catalog.entities = [entity('a')];
      pass(9);
      expect(await sync()).toMatchObject({ missing: 1, removed: 0 });
    });

    it('is removed with all that was known of it, and nothing else', async () => {
      const { knex, catalog, sync, pass, removed } = await setUp();
      await createFacts(knex, { entities: [] });
      catalog.entities = [entity('a'), entity('b')];
      await sync();
      await fillTables(knex, [ref('a'), ref('b')]);
      catalog.entities = [entity('a')];
      await sync();
      pass(10);

      await sync();

      for (const [table, column] of TABLES) {
        expect([table, await knex(table).distinct().pluck(column)]).toEqual([
          table,
          [ref('a')],
        ]);
      }
      expect(removed).toEqual([[ref('b')]]);
    });

    it('is removed one by one where much is known of each', async () => {
      const { knex, catalog, sync, pass, removed, known } = await setUp({
        maxRows: 3,
      });
      await createFacts(knex, { entities: [] });
      catalog.entities = ['a', 'b', 'c', 'd'].map(name => entity(name));
      await sync();
      // Two rows each of what there may be any number of
      await fillTables(knex, [ref('a'), ref('b'), ref('c')]);
      catalog.entities = [entity('d')];
      await sync();
      pass(60);

      expect(await sync()).toMatchObject({ removed: 3 });

      expect(removed).toEqual([[ref('a')], [ref('b')], [ref('c')]]);
      expect(await known()).toEqual([ref('d')]);
    });

    it('stays when what is summed up cannot be corrected', async () => {
      const { catalog, during, pass, known, sync } = await setUp();
      catalog.entities = [entity('a'), entity('b')];
      await sync();
      catalog.entities = [entity('a')];
      await sync();
      pass(10);
      during.removal = async () => {
        throw new Error('no sum');
      };

      await expect(sync()).rejects.toThrow('no sum');

      expect(await known()).toEqual([ref('a'), ref('b')]);
    });
  });

  describe('facts that are observed while their entity is removed', () => {
    /** Entity a is about to be removed; it has facts if it is to. */
    async function setUpRace(hasFacts: boolean) {
      const it = await setUp();
      const { knex, catalog, sync, pass } = it;
      const facts = await createFacts(knex, {
        entities: [],
        expressions: ['repo.stars > 3'],
      });
      catalog.entities = [entity('a'), entity('b')];
      await sync();
      const collect = (store: FactStore, stars: number) =>
        store.ingest({
          source: 'repo',
          declared: REPO_FACTS,
          observations: [
            { entityRef: ref('a'), facts: { 'repo.stars': stars } },
          ],
          now: NOW,
        });
      if (hasFacts) {
        await collect(facts.store, 1);
      }
      catalog.entities = [entity('b')];
      await sync();
      pass(10);
      const left = () =>
        Promise.all(
          ['fact_set', 'fact_change', 'entity'].map(table =>
            knex(table).where({ entity_ref: ref('a') }),
          ),
        );
      return { ...it, ...facts, collect, left };
    }

    describe.each([
      ['for the first time', false],
      ['once more', true],
    ])('%s', (_, hasFacts) => {
      it('are not stored when the removal came first', async () => {
        const { store, collect, sync, during, left } = await setUpRace(
          hasFacts,
        );
        let collecting: ReturnType<typeof collect> | undefined;
        during.removal = async () => {
          collecting = collect(store, 5);
          await sleep(50);
        };

        expect(await sync()).toMatchObject({ removed: 1 });

        expect(await collecting).toMatchObject({
          stored: 0,
          problems: [{ entityRef: ref('a') }],
        });
        expect(await left()).toEqual([[], [], []]);
      });

      it('are removed when they came first', async () => {
        const { knex, marks, definitions, collect, sync, left } =
          await setUpRace(hasFacts);
        let removing: ReturnType<typeof sync> | undefined;
        const store = new FactStore({
          knex,
          definitions,
          marks: {
            mark: async (keys, options) => {
              removing = sync();
              await sleep(50);
              await marks.mark(keys, options);
            },
          },
        });

        expect(await collect(store, 5)).toMatchObject({ problems: [] });

        expect(await removing).toMatchObject({ removed: 1 });
        expect(await left()).toEqual([[], [], []]);
        expect(await marks.take()).not.toContain(ref('a'));
      });
    });
  });
});
