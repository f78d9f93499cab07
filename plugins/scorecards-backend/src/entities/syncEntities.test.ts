import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../facts/__testUtils__/facts';
import { createSync, entity, many, ref } from './__testUtils__/sync';
import { readGroupTree } from './GroupTree';

describeEachDatabase('syncEntities', { migrations }, ({ create }) => {
  const setUp = async (given: { graceMs?: number } = {}) =>
    createSync(await create(), given);

  it('stores entities of all kinds, and marks them', async () => {
    const { knex, catalog, marks, sync } = await setUp();
    catalog.entities = [
      entity('orders', {
        spec: { type: 'service', lifecycle: 'production', owner: 'pay' },
      }),
      entity('orders', {
        kind: 'API',
        spec: { type: 'openapi', owner: 'pay', definition: 'openapi: 3' },
      }),
      entity('pay', { kind: 'Group', spec: { parent: 'acme' } }),
      ...many(5),
    ];

    const refs = [
      'group:default/pay',
      ...many(5).map(it => stringifyEntityRef(it)),
      ref('orders'),
      'api:default/orders',
    ];
    const { changedRefs, movedRefs, ...rest } = await sync();
    expect(changedRefs.sort()).toEqual(refs.sort());
    expect(movedRefs.sort()).toEqual(refs);
    expect(rest).toEqual({
      entities: 8,
      changed: 8,
      missing: 0,
      removed: 0,
      held: undefined,
      problems: [],
    });

    const rows = await knex('entity')
      .whereNot({ kind: 'component' })
      .orderBy('kind');
    const parse = (it: unknown) =>
      typeof it === 'string' ? JSON.parse(it) : it;
    expect(rows).toMatchObject([
      {
        entity_ref: 'api:default/orders',
        kind: 'api',
        type: 'openapi',
        owner_ref: 'group:default/pay',
        parent_ref: null,
        missing_since: null,
      },
      {
        entity_ref: 'group:default/pay',
        owner_ref: 'group:default/pay',
        parent_ref: 'group:default/acme',
      },
    ]);
    expect(parse(rows[0].document)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: { name: 'orders' },
      spec: { type: 'openapi', owner: 'pay' },
    });
    expect(await marks.take()).toEqual(
      catalog.entities.map(it => stringifyEntityRef(it)).sort(),
    );
    const tree = await readGroupTree(knex);
    expect(tree.descendantsOf('group:default/acme')).toEqual([
      'group:default/pay',
    ]);
  });

  it('never asks for the definitions of APIs', async () => {
    const { catalog, sync } = await setUp();
    const streamed = jest.spyOn(catalog, 'streamEntities');

    await sync();

    expect(streamed.mock.calls.map(([request]) => request)).toEqual([
      {
        query: { $not: { kind: 'api' } },
        fields: ['apiVersion', 'kind', 'metadata', 'relations', 'spec'],
      },
      {
        query: { kind: 'api' },
        fields: expect.not.arrayContaining(['spec', 'spec.definition']),
      },
    ]);
  });

  it('writes nothing when nothing changed', async () => {
    const { knex, catalog, marks, sync } = await setUp();
    catalog.entities = many(7);
    await sync();
    await marks.take();

    const { statements, result } = await countStatements(knex, sync);

    expect(result).toMatchObject({ entities: 7, changed: 0 });
    expect(statements.filter(it => !/^select/i.test(it))).toEqual([]);
    expect(await marks.take()).toEqual([]);
  });

  it('says what changed, came back and came to be missing', async () => {
    const { catalog, sync } = await setUp();
    catalog.entities = [entity('a'), entity('b'), entity('c')];
    await sync();
    catalog.entities = [
      entity('a', { spec: { type: 'website' } }),
      entity('c'),
    ];
    const second = await sync();
    catalog.entities = [entity('b'), entity('c'), entity('d')];
    const third = await sync();

    expect(second).toMatchObject({
      changedRefs: [ref('a')],
      movedRefs: [ref('b')],
    });
    expect(third).toMatchObject({
      changedRefs: [ref('b'), ref('d')],
      movedRefs: [ref('b'), ref('d'), ref('a')],
    });
    expect(await sync()).toMatchObject({ changedRefs: [], movedRefs: [] });
  });

  it('writes and marks only what changed', async () => {
    const { knex, catalog, marks, sync } = await setUp();
    catalog.entities = [entity('a'), entity('b'), entity('c')];
    await sync();
    await marks.take();

    catalog.entities = [
      entity('a'),
      entity('b', {
        relations: [{ type: 'ownedBy', targetRef: 'group:default/pay' }],
      }),
      entity('c', { metadata: { name: 'c', etag: 'other' } }),
      entity('d'),
    ];
    expect(await sync()).toMatchObject({ changed: 2 });

    expect(await marks.take()).toEqual([ref('b'), ref('d')]);
    expect(
      await knex('entity')
        .where({ entity_ref: ref('b') })
        .first(),
    ).toMatchObject({ owner_ref: 'group:default/pay' });
  });

  it('passes over entities that it cannot understand, and keeps them', async () => {
    const { catalog, sync, known, missing, pass } = await setUp();
    const odd = entity('odd', { relations: 'none' as never });
    const unstorable = entity('unstorable\0');
    catalog.entities = [entity('a'), entity('odd')];
    await sync();
    catalog.entities = [entity('a')];
    await sync();
    pass(5);

    catalog.entities = [unstorable, odd, entity('a'), entity('c')];
    const { problems } = await sync();

    expect(problems).toEqual([
      {
        entityRef: ref('unstorable\0'),
        message: expect.stringContaining('characters that cannot be stored'),
      },
      {
        entityRef: ref('odd'),
        message: expect.stringMatching(
          /^could not be read \(.+\); what was known of it before is kept$/,
        ),
      },
    ]);
    expect(await known()).toEqual([ref('a'), ref('c'), ref('odd')]);
    expect(await missing()).toEqual([]);
  });

  describe('a reading that does not come to its end', () => {
    it('stores what it read, and takes nothing for missing', async () => {
      const { catalog, sync, known, missing } = await setUp({ graceMs: 0 });
      catalog.entities = many(6);
      await sync();
      catalog.entities = [entity('new'), ...many(6)];
      catalog.failAfter = 1;

      await expect(sync()).rejects.toThrow('the catalog is down');

      expect(await known()).toContain(ref('new'));
      expect(await known()).toHaveLength(7);
      expect(await missing()).toEqual([]);
    });

    it('does nothing more when it is told to stop', async () => {
      const { catalog, controller, sync, known, missing } = await setUp({
        graceMs: 0,
      });
      catalog.entities = many(6);
      await sync();
      catalog.entities = [];
      controller.abort(new Error('the plugin shuts down'));

      await expect(sync()).rejects.toThrow('the plugin shuts down');

      expect(await known()).toHaveLength(6);
      expect(await missing()).toEqual([]);
    });
  });

  describe('a catalog that has suddenly lost most of its entities', () => {
    const HELD =
      'The catalog has only 20 of the 41 entities that it had; the others are kept until it has been so for an hour, in case it is incomplete';

    it('is not believed for an hour, and said to be so once', async () => {
      const { catalog, sync, known, pass, logger } = await setUp();
      catalog.entities = many(40);
      await sync();
      catalog.entities = [...many(19), entity('new')];

      expect(await sync()).toMatchObject({
        missing: 21,
        removed: 0,
        held: HELD,
      });
      for (let count = 0; count < 5; count++) {
        pass(11);
        expect(await sync()).toMatchObject({ removed: 0, held: HELD });
      }
      expect(await known()).toHaveLength(41);
      expect(logger.warn.mock.calls).toEqual([[HELD]]);

      pass(5);
      expect(await sync()).toMatchObject({ removed: 21 });
      expect(await sync()).toMatchObject({ missing: 0, held: undefined });
      expect(logger.warn).toHaveBeenCalledTimes(1);
    });

    it('is forgiven when they come back', async () => {
      const { catalog, sync, known, pass } = await setUp();
      catalog.entities = many(40);
      await sync();
      catalog.entities = many(3);
      await sync();
      pass(50);
      catalog.entities = many(40);
      expect(await sync()).toMatchObject({ held: undefined, missing: 0 });
      catalog.entities = many(3);
      pass(20);

      expect(await sync()).toMatchObject({ missing: 37, removed: 0 });
      expect(await known()).toHaveLength(40);
    });

    it('is believed when it lost half, or had few', async () => {
      const { catalog, sync } = await setUp({ graceMs: 0 });
      catalog.entities = many(40);
      await sync();
      catalog.entities = many(20);
      expect(await sync()).toMatchObject({ removed: 20 });
      catalog.entities = many(1);
      expect(await sync()).toMatchObject({ removed: 19 });
    });

    it('is not believed when it lost all, even if it had few', async () => {
      const { catalog, sync, pass } = await setUp();
      catalog.entities = many(3);
      await sync();
      catalog.entities = [];
      expect(await sync()).toMatchObject({ missing: 3, removed: 0 });
      pass(59);
      expect(await sync()).toMatchObject({ removed: 0 });
      pass(1);
      expect(await sync()).toMatchObject({ removed: 3 });
    });
  });
});
