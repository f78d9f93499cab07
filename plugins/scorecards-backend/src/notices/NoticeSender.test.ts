import { mockServices } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../__testUtils__/seed';
import {
  definitionsIn,
  migrations,
  sharedDatabase,
} from '../rollup/__testUtils__/world';
import { NoticeSender } from './NoticeSender';
import { insertNotices } from './NoticeStore';
import { NewNotice, NoticeContent } from './types';

const SHOP = 'group:default/shop';
const ORDERS = 'component:default/orders';
const STOCK = 'component:default/stock';
const T0 = new Date('2026-11-20T12:00:00Z').getTime();
const MINUTE = 60_000;

const readiness = scorecardOf(
  'readiness',
  [checkOf('readme'), checkOf('tests', { level: 2 })],
  { title: 'Readiness' },
);

const lowered: NoticeContent = {
  kind: 'level-lowered',
  from: 2,
  to: 1,
  checks: ['tests'],
};

const waiver = {
  waiverId: 'w1',
  checkId: 'tests',
  expiresAt: '2026-12-31T00:00:00.000Z',
};

/** How many rows come from the database while something runs. */
async function countRows(knex: Knex, run: () => Promise<void>) {
  let count = 0;
  const listener = (response: unknown) => {
    const { rows } = Object(response);
    const found = Array.isArray(response) ? response : rows;
    count += Array.isArray(found) ? found.length : 0;
  };
  knex.on('query-response', listener);
  try {
    await run();
  } finally {
    knex.removeListener('query-response', listener);
  }
  return count;
}

