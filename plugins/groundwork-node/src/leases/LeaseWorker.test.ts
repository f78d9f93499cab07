import type { Knex } from 'knex';
import { describeEachDatabase } from '../testUtils';
import { countEffects, TABLE, until } from './__testUtils__/leaseWorld';
import { LONG_MS, untilAborted, Workers } from './__testUtils__/workers';
import type { LeaseQueue } from './LeaseQueue';
import type { LeaseHandler } from './LeaseWorker';
import type { Lease } from './types';

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

  it('works on what is due, in batches', async () => {
    const keys = Array.from({ length: 10 }, (_, i) => `k${i}`);
    await queue.mark(keys);
    const sizes: number[] = [];

    workers.start({
      handle: async leases => {
        sizes.push(leases.length);
        await workers.workOn(leases);
      },
    });
    await workers.untilEmpty();

    expect(await countEffects(knex)).toEqual(
      Object.fromEntries(keys.map(key => [key, 1])),
    );
    expect(sizes).toEqual([4, 4, 2]);
    expect(workers.logger.error).not.toHaveBeenCalled();
  });

  it('sleeps until it is woken', async () => {
    const worker = workers.start({ handle: workers.workOn });
    await queue.mark(['x']);

    worker.wake();

    await workers.untilEmpty();
    expect(await countEffects(knex)).toEqual({ x: 1 });
  });

  it('sleeps until something is due', async () => {
    await queue.mark(['x'], { dueAt: new Date(Date.now() + 100) });

    workers.start({ handle: workers.workOn });

    await workers.untilEmpty();
    expect(await countEffects(knex)).toEqual({ x: 1 });
  });

  it('looks for what others have marked', async () => {
    workers.start({ handle: workers.workOn, pollMs: 20 });

    await queue.mark(['x']);

    await workers.untilEmpty();
    expect(await countEffects(knex)).toEqual({ x: 1 });
  });

  it('goes on with what was marked while it was worked on', async () => {
    await queue.mark(['x']);
    let isFirst = true;

    workers.start({
      handle: async leases => {
        if (isFirst) {
          isFirst = false;
          await queue.mark(['x']);
        }
        await workers.workOn(leases);
      },
    });
    await workers.untilEmpty();

    expect(await countEffects(knex)).toEqual({ x: 2 });
  });

  it('handles as many batches at once as it may', async () => {
    await queue.mark(Array.from({ length: 40 }, (_, i) => `k${i}`));
    let now = 0;
    let most = 0;

    workers.start({
      concurrency: 3,
      handle: async leases => {
        most = Math.max(most, ++now);
        await until(async () => most === 3);
        await workers.workOn(leases);
        now -= 1;
      },
    });
    await workers.untilEmpty();

    expect(most).toBe(3);
  });

  it('leaves alone what a handler has given back itself', async () => {
    await queue.mark(['x']);
    const dueAt = new Date(Date.now() + LONG_MS);
    let isHandled = false;

    workers.start({
      handle: async leases => {
        await queue.release(leases, { dueAt, error: 'no' });
        isHandled = true;
      },
    });
    await until(async () => isHandled);
    await workers.stop();

    expect(await queue.nextDueAt()).toEqual(dueAt);
    expect(workers.logger.error).not.toHaveBeenCalled();
  });

  it('renews leases while they are worked on', async () => {
    const short = workers.queueWith(1_000);
    await short.mark(['x']);
    const stolen: Lease[] = [];

    workers.start({
      queue: short,
      handle: async leases => {
        const end = leases[0].leasedUntil.getTime() + 1_000;
        await until(async () => {
          stolen.push(...(await short.claim(1)));
          return Date.now() > end;
        });
        await workers.workOn(leases);
      },
    });
    await workers.untilEmpty();

    expect(stolen).toEqual([]);
    expect(await countEffects(knex)).toEqual({ x: 1 });
  });

  it('stops, and gives back what it has not done', async () => {
    await queue.mark(['x', 'y']);
    const before = await knex(TABLE).select('key', 'due_at', 'attempts');
    let isBusy = false;

    const handle: LeaseHandler = async (_, { signal }) => {
      isBusy = true;
      await untilAborted(signal);
    };
    workers.start({ handle });
    await until(async () => isBusy);
    await workers.stop();

    expect(await knex(TABLE).select('key', 'due_at', 'attempts')).toEqual(
      before,
    );
    expect(await queue.claim(2)).toHaveLength(2);
    expect(workers.logger.error).not.toHaveBeenCalled();
  });

  it('stops when what runs has ended', async () => {
    await queue.mark(['x']);
    let isBusy = false;

    workers.start({
      handle: async (leases, { signal }) => {
        isBusy = true;
        await untilAborted(signal).catch(() => workers.workOn(leases));
      },
    });
    await until(async () => isBusy);
    await workers.stop();

    expect(await countEffects(knex)).toEqual({ x: 1 });
  });
});
