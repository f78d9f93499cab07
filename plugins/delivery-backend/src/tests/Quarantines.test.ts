import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  DAY_MS,
  everything,
  migrations,
  NOW,
  REPOSITORY,
  TestWorld,
} from './__testUtils__/world';
import { lineOf } from './Quarantines';
import { forgetOldTests } from './retention';

const after = (days: number) => new Date(NOW + days * DAY_MS).toISOString();

describeEachDatabase('Quarantines', { migrations }, ({ create }) => {
  const setUp = async () => {
    const world = new TestWorld(await create());
    await world.send({ adds: 'flaky', one: 'pass' });
    await world.settle();
    const { test_key: key } = await world.knex('test_state').first();
    return { world, key, quarantines: world.tests.quarantines };
  };
  const stateOf = async (world: TestWorld) =>
    (await world.list()).items[0].state;

  it('ends by itself, and can begin again', async () => {
    const { world, key, quarantines } = await setUp();
    await quarantines.put(key, { reason: 'Fails on Mondays', until: after(2) });
    expect(await stateOf(world)).toBe('quarantined');
    expect(await quarantines.list(REPOSITORY)).toMatchObject([
      { key, name: 'adds', until: NOW + 2 * DAY_MS },
    ]);
    expect(await quarantines.list('github.com/acme/other')).toEqual([]);

    world.pass(2 * DAY_MS);
    expect(await stateOf(world)).toBe('flaky');
    expect(await quarantines.list(REPOSITORY)).toEqual([]);

    await quarantines.put(key, { reason: 'Again', until: after(5) });
    expect(await stateOf(world)).toBe('quarantined');
    expect(await world.knex('test_quarantine').orderBy('since')).toMatchObject([
      { reason: 'Fails on Mondays', ended_at: NOW + 2 * DAY_MS },
      { reason: 'Again', ended_at: null, since: NOW + 2 * DAY_MS },
    ]);
  });

  it('can be seen and ended when its test has become healthy', async () => {
    const { world, key, quarantines } = await setUp();
    await quarantines.put(key, { reason: 'Fails', until: after(80) });
    await world.knex('test_state').update({ state: 'healthy' });

    const page = await world.list({ state: 'quarantined' });
    expect(page.items).toMatchObject([{ key, state: 'quarantined' }]);
    expect(page.totals).toMatchObject({ tests: 1, flaky: 0, quarantined: 1 });
    const { test } = await world.tests.reader.get(key, everything);
    expect(test.state).toBe('quarantined');

    await quarantines.end(key);
    expect(await quarantines.list(REPOSITORY)).toEqual([]);
    expect((await world.list()).items).toEqual([]);
    await expect(world.tests.reader.get(key, everything)).rejects.toThrow(
      `There is no test '${key}'`,
    );
  });

  it('lists all that are in it, whatever is thought of them', async () => {
    const { world, key, quarantines } = await setUp();
    await quarantines.put(key, { reason: 'Fails', until: after(80) });
    await world.knex('test_state').update({ state: 'broken' });

    const page = await world.list({ state: 'quarantined' });
    expect(page.items).toMatchObject([{ key, state: 'broken' }]);
    expect(page.totals.quarantined).toBe(1);
  });

  it('is one, however many people begin it at once', async () => {
    const { world, key, quarantines } = await setUp();
    await Promise.all(
      [1, 2, 3].map(days =>
        quarantines.put(key, { reason: `${days}`, until: after(days) }),
      ),
    );

    expect(await world.knex('test_quarantine')).toHaveLength(1);
    expect((await world.list()).totals).toMatchObject({
      tests: 1,
      flaky: 0,
      quarantined: 1,
    });
  });

  it('takes up to 90 days', async () => {
    const { key, quarantines } = await setUp();
    const put = (until: string) =>
      quarantines.put(key, { reason: 'Because', until });

    await put(after(90));
    await expect(put(after(90.001))).rejects.toThrow('at most 90 days ahead');
    await expect(put(after(0))).rejects.toThrow('at most 90 days ahead');
  });
});

describeEachDatabase('Retention', { migrations }, ({ create }) => {
  it('forgets each thing at its time', async () => {
    const world = new TestWorld(await create());
    const { knex } = world;
    await world.send({ adds: 'flaky', one: 'pass' });
    await world.send({ pays: 'fail', one: 'pass' }, { attempt: 2 });
    await world.settle();
    const { test_key: key } = await knex('test_state')
      .where({ name: 'adds' })
      .first();
    await world.tests.quarantines.put(key, {
      reason: 'Because',
      until: after(10),
    });
    // Of one that nobody finished
    await knex('test_upload_part').insert({
      upload_id: 'gone',
      part: 0,
      received_at: NOW,
      staged_z: Buffer.from('x'),
    });
    const left = async () => {
      await forgetOldTests(knex, world.now());
      const counts: Record<string, number> = {};
      for (const table of [
        'test_upload',
        'test_upload_part',
        'test_execution',
        'test_flake',
        'test_daily',
        'test_quarantine',
        'test_state',
      ]) {
        counts[table] = (await knex(table)).length;
      }
      return Object.values(counts);
    };

    expect(await left()).toEqual([2, 3, 2, 1, 3, 1, 2]);
    world.pass(2 * DAY_MS);
    expect(await left()).toEqual([2, 2, 2, 1, 3, 1, 2]);
    world.pass(13 * DAY_MS);
    expect(await left()).toEqual([2, 0, 2, 1, 3, 1, 2]);
    world.pass(76 * DAY_MS);
    expect(await left()).toEqual([0, 0, 0, 0, 3, 1, 1]);
    world.pass(285 * DAY_MS);
    expect(await left()).toEqual([0, 0, 0, 0, 3, 0, 0]);
    world.pass(400 * DAY_MS);
    expect(await left()).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('lineOf', () => {
  it.each([
    [
      { file: 'src/a.test.ts', suite: 'orders > sums', name: 'adds' },
      'src/a.test.ts::orders > sums::adds',
    ],
    [{ name: 'adds' }, '::::adds'],
    [{ name: 'adds\n\r\u2028 two' }, '::::adds  two'],
  ])('%j', (test, line) => {
    expect(lineOf(test)).toBe(line);
  });
});
