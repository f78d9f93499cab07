import { setTimeout as sleep } from 'node:timers/promises';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  minutes,
  migrations,
  NOW,
  ORDERS,
  STOCK,
} from '../facts/__testUtils__/facts';
import {
  collectorOf,
  createRunner,
  observeAll,
  seen,
  takeAll,
} from './__testUtils__/collectors';

const refsOf = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `component:default/c${String(index).padStart(5, '0')}`,
  );

async function* failing() {
  yield [];
  throw new Error('503');
}

describeEachDatabase('CollectorRunner', { migrations }, ({ create }) => {
  it('offers what the catalog has and the collector is about', async () => {
    const knex = await create();
    const { run, stored } = await createRunner(knex, {
      entities: [ORDERS, STOCK, 'group:default/payments'],
    });
    await knex('entity')
      .where({ entity_ref: STOCK })
      .update({ missing_since: toTimestamp(NOW) });

    const result = await run(observeAll, { target: { kind: 'component' } });

    expect(result).toMatchObject({ entities: 1, observations: 1, changed: 4 });
    expect(await stored()).toEqual([ORDERS]);
  });

  it('offers five hundred at a time, each once', async () => {
    const knex = await create();
    const refs = refsOf(1_201);
    const { run, stored } = await createRunner(knex, { entities: refs });
    const pages: number[] = [];
    const offered: string[] = [];

    await run(async function* collect(entities) {
      for await (const page of entities) {
        pages.push(page.length);
        offered.push(...page.map(stringifyEntityRef));
        yield page.map(entity => seen(entity));
      }
    });

    expect(pages).toEqual([500, 500, 201]);
    expect(offered).toEqual(refs);
    expect(await stored()).toEqual(refs);
  });

  it('reads and writes in bulk', async () => {
    const knex = await create();
    const { run } = await createRunner(knex, { entities: refsOf(450) });
    await run(observeAll);

    const { count } = await countStatements(knex, () => run(observeAll));

    expect(count).toBeLessThan(25);
  });

  it('stores what it has before the collector has come to its end', async () => {
    const knex = await create();
    const { run, stored } = await createRunner(knex, { entities: refsOf(600) });
    let before: string[] = [];

    await run(async function* collect(entities) {
      for await (const page of entities) {
        yield page.map(entity => seen(entity));
        before = await stored();
      }
    });

    expect(before).toHaveLength(500);
    expect(await stored()).toHaveLength(600);
  });

  it('takes down since when a collector fails, until it does not', async () => {
    const knex = await create();
    const { run, runs, setTime } = await createRunner(knex);
    const state = async () => (await runs.list())[0];
    await run(observeAll);
    const good = await state();
    setTime(minutes(5));
    await run(failing);
    setTime(minutes(10));
    await run(failing);

    expect(good).toMatchObject({
      succeededAt: NOW,
      error: undefined,
      errorSince: undefined,
      entities: 2,
      observations: 2,
    });
    expect(await state()).toMatchObject({
      startedAt: minutes(10),
      succeededAt: NOW,
      error: '503',
      errorSince: minutes(5),
      entities: 0,
    });
    setTime(minutes(15));
    await run(observeAll);
    expect(await state()).toMatchObject({
      succeededAt: minutes(15),
      error: undefined,
      errorSince: undefined,
    });
  });

  it('leaves what a failed run did not reach as it was', async () => {
    const knex = await create();
    const { run, reader, setTime } = await createRunner(knex);
    await run(observeAll);
    setTime(minutes(30));

    await run(async function* collect(pages) {
      await takeAll(pages);
      yield [seen(ORDERS, 2)];
      throw new Error('503');
    });

    const readings = await reader.readingsOf([ORDERS, STOCK]);
    expect(readings.get(ORDERS)?.['repo.stars']).toMatchObject({
      value: 2,
      observedAt: minutes(30).getTime(),
    });
    expect(readings.get(STOCK)?.['repo.stars']).toMatchObject({
      value: 1,
      observedAt: NOW.getTime(),
    });
  });

  it('takes what a slow collector says for as old as it is', async () => {
    const knex = await create();
    const { run, reader, setTime } = await createRunner(knex);

    await run(async function* collect(pages) {
      await takeAll(pages);
      // That it gives no time is the same as leaving it out.
      yield [{ ...seen(ORDERS), observedAt: undefined }];
      setTime(minutes(20));
      yield [seen(STOCK)];
      setTime(minutes(50));
    });

    const readings = await reader.readingsOf([ORDERS, STOCK]);
    expect(readings.get(ORDERS)?.['repo.stars']?.observedAt).toBe(
      NOW.getTime(),
    );
    expect(readings.get(STOCK)?.['repo.stars']?.observedAt).toBe(
      minutes(20).getTime(),
    );
  });

  it('does not let a slow collector replace what was seen since', async () => {
    const knex = await create();
    const { run, runner, reader, setTime } = await createRunner(knex);
    const { signal } = new AbortController();
    const later = collectorOf(async function* collect(pages) {
      await takeAll(pages);
      yield [seen(ORDERS, 7)];
    });

    await run(async function* collect(pages) {
      await takeAll(pages);
      yield [seen(ORDERS, 2)];
      setTime(minutes(10));
      await runner.collectEntity(ORDERS, [later], signal);
      setTime(minutes(20));
    });

    const readings = await reader.readingsOf([ORDERS]);
    expect(readings.get(ORDERS)?.['repo.stars']).toMatchObject({
      value: 7,
      observedAt: minutes(10).getTime(),
    });
  });

  it('takes the time that a collector gives, unless it is to come', async () => {
    const knex = await create();
    const { run, reader, setTime } = await createRunner(knex);
    setTime(minutes(30));

    const { problems } = await run(async function* collect(pages) {
      await takeAll(pages);
      yield [
        { ...seen(ORDERS), observedAt: minutes(10) },
        { ...seen(STOCK), observedAt: minutes(36) },
      ];
    });

    const readings = await reader.readingsOf([ORDERS, STOCK]);
    expect(readings.get(ORDERS)?.['repo.stars']?.observedAt).toBe(
      minutes(10).getTime(),
    );
    expect(readings.get(STOCK)).toEqual({});
    expect(problems).toEqual([
      `${STOCK}: was observed at 2026-03-01T12:36:00.000Z, which is in the future: it is 2026-03-01T12:30:00.000Z`,
    ]);
  });

  it('takes nothing more of a run once another has begun', async () => {
    const knex = await create();
    const { run, runs, stored } = await createRunner(knex);

    const result = await run(async function* collect(pages) {
      await takeAll(pages);
      await runs.begin('repo', NOW);
      yield [seen(ORDERS)];
    });

    expect(result.error).toMatch(
      /^Another run of the collector 'repo' has begun/,
    );
    expect(await stored()).toEqual([]);
    const [state] = await runs.list();
    expect(state).toMatchObject({ error: undefined, succeededAt: undefined });
    expect(state.startedAt.getTime()).toBe(NOW.getTime() + 1);
  });

  it('says nothing of a collector that is stopped with the portal', async () => {
    const knex = await create();
    const { runner, runs, stored } = await createRunner(knex);
    const controller = new AbortController();

    const running = runner.run(
      collectorOf(async function* collect(pages) {
        await takeAll(pages);
        yield [seen(ORDERS)];
        controller.abort(new Error('shutting down'));
        await sleep(60_000, undefined, { signal: controller.signal });
      }),
      controller.signal,
    );

    await expect(running).rejects.toThrow('shutting down');
    expect(await stored()).toEqual([ORDERS]);
    expect(await runs.list()).toMatchObject([{ error: undefined }]);
  });

  it('counts runs and how long they took', async () => {
    const record = jest.fn();
    const { run } = await createRunner(await create(), {
      metrics: { record },
    });

    await run(observeAll);
    await run(failing);

    expect(record.mock.calls).toEqual([
      [expect.objectContaining({ collectorId: 'repo', changed: 8 }), 0],
      [expect.objectContaining({ error: '503' }), 0],
    ]);
  });

  it('forgets collectors that are not there any more', async () => {
    const { run, runs } = await createRunner(await create());
    await run(observeAll);
    await run(observeAll, { id: 'old' });

    await runs.forgetExcept(['repo']);

    expect((await runs.list()).map(it => it.collectorId)).toEqual(['repo']);
  });

  describe('collectEntity', () => {
    const { signal } = new AbortController();

    it('runs all collectors for one entity, and takes down no run', async () => {
      const knex = await create();
      const { runner, runs, stored } = await createRunner(knex);

      const results = await runner.collectEntity(
        'Component:default/Orders',
        [collectorOf(observeAll), collectorOf(failing, { id: 'down' })],
        signal,
      );

      expect(results).toEqual([
        { collectorId: 'repo', changed: 4, error: undefined },
        { collectorId: 'down', changed: 0, error: '503' },
      ]);
      expect(await stored()).toEqual([ORDERS]);
      expect(await runs.list()).toEqual([]);
    });

    it('offers nothing to a collector that has nothing to say of it', async () => {
      const { runner } = await createRunner(await create());
      const offered: unknown[] = [];

      await runner.collectEntity(
        ORDERS,
        [
          collectorOf(
            async function* collect(pages) {
              for await (const page of pages) {
                offered.push(page);
                yield [];
              }
            },
            { target: { kind: 'group' } },
          ),
        ],
        signal,
      );

      expect(offered).toEqual([]);
    });
  });
});
