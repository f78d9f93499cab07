import type { Knex } from 'knex';
import { describeEachDatabase } from '../testUtils';
import { countEffects, keysOf, TABLE, until } from './__testUtils__/leaseWorld';
import { LONG_MS, untilAborted, Workers } from './__testUtils__/workers';
import type { LeaseQueue } from './LeaseQueue';

describeEachDatabase('LeaseWorker', {}, ({ create }) => {
  let workers: Workers;
  let knex: Knex;
  let queue: LeaseQueue;

  beforeEach(async () => {
    knex = await create();
    workers = await Workers.create(knex);
    queue = workers.queueWith(60_000);
  });

  afterEach(() => workers.stop());

  it('logs once what failed, and tries it again', async () => {
    await queue.mark(['x', 'y']);
    const failure = new Error('the catalog does not answer');
    const attempts: Array<[string[], number]> = [];

    workers.start({
      batchSize: 2,
      handle: async leases => {
        attempts.push([keysOf(leases), leases[0].attempts]);
        if (leases[0].attempts === 1) {
          throw failure;
        }
        await workers.workOn(leases);
      },
    });
    await workers.untilEmpty();

    expect(workers.logger.error.mock.calls).toEqual([
      [`Working on 'x' and 1 others of ${TABLE} failed`, failure],
    ]);
    expect(attempts).toEqual([
      [['x', 'y'], 1],
      [['x'], 2],
      [['y'], 2],
    ]);
  });

  it('is not held back by a key that always fails', async () => {
    const keys = Array.from({ length: 12 }, (_, i) => `k${i}`);
    await queue.mark([...keys, 'poison']);

    workers.start({
      handle: async leases => {
        if (keysOf(leases).includes('poison')) {
          throw new Error('poison');
        }
        await workers.workOn(leases);
      },
      backOffMs: () => 1,
    });

    await until(async () => (await queue.stats()).size === 1);
    expect(Object.keys(await countEffects(knex)).sort()).toEqual(keys.sort());
    const row = await until(() =>
      knex(TABLE).whereNotNull('last_error').first(),
    );
    expect(row).toMatchObject({ key: 'poison', last_error: 'Error: poison' });
  });

  it('waits after a failure', async () => {
    await queue.mark(['x']);
    const backOffMs = jest.fn(() => LONG_MS);

    workers.start({ handle: () => Promise.reject(new Error('no')), backOffMs });
    const row = await until(() =>
      knex(TABLE).whereNull('worker').whereNotNull('last_error').first(),
    );

    expect(row).toMatchObject({ attempts: 1, last_error: 'Error: no' });
    expect(backOffMs).toHaveBeenCalledWith(1);
    expect(await queue.claim(1)).toEqual([]);
  });

  it('gives back what a handler forgets, and says so', async () => {
    await queue.mark(['x', 'y']);

    workers.start({
      handle: async ([x]) => workers.workOn([x]),
      backOffMs: () => LONG_MS,
    });
    await until(async () => workers.logger.error.mock.calls.length > 0);

    expect(workers.logger.error.mock.calls).toEqual([
      [
        `Working on 'y' of ${TABLE} failed`,
        new Error('The handler has neither completed nor released the lease'),
      ],
    ]);
  });

  it('stops work whose lease somebody else has got', async () => {
    const short = workers.queueWith(2_000);
    await short.mark(['x']);
    let reason: unknown;

    workers.start({
      queue: short,
      handle: async (_, { signal }) => {
        await workers.queueWith(60_000, LONG_MS).claim(1);
        await untilAborted(signal).catch(error => {
          reason = error;
          throw error;
        });
      },
    });
    await until(async () => reason);

    expect(reason).toEqual(new Error('The lease is held no more'));
  });

  it('stops work in time when leases cannot be renewed', async () => {
    const short = workers.queueWith(1_500);
    await short.mark(['x']);
    let isAborted = false;
    let first: AbortSignal | undefined;

    workers.start({
      queue: short,
      handle: async (leases, { signal }) => {
        if (first) {
          await workers.workOn(leases);
          return;
        }
        first = signal;
        await knex.schema.renameTable(TABLE, 'elsewhere');
        await untilAborted(signal).finally(async () => {
          isAborted = true;
          await knex.schema.renameTable('elsewhere', TABLE);
        });
      },
    });
    await until(async () => isAborted);
    await until(async () => (await countEffects(knex)).x === 1);

    expect(first?.reason).toMatchObject({
      message: 'The lease could not be renewed in time',
      cause: expect.objectContaining({
        message: expect.stringContaining(TABLE),
      }),
    });
    expect(workers.logger.warn).toHaveBeenCalledWith(
      `Cannot renew leases of ${TABLE}`,
      expect.objectContaining({ message: expect.stringContaining(TABLE) }),
    );
  });

  it('logs once that it cannot take work, and goes on when it can', async () => {
    await queue.mark(['x']);
    await knex.schema.renameTable(TABLE, 'elsewhere');
    const backOffMs = jest.fn((_attempts: number) => 1);

    workers.start({ handle: workers.workOn, backOffMs });
    await until(async () => backOffMs.mock.calls.length >= 3);
    await knex.schema.renameTable('elsewhere', TABLE);
    await workers.untilEmpty();

    expect(backOffMs.mock.calls.slice(0, 3)).toEqual([[1], [2], [3]]);
    expect(workers.logger.error).toHaveBeenCalledTimes(1);
    expect(workers.logger.info.mock.calls).toEqual([
      [`Work is taken from ${TABLE} again`],
    ]);
  });
});
