import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { emptySnapshot } from '../directory';
import { migrations } from '../log/__testUtils__/events';
import { LINK_CORRECTION_TYPE } from '../projections';
import { DerivedWorld, NOW, REST_MS } from './__testUtils__/DerivedWorld';
import {
  A,
  at,
  B,
  C,
  CATALOG,
  D,
  DAY,
  DEPLOYED,
  deploymentId,
  GIT,
  HURT,
  INCIDENT,
  ORDERS,
  PRICES,
  push,
  SHOP,
  snapshotOf,
  TAGS,
} from './__testUtils__/shop';

const DAY_MS = 24 * 60 * 60_000;
const change = (number: number) => `change:${SHOP}#${number}`;

describeEachDatabase(
  'Deriver, when more is told',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    const setUp = async () => {
      knex ??= await create();
      const world = new DerivedWorld(knex);
      await world.empty();
      return world;
    };
    const homes = async (world: DerivedWorld) =>
      world
        .knex('placed_deployment')
        .distinct('repository', 'component')
        .orderBy(['repository', 'component']);

    it('moves deployments to where their commits are, once that is told', async () => {
      const world = await setUp();
      world.directory.snapshot = emptySnapshot();
      await world.settle(...DEPLOYED, ...HURT);
      expect(await homes(world)).toEqual([
        { repository: `service:${ORDERS}`, component: ORDERS },
        { repository: `service:${PRICES}`, component: PRICES },
      ]);
      expect(await world.readings('restore-time')).toHaveLength(1);

      await world.settle(push('15:00', A, B, C, D), push('09:00', D, A));
      expect(await homes(world)).toEqual([
        { repository: SHOP, component: ORDERS },
        { repository: SHOP, component: PRICES },
      ]);
      expect(
        await world
          .knex('derivation')
          .where({ is_empty: false })
          .orderBy('repository')
          .pluck('repository'),
      ).toEqual([
        SHOP,
        // What the pager calls orders is known to nobody
        'service:orders',
      ]);

      world.directory.snapshot = snapshotOf();
      await world.knex.transaction(trx =>
        world.dirty.markChanged(
          { repositories: [SHOP], services: ['orders', ORDERS], isBack: false },
          trx,
        ),
      );
      await world.derive();
      expect(
        await world.knex('derivation').where({ is_empty: false }),
      ).toMatchObject([{ repository: SHOP }]);
      // It is known to have nothing: it is not derived each time one looks
      await world.dirty.rebuildOutdated();
      expect(await world.knex('dirty_repository')).toEqual([]);
      expect(await world.readings('restore-time')).toHaveLength(1);
    });

    it('names by its repository what the catalog does not know', async () => {
      const world = await setUp();
      world.directory.snapshot = emptySnapshot();
      world.directory.isAvailable = false;
      await world.settle(...GIT);

      expect(await world.readings('change-size')).toContain(
        `${change(1)} ${SHOP} 15`,
      );
      expect(await world.remarks(SHOP)).toEqual([
        'catalogUnavailable',
        'noProduction',
        'noReviews',
      ]);
    });

    it('takes tags for deployments until there are real ones', async () => {
      const world = await setUp();
      await world.settle(...GIT, ...TAGS);

      // All of the repository is deployed with a tag, and so each component is
      expect(await world.knex('placed_deployment').orderBy('at')).toMatchObject(
        [
          { component: SHOP, version: 'v1', at: at('10:00') },
          { component: SHOP, version: 'v2', at: at('16:00') },
        ],
      );
      expect(await world.readings('merge-to-deploy')).toContain(
        `${change(2)} ${PRICES} ${at('16:00') - at('14:00')}`,
      );
      expect(await world.remarks(SHOP)).toContain('deploymentsAreTags');

      await world.settle(...DEPLOYED);
      expect(
        await world
          .knex('placed_deployment')
          .distinct('component')
          .pluck('component'),
      ).not.toContain(SHOP);
      expect(await world.remarks(SHOP)).not.toContain('deploymentsAreTags');
    });

    it('says again what failed once releases are a week old, and nothing before', async () => {
      const world = await setUp();
      world.pass(-9 * DAY_MS);
      await world.settle(...GIT, ...DEPLOYED);
      const pending = await world.readings('change-fail-rate');
      expect(pending).toContain(
        `${deploymentId(ORDERS, '12:00')} ${ORDERS} pending`,
      );
      expect(await world.repositories.claim(10)).toEqual([]);

      const settled = at('12:00') + 7 * DAY_MS;
      world.pass(settled - world.now().getTime());
      await world.derive();
      const later = await world.readings('change-fail-rate');
      expect(later).toContain(`${deploymentId(ORDERS, '12:00')} ${ORDERS} 1`);
      expect(later).toContain(
        `${deploymentId(ORDERS, '16:00')} ${ORDERS} pending`,
      );

      world.pass(DAY_MS);
      await world.derive();
      expect(await world.repositories.nextDueAt()).toBeUndefined();
    });

    it('lets repositories rest, and forgets nothing meanwhile', async () => {
      const world = await setUp();
      const { deriver, repositories } = world;
      await world.tell(GIT);
      await world.project();
      expect(await deriver.derive(await repositories.claim(10))).toBe(1);

      await world.tell(DEPLOYED);
      await world.project();
      expect(await deriver.derive(await repositories.claim(10))).toBe(0);
      expect(await repositories.claim(10)).toEqual([]);

      // It rests longer where deriving took long
      world.pass(REST_MS + DAY_MS);
      expect(await deriver.derive(await repositories.claim(10))).toBe(1);
      expect(await world.knex('placed_deployment')).toHaveLength(6);
    });

    it('writes nothing once its lease is lost', async () => {
      const world = await setUp();
      await world.tell(GIT);
      await world.project();
      const leases = await world.repositories.claim(10);
      world.pass(DAY_MS);
      const others = await world.repositories.claim(10);
      expect(others).toHaveLength(1);

      expect(await world.deriver.derive(leases)).toBe(0);
      expect(await world.knex('reading')).toEqual([]);
      expect(await world.deriverOf(1).derive(others)).toBe(1);
      expect(await world.knex('reading')).not.toEqual([]);
    });

    it('leaves rows alone that stay the same', async () => {
      const world = await setUp();
      await world.settle(...DAY);
      const idsOf = (rows: Array<{ id: number }>) =>
        rows.map(it => it.id).sort();
      const before = idsOf(await world.knex('reading'));
      const contents = await world.contents();
      await world.knex.transaction(trx => world.dirty.mark([SHOP], trx));
      await world.derive();

      expect(idsOf(await world.knex('reading'))).toEqual(before);
      expect(await world.contents()).toEqual(contents);
    });

    it('lets people say what an incident of somewhere else came from', async () => {
      const world = await setUp();
      // The catalog has prices in a repository of their own
      const [orders, prices] = CATALOG.components;
      const elsewhere = { ...prices, repository: 'github.com/acme/prices' };
      world.directory.snapshot = snapshotOf({
        ...CATALOG,
        components: [orders, { ...elsewhere, services: ['prices'] }],
      });
      const [detected, resolved] = HURT.slice(0, 2).map(it => ({
        ...it,
        payload: it.payload.replace(
          '"service":{"id":"orders"}',
          '"service":{"id":"prices"}',
        ),
      }));
      await world.settle(...GIT, ...DEPLOYED, detected, resolved);
      const to = deploymentId(ORDERS, '16:00');
      const failed = `${to} ${ORDERS} 1`;
      expect(await world.readings('change-fail-rate')).not.toContain(failed);

      await world.settle({
        source: 'portal',
        eventId: 'said',
        type: LINK_CORRECTION_TYPE,
        subject: `link:incident:${INCIDENT}`,
        occurredAt: NOW,
        payload: JSON.stringify({
          id: 'said',
          kind: 'is',
          from: { kind: 'incident', id: INCIDENT },
          to: { kind: 'deployment', id: to },
          reason: 'It was the new rounding',
        }),
      });
      expect(await world.readings('change-fail-rate')).toContain(failed);
      expect(
        await world.knex('failure_link').where({ from_id: INCIDENT }),
      ).toMatchObject([{ repository: 'github.com/acme/prices', to_id: to }]);
    });

    it('says what is made up', async () => {
      const world = await setUp();
      await world.settle(
        ...GIT.map(it => ({ ...it, source: 'git:acme-demo' })),
      );

      expect(await world.remarks(SHOP)).toContain('demoData');
    });

    it('derives again what an earlier version has derived', async () => {
      const world = await setUp();
      await world.settle(...DAY);
      await world.dirty.rebuildOutdated();
      expect(
        (await world.repositories.claim(10)).map(({ key }) => key),
      ).not.toContain(SHOP);

      const next = new DerivedWorld(world.knex, 2);
      await next.dirty.rebuildOutdated();
      expect(
        (await next.repositories.claim(10)).map(({ key }) => key),
      ).toContain(SHOP);
    });
  },
);
