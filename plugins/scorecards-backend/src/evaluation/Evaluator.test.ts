import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  fromJsonColumn,
  fromTimestamp,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { seedEntities } from '../__testUtils__/seed';
import { StateDetails, StoredChange, TransitionRow } from '../database/rows';
import { sinceOf } from '../states/details';
import { subtractRemoved } from './removal';
import { createTestCore, testScorecard } from './__testUtils__/core';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

const ORDERS = 'component:default/orders';
const CART = 'component:default/cart';
const HOUR_MS = 3_600_000;

describeEachDatabase('Evaluator', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const clock = { time: new Date('2026-11-20T12:00:00.000Z').getTime() };
    const now = () => new Date(clock.time);
    const core = createTestCore(knex, { now });
    await seedEntities(knex, [
      { ref: ORDERS, owner: 'group:default/ordering', tier: 1 },
      { ref: CART, owner: 'group:default/ordering' },
    ]);
    const state = (entityRef: string, scorecardId = 'basics') =>
      knex('state')
        .where({ entity_ref: entityRef, scorecard_id: scorecardId })
        .first();
    const transitions = async (entityRef: string): Promise<TransitionRow[]> =>
      knex('transition')
        .where({ entity_ref: entityRef })
        .orderBy(['scorecard_id', 'seq']);
    const changesOf = (row: TransitionRow) =>
      fromJsonColumn<StoredChange[]>(knex, row.changes);
    const later = (ms: number) => {
      clock.time += ms;
    };
    return { knex, clock, now, core, state, transitions, changesOf, later };
  }

  it('brings entities to the level that their facts say', async () => {
    const { core, state, knex } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 2 });

    await core.settle();

    expect(await state(ORDERS)).toMatchObject({
      level: 1,
      levels: 2,
      statuses: 'PPF',
      passed_weight: 3,
      known_weight: 4,
      applicable_weight: 4,
      score: 0.75,
      owner_ref: 'group:default/ordering',
      tier: 1,
    });
    expect(await state(CART)).toMatchObject({ level: 0, statuses: 'UUU' });
    expect(Boolean((await state(CART)).unmeasured)).toBe(true);
    const details = fromJsonColumn<StateDetails>(
      knex,
      (await state(ORDERS)).details,
    );
    expect(details?.m.c).toContain('2');
  });

  it('keeps since when each check has its status, and once where that is the same', async () => {
    const { core, knex, state, later } = await setUp();
    const details = async () =>
      fromJsonColumn<StateDetails>(knex, (await state(ORDERS)).details);
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 2 });
    await core.settle();
    const start = Date.parse('2026-11-20T12:00:00.000Z');
    expect(await details()).toMatchObject({ a: start, s: {} });

    later(HOUR_MS);
    await core.push(ORDERS, { 'c.count': 3 });
    await core.settle();
    expect(await details()).toMatchObject({
      a: start,
      s: { c: start + HOUR_MS },
    });

    later(HOUR_MS);
    await core.push(ORDERS, { 'a.ok': false });
    await core.settle();
    expect(await details()).toMatchObject({
      a: start,
      s: { a: start + 2 * HOUR_MS, c: start + HOUR_MS },
    });
  });

  it('writes what changed, with the values that decided, and when', async () => {
    const { core, transitions, changesOf, later } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 2 });
    await core.settle();
    later(HOUR_MS);
    await core.push(ORDERS, { 'c.count': 3 });

    await core.settle();

    const [first, second, ...others] = await transitions(ORDERS);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ from_level: null, to_level: 1 });
    // That a and b pass from the start is in its statuses.
    expect(first.statuses).toBe('PPF');
    expect(changesOf(first)).toEqual([
      { c: 'c', t: 'fail', v: { 'c.count': 2 } },
    ]);
    expect(second).toMatchObject({ from_level: 1, to_level: 2 });
    expect(changesOf(second)).toEqual([
      { c: 'c', f: 'fail', t: 'pass', v: { 'c.count': 3 } },
    ]);
    expect(fromTimestamp(second.at).toISOString()).toBe(
      '2026-11-20T13:00:00.000Z',
    );
  });

  it('writes nothing when nothing changed', async () => {
    const { core, knex } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true });
    await core.settle();
    await core.marks.mark([ORDERS, CART]);

    expect(await core.settle()).toEqual({ evaluated: 2, changed: 0 });
    expect(await knex('transition')).toHaveLength(2);
  });

  it('does not evaluate what no check reads', async () => {
    const { core } = await setUp();
    await core.publisher.publish(
      testScorecard({ c: '' }).replace('a.ok', 'b.ok'),
      'me',
    );
    await core.settle();

    await core.push(ORDERS, { 'a.ok': true });

    expect(await core.settle()).toEqual({ evaluated: 0, changed: 0 });
  });

  it('turns checks stale when their freshness ends, and back', async () => {
    const { core, state, later } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });
    await core.settle();
    later(23 * HOUR_MS);
    await core.push(ORDERS, { 'a.ok': true });
    await core.settle();
    expect((await state(ORDERS)).statuses).toBe('PPP');

    later(HOUR_MS + 1);
    await core.settle();
    expect(await state(ORDERS)).toMatchObject({ statuses: 'PSS', level: 1 });

    await core.push(ORDERS, { 'b.ok': true, 'c.count': 3 });
    await core.settle();
    expect(await state(ORDERS)).toMatchObject({ statuses: 'PPP', level: 2 });
  });

  it('is stale since its freshness ended, however late that is seen', async () => {
    const { core, knex, state, now, later } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });
    const end = now().getTime() + 24 * HOUR_MS;
    later(30 * HOUR_MS);
    await core.settle();

    const details = fromJsonColumn<StateDetails>(
      knex,
      (await state(ORDERS)).details,
    );
    expect(['a', 'b', 'c'].map(id => sinceOf(details!, id))).toEqual([
      end,
      end,
      end,
    ]);
  });

  it('exempts for as long as a waiver holds', async () => {
    const { core, knex, state, now, later } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': false, 'c.count': 3 });
    await knex('waiver').insert({
      id: '0b9d2f6e-0000-4000-8000-000000000001',
      entity_ref: ORDERS,
      scorecard_id: 'basics',
      check_id: 'b',
      reason: 'The old one goes in December',
      status: 'approved',
      requested_by: 'user:default/mina',
      requested_at: toTimestamp(now()),
      expires_at: toTimestamp(new Date(now().getTime() + 2 * HOUR_MS)),
    });
    await core.settle();
    expect(await state(ORDERS)).toMatchObject({
      statuses: 'PXP',
      level: 2,
      applicable_weight: 2,
    });

    later(2 * HOUR_MS);
    await core.settle();

    expect(await state(ORDERS)).toMatchObject({ statuses: 'PFP', level: 1 });
  });

  it('follows a new version, and decodes what was before by the old one', async () => {
    const { core, state, transitions, changesOf } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });
    await core.settle();

    await core.publisher.publish(
      testScorecard().replace(/ {4}- id: b[^]*?(?= {4}- id: c)/, ''),
      'me',
    );
    await core.settle();

    expect(await state(ORDERS)).toMatchObject({ version: 2, statuses: 'PP' });
    const [, second] = await transitions(ORDERS);
    expect(changesOf(second)).toEqual([{ c: 'b', f: 'pass' }]);
  });

  it('writes down when another version weighs the same otherwise', async () => {
    const { core, transitions } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': false, 'c.count': 3 });
    await core.settle();

    await core.publisher.publish(
      testScorecard().replace('weight: 2', 'weight: 6'),
      'me',
    );
    await core.settle();

    expect(await transitions(ORDERS)).toMatchObject([
      { version: 1, applicable_weight: 4 },
      { version: 2, from_level: 1, to_level: 1, applicable_weight: 8 },
    ]);
  });

  it('says of a failed evaluation that it still waits', async () => {
    const { core, later } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.settle();
    await core.marks.mark([ORDERS]);
    const leases = await core.queue.claim(1);
    await core.queue.release(leases, {
      error: new Error('no'),
      dueAt: new Date(Date.now() + 600_000),
    });
    later(1);

    expect(await core.marks.isPending(ORDERS)).toBe(true);
    expect(await core.marks.isPending(CART)).toBe(false);
  });

  it('takes entities out that the filter does not select any more', async () => {
    const { core, state, transitions, knex } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.settle();
    await core.publisher.publish(
      testScorecard({ filter: '{ metadata.name: cart }' }),
      'me',
    );

    await core.settle();

    expect(await state(ORDERS)).toBeUndefined();
    expect(await state(CART)).toBeDefined();
    expect((await transitions(ORDERS)).at(-1)).toMatchObject({
      from_level: 0,
      to_level: null,
    });
    expect(await core.counters.recount()).toBe(0);
    expect(await knex('rollup').pluck('entities')).toEqual([1]);
  });

  it('numbers on when an entity comes back', async () => {
    const { core, transitions } = await setUp();
    const narrow = testScorecard({ filter: '{ metadata.name: cart }' });
    for (const yaml of [testScorecard(), narrow, testScorecard()]) {
      await core.publisher.publish(yaml, 'me');
      await core.settle();
    }

    const levels = (await transitions(ORDERS)).map(it => it.to_level);
    expect(levels).toEqual([0, null, 0]);
  });

  it('ends with a scorecard that is withdrawn', async () => {
    const { core, state, knex } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.settle();
    await core.publisher.withdraw('basics');

    await core.settle();

    expect(await state(ORDERS)).toBeUndefined();
    expect(await knex('rollup')).toEqual([]);
  });

  it('writes nothing for an entity whose lease it has lost', async () => {
    const { core, knex, now, later, state } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    const paused = await core.queue.claim(10);
    later(31_000);
    const other = createTestCore(knex, { now, worker: 'other' });
    await core.push(ORDERS, { 'a.ok': true });
    await other.settle();

    expect(await core.evaluator.evaluate(paused)).toEqual({
      evaluated: 0,
      changed: 0,
    });
    expect((await state(ORDERS)).statuses).toBe('PUU');
    expect(await knex('transition').where({ entity_ref: ORDERS })).toHaveLength(
      1,
    );
  });

  it('keeps the order of what happened when the clock goes backwards', async () => {
    const { core, transitions, later } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true });
    await core.settle();
    later(-2 * HOUR_MS);
    await core.marks.mark([ORDERS]);
    await core.publisher.publish(testScorecard({ least: 4 }), 'me');
    await core.publisher.publish(
      testScorecard().replace('expression: a.ok', 'expression: "!a.ok"'),
      'me',
    );

    await core.settle();

    const times = (await transitions(ORDERS)).map(({ at }) =>
      fromTimestamp(at).getTime(),
    );
    expect(times).toHaveLength(2);
    expect(times[1]).toBeGreaterThanOrEqual(times[0]);
  });

  it('takes removed entities out of the sums', async () => {
    const { core, knex } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    await core.settle();

    await knex.transaction(async trx => {
      await subtractRemoved(trx, [ORDERS], {
        definitions: createTestCore(knex, { now: () => new Date() })
          .definitions,
        applySums: (inTrx, sums) => core.counters.apply(inTrx, sums),
      });
      await trx('state').where({ entity_ref: ORDERS }).delete();
    });

    expect(await core.counters.recount()).toBe(0);
  });

  it('takes as many statements for two hundred entities as for two', async () => {
    const { core, knex } = await setUp();
    await core.publisher.publish(testScorecard(), 'me');
    // What is made or looked for once would be counted on one side only.
    await core.settle();
    const statementsFor = async (count: number, label: string) => {
      const refs = Array.from(
        { length: count },
        (_, index) => `component:default/${label}-${index}`,
      );
      await seedEntities(
        knex,
        refs.map(ref => ({ ref, owner: 'group:default/ordering', tier: 1 })),
      );
      await core.marks.mark(refs);
      return countStatements(knex, () => core.settle());
    };

    const few = await statementsFor(2, 'few');
    const many = await statementsFor(200, 'many');

    // With many, it is also looked which of them have changed.
    expect(many.count).toBe(few.count + 1);
  });
});