describeEachDatabase('NoticeSender', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let sent: NotificationSendOptions[];
  let failing: Set<string>;
  let sender: NoticeSender;
  const clock = { time: T0 };
  const logger = mockServices.logger.mock();
  beforeEach(async () => {
    knex = database();
    sent = [];
    failing = new Set();
    clock.time = T0 + 10 * MINUTE;
    logger.warn.mockClear();
    await seedEntities(knex, [
      { ref: ORDERS, title: 'Orders', owner: SHOP },
      { ref: STOCK, title: 'Stock', owner: SHOP },
      { ref: 'user:default/mina', title: 'Mina Park' },
    ]);
    await seedScorecard(knex, readiness);
    await seedStates(knex, readiness, { [ORDERS]: 'PF', [STOCK]: 'FF' });
    sender = new NoticeSender({
      knex,
      definitions: definitionsIn(knex),
      notifications: {
        async send(options) {
          const { recipients } = options;
          if (
            recipients.type === 'entity' &&
            failing.has(String(recipients.entityRef))
          ) {
            throw new Error('no answer');
          }
          sent.push(options);
        },
      },
      logger,
      now: () => new Date(clock.time),
    });
  });

  const add = (...given: Array<Partial<NewNotice>>) =>
    knex.transaction(trx =>
      insertNotices(
        trx,
        given.map(it => ({
          recipientRef: SHOP,
          scorecardId: 'readiness',
          entityRef: ORDERS,
          content: lowered,
          createdAt: new Date(T0),
          ...it,
        })),
      ),
    );

  const waiting = () => knex('notice').orderBy('id').pluck('entity_ref');
  const titles = () => sent.map(({ payload }) => payload.title);

  it('tells the owner of an entity that dropped, with the page that says more', async () => {
    await add({});

    await sender.run();

    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: SHOP },
        payload: {
          title: 'Orders dropped to level 1 (Bronze) on Readiness',
          description:
            'It was on level 2 (Silver). Missing now: Title of tests.',
          link: '/catalog/default/component/orders/scorecards',
          severity: 'normal',
          topic: 'scorecards',
          scope: 'scorecards:readiness:group:default/shop:levels:2026-11-20',
        },
      },
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('tells an owner of many entities at once', async () => {
    await add(
      {},
      {
        entityRef: STOCK,
        content: { kind: 'level-lowered', from: 1, to: 0, checks: [] },
      },
    );

    await sender.run();

    expect(sent.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({
        title: '2 entities dropped on Readiness',
        description: 'Orders: level 2 → 1\nStock: level 1 → 0',
        link: '/scorecards/readiness',
      }),
    ]);
  });

  it('tells of a new version once, however many entities dropped by it', async () => {
    const refs = Array.from(
      { length: 50 },
      (_, index) => `component:default/e${index}`,
    );
    await seedEntities(
      knex,
      refs.map(ref => ({ ref, owner: SHOP })),
    );
    await seedStates(
      knex,
      readiness,
      Object.fromEntries(refs.map(ref => [ref, 'FF'])),
    );
    await add(
      ...refs.map(entityRef => ({
        entityRef,
        content: {
          kind: 'version-lowered' as const,
          from: 2,
          to: 0,
          version: 4,
        },
      })),
    );

    await sender.run();

    expect(sent).toHaveLength(1);
    expect(sent[0].payload).toMatchObject({
      title: '50 entities dropped on Readiness: version 4 of it is in force',
      description: expect.stringMatching(
        /^e0: level 2 → 0\n(.*\n)+and 45 more$/,
      ),
      scope: 'scorecards:readiness:group:default/shop:version-4',
    });
  });

  it('takes the place of what was told on the same day only', async () => {
    const times = [
      '2026-11-20T10:00:00Z',
      '2026-11-20T23:58:00Z',
      '2026-11-21T09:00:00Z',
    ].map(it => new Date(it));
    for (const createdAt of times) {
      clock.time = createdAt.getTime() + 10 * MINUTE;
      await add({ createdAt });
      await sender.run();
    }

    expect(sent.map(({ payload }) => payload.scope)).toEqual(
      ['2026-11-20', '2026-11-20', '2026-11-21'].map(
        day => `scorecards:readiness:group:default/shop:levels:${day}`,
      ),
    );
  });

  it('tells at once of what goes on over midnight', async () => {
    const midnight = Date.parse('2026-11-21T00:00:00Z');
    clock.time = midnight + 10 * MINUTE;
    await add(
      { createdAt: new Date(midnight - 1) },
      { entityRef: STOCK, createdAt: new Date(midnight) },
    );

    await sender.run();

    expect(sent.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({
        title: '2 entities dropped on Readiness',
        scope: 'scorecards:readiness:group:default/shop:levels:2026-11-20',
      }),
    ]);
  });

  it('waits for each version by itself', async () => {
    const ofVersion = (version: number) => ({
      content: { kind: 'version-lowered' as const, from: 2, to: 1, version },
    });
    await add(ofVersion(4), {
      ...ofVersion(5),
      createdAt: new Date(clock.time - MINUTE),
    });

    await sender.run();

    expect(titles()).toEqual([
      'Orders dropped to level 1 (Bronze) on Readiness: version 4 of it is in force',
    ]);
    expect(await waiting()).toEqual([ORDERS]);
  });

  it('reads no more than it tells, however much waits', async () => {
    const refs = Array.from(
      { length: 1_000 },
      (_, index) => `component:default/e${index}`,
    );
    await seedStates(knex, readiness, { [ORDERS]: 'PP' });
    await seedEntities(
      knex,
      refs.map(ref => ({ ref, owner: SHOP })),
    );
    await seedStates(
      knex,
      readiness,
      Object.fromEntries(refs.map(ref => [ref, 'FF'])),
      { onlyStates: true },
    );
    // Definitions are remembered from here on.
    await add({});
    await sender.run();
    // The first is back where it was, and so not among those that are told of.
    await add({}, ...refs.flatMap(entityRef => [{ entityRef }, { entityRef }]));
    const rows = await countRows(knex, async () => {
      const { statements } = await countStatements(knex, () => sender.run());
      // The groups, what they tell, definitions, titles and levels; and a deletion
      expect(statements).toHaveLength(6);
    });

    expect(sent.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({
        title: '1000 entities dropped on Readiness',
        description: expect.stringMatching(
          /^e0: level 2 → 0\n(.*\n){4}and 995 more$/,
        ),
      }),
    ]);
    // Five entities with two notices, a title and a level each
    expect(rows).toBeLessThan(30);
    expect(await waiting()).toEqual([]);
  });

  it('sends what many recipients wait for, some at a time', async () => {
    const people = Array.from(
      { length: 120 },
      (_, it) => `user:default/p${it}`,
    );
    failing.add(people[3]);
    await add(...people.map(recipientRef => ({ recipientRef })));

    const { statements } = await countStatements(knex, () => sender.run());

    expect(sent).toHaveLength(119);
    expect(await waiting()).toHaveLength(1);
    expect(
      statements.filter(sql => /from .?notice.? group by/i.test(sql)),
    ).toHaveLength(3);
  });

  it('waits until no more come, but not for ever', async () => {
    clock.time = T0 + 14 * MINUTE;
    await add({}, { entityRef: STOCK, createdAt: new Date(T0 + 13 * MINUTE) });

    await sender.run();
    expect(sent).toEqual([]);
    expect(await waiting()).toHaveLength(2);

    clock.time = T0 + 15 * MINUTE;
    await sender.run();
    expect(sent).toHaveLength(1);
  });

  it('says nothing of an entity that is back, gone or no longer part', async () => {
    await seedStates(knex, readiness, {
      [ORDERS]: 'PP',
      [STOCK]: undefined,
    });
    await add({}, { entityRef: STOCK }, { entityRef: 'component:default/x' });

    await sender.run();

    expect(sent).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('says of an entity that dropped twice how far it dropped in all', async () => {
    await add(
      { entityRef: STOCK },
      {
        entityRef: STOCK,
        content: { kind: 'level-lowered', from: 1, to: 0, checks: ['readme'] },
      },
    );

    await sender.run();

    expect(sent[0].payload).toMatchObject({
      title: 'Stock dropped to level 0 on Readiness',
      description:
        'It was on level 2 (Silver). Missing now: Title of tests, Title of readme.',
    });
  });

  it('tries again later what could not be sent, and sends the rest', async () => {
    failing.add(SHOP);
    await add({}, { recipientRef: 'user:default/mina' });

    await sender.run();
    expect(sent.map(({ recipients }) => recipients)).toEqual([
      { type: 'entity', entityRef: 'user:default/mina' },
    ]);
    expect(await waiting()).toEqual([ORDERS]);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    failing.clear();
    await sender.run();
    expect(sent).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  it('gives up for now when nothing can be sent', async () => {
    const people = Array.from({ length: 10 }, (_, it) => `user:default/p${it}`);
    people.forEach(it => failing.add(it));
    await add(...people.map(recipientRef => ({ recipientRef })));

    await sender.run();

    expect(logger.warn).toHaveBeenCalledTimes(3);
    expect(await waiting()).toHaveLength(10);
  });

  it('stops when it is told to', async () => {
    await add({});

    await sender.run(AbortSignal.abort());

    expect(sent).toEqual([]);
    expect(await waiting()).toHaveLength(1);
  });

  it.each<[NoticeContent, string, string]>([
    [
      { kind: 'waiver-requested', by: 'user:default/mina', ...waiver },
      'Mina Park asks for a waiver for Orders',
      'Title of tests, until 31 Dec 2026.',
    ],
    [
      { kind: 'waiver-requested', by: 'external:ci', ...waiver },
      'external:ci asks for a waiver for Orders',
      'Title of tests, until 31 Dec 2026.',
    ],
    [
      {
        kind: 'waiver-decided',
        by: 'user:default/ruth',
        status: 'rejected',
        comment: 'It can be mended.',
        ...waiver,
      },
      'The waiver for Orders is rejected',
      'Title of tests. By ruth. It can be mended.',
    ],
    [
      { kind: 'waiver-ending', ...waiver },
      'The waiver for Orders ends on 31 Dec 2026',
      'Title of tests counts again from then on.',
    ],
    [
      { kind: 'waiver-ended', ...waiver },
      'The waiver for Orders has ended',
      'Title of tests counts again.',
    ],
  ])('tells at once of %j', async (content, title, description) => {
    clock.time = T0;
    await add({ content });

    await sender.run();

    expect(sent.map(({ payload }) => payload)).toEqual([
      {
        title,
        description,
        link: '/scorecards/waivers?id=w1&entity=component%3Adefault%2Forders',
        severity: 'normal',
        topic: 'scorecards',
        scope: 'scorecards:waiver:w1',
      },
    ]);
  });

  it('names what it knows when the scorecard is gone', async () => {
    await add({
      scorecardId: 'gone',
      content: { kind: 'waiver-ended', ...waiver },
    });

    await sender.run();

    expect(sent[0].payload.description).toBe('tests counts again.');
  });

  it('reads as much for many as for one', async () => {
    // Definitions are remembered from here on.
    await add({});
    await sender.run();
    const reads = async () => {
      const { statements } = await countStatements(knex, () => sender.run());
      return statements.filter(sql => /^select/i.test(sql)).length;
    };
    await add({});
    const one = await reads();
    await add({}, { recipientRef: 'user:default/mina', entityRef: STOCK });

    expect(await reads()).toBe(one);
    expect(titles()).toHaveLength(4);
  });
});
