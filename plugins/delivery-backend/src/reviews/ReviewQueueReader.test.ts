import { resolve } from 'node:path';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  Derived,
  ORDERS,
  REPOSITORY,
  scopesOf,
  SHOP,
  viewerWithout,
} from '../incidents/__testUtils__/derived';
import { ContextReader } from '../query/context/ContextReader';
import { ago, NOW, recordOf, review } from './__testUtils__/changes';
import { ReviewQueueReader } from './ReviewQueueReader';

const migrations = resolve(__dirname, '../../migrations');
const HOUR_MS = 3_600_000;
const WEEK_HOURS = 7 * 24;
const STOCK = 'component:default/stock';
const STORE = 'group:default/store';

/** What an open change has that others do not. */
interface OpenChange {
  reading?: Parameters<Derived['reading']>[1];
  change?: Parameters<Derived['change']>[1];
  course?: Parameters<typeof recordOf>[1];
  paths?: string[];
  closedAt?: number;
}

describeEachDatabase('ReviewQueueReader', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const derived = new Derived(knex);
    const now = () => NOW;
    const contexts = new ContextReader({ knex, now });
    const reader = new ReviewQueueReader({ knex, contexts, now });
    const latency = (item: string, over: Parameters<Derived['reading']>[1]) =>
      derived.reading(item, { metric: 'review-latency', ...over });
    /** An open change that was made ready so many hours ago. */
    const open = async (
      number: number,
      hours: number,
      { reading = {}, change = {}, course = {}, ...rest }: OpenChange = {},
    ) => {
      const id = await derived.change(
        number,
        { readyAt: ago(hours), ...change },
        { course: recordOf(hours, course).course, ...rest },
      );
      await latency(id, {
        at: ago(hours),
        reason: 'notReviewedYet',
        ...reading,
      });
      return id;
    };
    /** A merged one, which waited so long for its review, a week ago. */
    const reviewed = async (number: number, hours: number, team = SHOP) => {
      const id = await derived.change(number, {
        readyAt: ago(WEEK_HOURS + hours),
        mergedAt: ago(1),
      });
      await latency(id, { at: ago(WEEK_HOURS), value: hours * HOUR_MS, team });
    };
    const read = async (scope = 'all', hidden: string[] = [], limit = 50) => {
      const viewer = viewerWithout(...hidden);
      const resolved = await scopesOf(knex).resolve(scope, viewer);
      return reader.read(resolved, { limit }, viewer);
    };
    return { knex, derived, open, reviewed, read };
  }

  it('tells what waits, how long that is usual, and for whom', async () => {
    const { derived, open, reviewed, read } = await setUp();
    for (let hours = 1; hours <= 21; hours += 1) {
      await reviewed(100 + hours, hours);
    }
    const late = await open(1, 20, {
      change: { size: { added: 600, removed: 0, files: 3 } },
      paths: ['db/migrations/1.sql'],
    });
    const early = await open(2, 5);
    const approved = await open(3, 30, {
      change: { approvedAt: ago(2) },
      course: { reviews: [review(2)] },
      reading: { value: 28 * HOUR_MS, at: ago(2), reason: null },
    });
    await open(4, 9, { change: { mergedAt: ago(1) } });
    await open(5, 9, { closedAt: ago(1) });
    await open(6, 9, { course: { isDraftWhenOpened: true } });
    await derived.deployment('deployment:failed', { at: ago(99) });
    await derived.link('incident:1', 'deployment:failed', { confidence: 0.6 });
    await derived.link('incident:2', 'deployment:failed', { confidence: 0.9 });
    await derived.deployment('deployment:perhaps', { at: ago(99) });
    await derived.link('incident:1', 'deployment:perhaps', { confidence: 0.5 });

    const queue = await read();

    const failed = 'orders failed once in the last 4 weeks';
    expect(queue.items).toMatchObject([
      {
        change: { id: late, teams: [SHOP], components: [ORDERS] },
        waitsFor: 'review',
        since: new Date(ago(20)).toISOString(),
        waitedHours: 20,
        isOverdue: true,
        risks: ['600 lines', 'changes a migration', failed],
      },
      { change: { id: early }, isOverdue: false, risks: [failed] },
      { change: { id: approved }, waitsFor: 'merge', waitedHours: 2 },
    ]);
    expect(queue).toMatchObject({
      scope: 'all',
      asOf: NOW.toISOString(),
      total: 3,
      overdue: 1,
      // 1 to 21 hours and 28: the 11.5th, and by type 7 the 19.9th of 22
      usual: { value: 11.5, n: 22, excluded: { notReviewedYet: 5 } },
      load: [{ team: SHOP, arrived: 27, reviewed: 22, waiting: 2 }],
    });
    expect(queue.overdueAfterHours).toBeCloseTo(19.9);
    expect(await read('all', [], 1)).toMatchObject({
      items: [{ change: { id: late } }],
      total: 3,
    });
  });

  it('tells of a scope what is of it, and may be read', async () => {
    const { knex, derived, open, read } = await setUp();
    await derived.component();
    await derived.component(STOCK, { owner: STORE });
    await knex('catalog_group').insert({ group: STORE, member: STORE });
    const ofShop = await open(1, 1);
    const ofStore = await open(2, 2, {
      reading: { component: STOCK, team: STORE },
    });
    const idsOf = async (scope: string, hidden: string[] = []) =>
      (await read(scope, hidden)).items.map(it => it.change.id);

    expect(await idsOf('all')).toEqual([ofStore, ofShop]);
    expect(await idsOf(STORE)).toEqual([ofStore]);
    expect(await idsOf(ORDERS)).toEqual([ofShop]);
    expect(await idsOf(`repository:${REPOSITORY}`)).toHaveLength(2);
    expect(await idsOf('repository:github.com/acme/no')).toEqual([]);
    expect(await idsOf('all', [STOCK])).toEqual([ofShop]);
    expect((await read('all', [STORE])).load).toEqual([
      { team: SHOP, arrived: 1, reviewed: 0, waiting: 1 },
    ]);
  });

  it('takes as many statements for much as for little', async () => {
    const { knex, open, reviewed, read } = await setUp();
    await open(1, 1);
    await reviewed(101, 1);
    const few = await countStatements(knex, () => read());
    for (let number = 2; number <= 40; number += 1) {
      await open(number, number);
      await reviewed(100 + number, number);
    }
    const many = await countStatements(knex, () => read());

    expect(many.count).toBe(few.count);
    expect(many.count).toBeLessThanOrEqual(8);
  });
});
