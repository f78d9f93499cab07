import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { WaiverRequest } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { seedScorecard } from '../__testUtils__/seed';
import {
  asker,
  migrations,
  sharedDatabase,
} from '../rollup/__testUtils__/world';
import {
  ci,
  mina,
  minaThroughMcp,
  ORDERS,
  READINESS,
  REQUEST,
  ruth,
  ruthThroughMcp,
  SHOP,
  STOCK,
  WEBSITE,
  waiverWorld,
} from './__testUtils__/waiverWorld';

describeEachDatabase('WaiverService', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let world: Awaited<ReturnType<typeof waiverWorld>>;
  beforeEach(async () => {
    knex = database();
    world = await waiverWorld(knex, '2026-11-20T12:00:00Z');
  });

  const ask = (given: Partial<WaiverRequest> = {}, who = mina) =>
    world.waivers.request({ ...REQUEST, ...given }, who);

  describe('request', () => {
    it('stores what is asked for, and by whom', async () => {
      const waiver = await ask({ compensatingCheckId: 'readme' });

      expect(waiver).toEqual({
        id: 'a2b3c4d5-0000-4000-8000-000000000001',
        scorecardId: 'readiness',
        scorecardTitle: 'Title of readiness',
        checkId: 'tests',
        checkTitle: 'Title of tests',
        entity: {
          entityRef: ORDERS,
          kind: 'component',
          title: 'Orders',
          type: 'service',
          tier: 1,
          owner: { entityRef: SHOP, title: 'Shop' },
        },
        reason: 'The test environment is being moved',
        compensatingCheckId: 'readme',
        compensatingCheckTitle: 'Title of readme',
        status: 'requested',
        requestedBy: 'user:default/mina',
        requestedAt: '2026-11-20T12:00:00.000Z',
        expiresAt: '2026-12-31T00:00:00.000Z',
      });
      const { items } = await world.waivers.query({}, ruth);
      expect(items).toEqual([waiver]);
    });

    describe('for a check', () => {
      const minutesAgo = (minutes: number) =>
        new Date('2026-11-20T12:00:00Z').getTime() - minutes * 60_000;
      const hasOwner = (value: boolean, minutes = 1) => ({
        'catalog.hasOwner': { value, observedAt: minutesAgo(minutes) },
      });

      it('that passes, is refused', async () => {
        world.facts.set(ORDERS, hasOwner(true));

        await expect(ask()).rejects.toMatchObject({
          name: 'ConflictError',
          message:
            "Check 'tests' of scorecard 'readiness' passes for component:default/orders now, so that there is nothing to waive; ask again if it does not pass any more",
        });
        expect(await knex('waiver')).toHaveLength(0);
      });

      it('is refused without the permission, whether or not it passes', async () => {
        world.facts.set(ORDERS, hasOwner(true));
        world.denied.add('scorecards.waiver.request');

        await expect(ask()).rejects.toMatchObject({ name: 'NotAllowedError' });
      });

      it.each([
        ['fails', hasOwner(false)],
        ['is unknown', {}],
        // Facts of these tests are fresh for a day
        ['is stale', hasOwner(true, 24 * 60 + 1)],
      ])('that %s, is taken', async (_, readings) => {
        world.facts.set(ORDERS, readings);

        await expect(ask()).resolves.toMatchObject({ status: 'requested' });
      });

      it('that passes and is only announced, is taken', async () => {
        await seedScorecard(knex, {
          ...READINESS,
          checks: READINESS.checks.map(check => ({
            ...check,
            effective: { announce: '2026-11-01', enforce: '2026-12-01' },
          })),
        });
        world.facts.set(ORDERS, hasOwner(true));

        await expect(ask()).resolves.toMatchObject({ status: 'requested' });
      });
    });

    it('has the entity evaluated, and tells who answers for the scorecard', async () => {
      await ask();

      expect(await world.takeMarked()).toEqual([ORDERS]);
      expect(await world.notices()).toEqual([
        'waiver-requested group:default/platform',
      ]);
    });

    it.each<[string, Partial<WaiverRequest>, string, string]>([
      [
        'what is no reference',
        { entityRef: 'orders' },
        'InputError',
        "'entityRef' is 'orders'",
      ],
      [
        'an entity that there is not',
        { entityRef: 'component:default/nobody' },
        'NotFoundError',
        "no entity 'component:default/nobody'",
      ],
      [
        'a scorecard that there is not',
        { scorecardId: 'unknown' },
        'NotFoundError',
        "no scorecard 'unknown'; there are readiness",
      ],
      [
        'an entity that is not part of it',
        { entityRef: WEBSITE },
        'InputError',
        'is not part of scorecard',
      ],
      [
        'a check that there is not',
        { checkId: 'docs' },
        'InputError',
        "'checkId' is 'docs', but scorecard 'readiness' has no such check; it has readme, tests, runbook",
      ],
      [
        'a check that does not apply',
        { entityRef: STOCK, checkId: 'runbook' },
        'InputError',
        "'checkId' is 'runbook', which does not apply to component:default/stock",
      ],
      [
        'a compensation that there is not',
        { compensatingCheckId: 'docs' },
        'InputError',
        "'compensatingCheckId' is 'docs'",
      ],
      [
        'the check as its own compensation',
        { compensatingCheckId: 'tests' },
        'InputError',
        "'compensatingCheckId' is the check itself",
      ],
      [
        'a compensation that does not apply',
        { entityRef: STOCK, compensatingCheckId: 'runbook' },
        'InputError',
        "'compensatingCheckId' is 'runbook', which does not apply",
      ],
      [
        'no reason',
        { reason: 'no' },
        'InputError',
        "'reason' has 2 characters",
      ],
      [
        'half a year and more',
        { expiresAt: '2027-06-30' },
        'InputError',
        'at most 180 days',
      ],
    ])('refuses %s', async (_, given, name, message) => {
      await expect(ask(given)).rejects.toMatchObject({
        name,
        message: expect.stringContaining(message),
      });
      expect(await knex('waiver')).toEqual([]);
      expect(await world.notices()).toEqual([]);
    });

    it('tells of an entity that may not be read as of one that is not there', async () => {
      await expect(ask({}, asker({ hidden: [ORDERS] }))).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringContaining(`no entity '${ORDERS}'`),
      });
    });

    it('takes the permission for the entity', async () => {
      world.denied.add('scorecards.waiver.request');

      await expect(ask()).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('refuses a second one while the first is open, until it is over', async () => {
      const first = await ask();
      await expect(ask()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(
          `Waiver ${first.id} for check 'tests' of ${ORDERS} is requested until 31 Dec 2026`,
        ),
      });
      await ask({ checkId: 'readme' });
      await ask({ entityRef: STOCK });

      await world.waivers.decide({ id: first.id, decision: 'approve' }, ruth);
      await expect(ask()).rejects.toMatchObject({ name: 'ConflictError' });

      world.clock.now = new Date('2026-12-31T00:00:00Z');
      await expect(ask({ expiresAt: '2027-01-31' })).resolves.toMatchObject({
        status: 'requested',
      });
    });

    it('takes one of many that come at once', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 6 }, () => ask()),
      );

      expect(outcomes.filter(it => it.status === 'fulfilled')).toHaveLength(1);
      expect(await knex('waiver')).toHaveLength(1);
    });

    it('is for services too', async () => {
      expect(await ask({}, ci)).toMatchObject({ requestedBy: 'external:ci' });
    });
  });

  describe('decide', () => {
    it('grants it, has the entity evaluated, and tells whoever asked', async () => {
      const { id } = await ask();
      await world.takeMarked();

      const waiver = await world.waivers.decide(
        { id, decision: 'approve', comment: ' Until the move ' },
        ruth,
      );

      expect(waiver).toMatchObject({
        status: 'approved',
        decidedBy: 'user:default/ruth',
        decidedAt: '2026-11-20T12:00:00.000Z',
        decisionComment: 'Until the move',
      });
      expect((await world.waivers.query({}, mina)).items).toEqual([waiver]);
      expect(await world.takeMarked()).toEqual([ORDERS]);
      expect(await world.notices()).toEqual([
        'waiver-requested group:default/platform',
        'waiver-decided user:default/mina',
      ]);
    });

    it.each([
      ['their own session', mina],
      ['one that comes through another plugin', minaThroughMcp],
    ])('does not let whoever asked approve it, in %s', async (_, session) => {
      const { id } = await ask({}, minaThroughMcp);

      await expect(
        world.waivers.decide({ id, decision: 'approve' }, session),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('You have asked for waiver'),
      });
    });

    it.each(['approve', 'reject', 'revoke'] as const)(
      'takes the permission to approve, to %s',
      async decision => {
        const { id } = await ask();
        if (decision === 'revoke') {
          await world.waivers.decide({ id, decision: 'approve' }, ruth);
        }
        world.denied.add('scorecards.waiver.approve');

        await expect(
          world.waivers.decide({ id, decision }, ruth),
        ).rejects.toMatchObject({
          name: 'NotAllowedError',
          message: expect.stringContaining('scorecards.waiver.approve'),
        });
      },
    );

    it.each([
      ['a service', ci],
      ['a session that comes through another plugin', ruthThroughMcp],
    ])('is not for %s, except to take it back', async (_, who) => {
      const approved = await ask();
      await world.waivers.decide(
        { id: approved.id, decision: 'approve' },
        ruth,
      );
      const { id } = await ask({ checkId: 'readme' });
      const own = await ask({ entityRef: STOCK }, who);

      for (const [of, decision] of [
        [id, 'approve'],
        [id, 'reject'],
        [approved.id, 'revoke'],
      ] as const) {
        await expect(
          world.waivers.decide({ id: of, decision }, who),
        ).rejects.toMatchObject({
          name: 'NotAllowedError',
          message: expect.stringContaining(
            'is for a person to decide, in a session of their own',
          ),
        });
      }
      expect(
        await world.waivers.decide({ id: own.id, decision: 'withdraw' }, who),
      ).toMatchObject({ status: 'withdrawn' });
    });

    it('lets whoever asked take it back without that permission', async () => {
      world.denied.add('scorecards.waiver.approve');
      const { id } = await ask();

      expect(
        await world.waivers.decide({ id, decision: 'withdraw' }, mina),
      ).toMatchObject({ status: 'withdrawn' });
    });

    it('decides once, when two decide at once', async () => {
      const { id } = await ask();
      const others = ['a', 'b', 'c', 'd'].map(it =>
        asker({ ref: `user:default/${it}` }),
      );

      const outcomes = await Promise.allSettled(
        others.map((who, index) =>
          world.waivers.decide(
            { id, decision: index % 2 === 0 ? 'approve' : 'reject' },
            who,
          ),
        ),
      );

      const decided = outcomes.filter(it => it.status === 'fulfilled');
      expect(decided).toHaveLength(1);
      expect(
        outcomes.flatMap(it =>
          it.status === 'rejected' ? [(it.reason as Error).name] : [],
        ),
      ).toEqual(Array(3).fill('ConflictError'));
      const { items } = await world.waivers.query({}, mina);
      expect(items).toEqual([decided[0].value]);
    });

    it.each(['x', 'a2b3c4d5-0000-4000-8000-999999999999'])(
      'finds no waiver %s',
      async id => {
        await expect(
          world.waivers.decide({ id, decision: 'approve' }, ruth),
        ).rejects.toMatchObject({ name: 'NotFoundError' });
      },
    );

    it('tells of a waiver of an entity that may not be read as of none', async () => {
      const { id } = await ask();

      await expect(
        world.waivers.decide(
          { id, decision: 'approve' },
          asker({ hidden: [ORDERS] }),
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('refuses a comment that cannot be stored', async () => {
      const { id } = await ask();

      await expect(
        world.waivers.decide({ id, decision: 'reject', comment: 'no\0' }, ruth),
      ).rejects.toMatchObject({ name: 'InputError' });
    });
  });

  describe('query', () => {
    const titles = async (...args: Parameters<typeof world.waivers.query>) =>
      (await world.waivers.query(...args)).items.map(
        ({ entity, checkId, status }) => `${entity.title} ${checkId} ${status}`,
      );

    beforeEach(async () => {
      const first = await ask();
      await world.waivers.decide({ id: first.id, decision: 'approve' }, ruth);
      world.clock.now = new Date('2026-11-21T12:00:00Z');
      await ask({ checkId: 'readme', expiresAt: '2026-11-24' });
      await ask({ entityRef: STOCK });
    });

    it('has the newest first', async () => {
      expect(await titles({}, mina)).toEqual([
        'Stock tests requested',
        'Orders readme requested',
        'Orders tests approved',
      ]);
    });

    it.each<[Parameters<typeof world.waivers.query>[0], string[]]>([
      [{ status: ['approved'] }, ['Orders tests approved']],
      [{ status: ['rejected', 'expired'] }, []],
      [{ entityRef: 'Component:stock' }, ['Stock tests requested']],
      [{ scorecardId: 'other' }, []],
      [
        { scorecardId: 'readiness', entityRef: ORDERS, status: ['requested'] },
        ['Orders readme requested'],
      ],
    ])('filters by %j', async (query, expected) => {
      expect(await titles(query, mina)).toEqual(expected);
    });

    it('counts as expired what has ended, whether or not that is stored', async () => {
      world.clock.now = new Date('2026-11-25T00:00:00Z');

      expect(await titles({ status: ['expired'] }, mina)).toEqual([
        'Orders readme expired',
      ]);
      expect(await titles({ status: ['requested', 'approved'] }, mina)).toEqual(
        ['Stock tests requested', 'Orders tests approved'],
      );
    });

    it('comes page by page, each with the filter of the first', async () => {
      const first = await world.waivers.query(
        { entityRef: ORDERS, limit: 1 },
        mina,
      );
      const { nextCursor } = first.pageInfo;
      const second = await world.waivers.query(
        { cursor: nextCursor, limit: 1 },
        mina,
      );

      expect(
        [...first.items, ...second.items].map(({ checkId }) => checkId),
      ).toEqual(['readme', 'tests']);
      expect(second.pageInfo).toEqual({});
    });

    it.each([
      'x',
      'eyJhdCI6MX0',
      ...[
        { at: 1, id: 'x', skip: 0 },
        { at: 1, skip: 0 },
        { id: 'a2b3c4d5-0000-4000-8000-000000000001', skip: 0 },
        { skip: -1 },
        { skip: 0.5 },
        { skip: 0, entityRef: 'orders' },
      ].map(it => Buffer.from(JSON.stringify(it)).toString('base64url')),
    ])('refuses the cursor %s', async cursor => {
      await expect(world.waivers.query({ cursor }, mina)).rejects.toMatchObject(
        { name: 'InputError' },
      );
    });

    it('leaves out entities that may not be read', async () => {
      expect(await titles({}, asker({ hidden: [ORDERS] }))).toEqual([
        'Stock tests requested',
      ]);
    });

    it.each([1, 2, 200])(
      'tells nothing of an entity that may not be read, with a limit of %d',
      async limit => {
        expect(
          await world.waivers.query(
            { entityRef: ORDERS, limit },
            asker({ hidden: [ORDERS] }),
          ),
        ).toEqual({ items: [], pageInfo: {} });
      },
    );

    it('tells nothing of it by the cursor of somebody who may', async () => {
      const { pageInfo } = await world.waivers.query(
        { entityRef: ORDERS, limit: 1 },
        mina,
      );

      expect(
        await world.waivers.query(
          { cursor: pageInfo.nextCursor },
          asker({ hidden: [ORDERS] }),
        ),
      ).toEqual({ items: [], pageInfo: {} });
    });

    it.each<[string[], string[]]>([
      [[], ['Stock tests', 'Orders readme', 'Orders tests']],
      [[STOCK], ['Orders readme', 'Orders tests']],
      [[ORDERS], ['Stock tests']],
      [[ORDERS, STOCK], []],
    ])(
      'fills pages of one for whom %j are hidden',
      async (hidden, expected) => {
        const who = asker({ hidden });
        const pages: string[][] = [];
        let cursor: string | undefined;
        do {
          const page = await world.waivers.query({ limit: 1, cursor }, who);
          pages.push(
            page.items.map(
              ({ entity, checkId }) => `${entity.title} ${checkId}`,
            ),
          );
          cursor = page.pageInfo.nextCursor;
        } while (cursor);

        expect(pages).toEqual(
          expected.length > 0 ? expected.map(it => [it]) : [[]],
        );
      },
    );

    it('names no waiver that may not be read in its cursor', async () => {
      const example = await knex('waiver')
        .where({ status: 'approved' })
        .first();
      // More than are looked at for a page
      const rows = Array.from({ length: 1_100 }, (_, index) => ({
        ...example,
        id: `a2b3c4d5-0000-4000-9000-${String(index).padStart(12, '0')}`,
      }));
      await knex.batchInsert('waiver', rows, 100);
      const hidden = asker({ hidden: [ORDERS] });
      const none = await world.waivers.query(
        { limit: 1, status: ['approved'] },
        hidden,
      );
      const one = await world.waivers.query({ limit: 1 }, hidden);
      const decoded = [none, one].map(({ pageInfo }) =>
        JSON.parse(
          Buffer.from(pageInfo.nextCursor ?? '', 'base64url').toString(),
        ),
      );
      const stock = await knex('waiver').where({ entity_ref: STOCK }).first();

      expect(none.items).toEqual([]);
      expect(decoded).toEqual([
        { skip: expect.any(Number), status: 'approved' },
        {
          at: Date.parse('2026-11-21T12:00:00Z'),
          id: stock.id,
          skip: expect.any(Number),
        },
      ]);
      expect(
        await world.waivers.query({ cursor: one.pageInfo.nextCursor }, hidden),
      ).toEqual({ items: [], pageInfo: {} });
    });

    it('leaves out entities that are gone', async () => {
      await knex('entity').where({ entity_ref: STOCK }).delete();

      expect(await titles({}, mina)).toHaveLength(2);
    });

    it('names a check by its id when it is gone', async () => {
      await seedScorecard(knex, {
        ...READINESS,
        checks: READINESS.checks.slice(0, 1),
      });

      const { items } = await world.waivers.query({ entityRef: STOCK }, mina);
      expect(items).toEqual([expect.objectContaining({ checkTitle: 'tests' })]);
    });

    it('takes as many statements for many as for one', async () => {
      const one = await countStatements(knex, () => titles({ limit: 1 }, mina));
      const all = await countStatements(knex, () => titles({}, mina));

      expect(all.count).toBe(one.count);
    });
  });
});
