import { mockServices } from '@backstage/backend-test-utils';
import { retryOnDeadlock } from '../database';
import { describeEachDatabase } from '../testUtils';
import { LeaseWorld, TABLE, until } from './__testUtils__/leaseWorld';
import { LeaseWorker } from './LeaseWorker';

const KEYS = Array.from({ length: 10_000 }, (_, i) => `component:default/${i}`);

describeEachDatabase('Four workers', {}, ({ create }) => {
  jest.setTimeout(60_000);

  it('work on each of 10,000 keys once for each time it was marked', async () => {
    const world = await LeaseWorld.create(await create());
    const stop = new AbortController();
    const logger = mockServices.logger.mock();
    const workers = ['a', 'b', 'c', 'd'].map(name => {
      const queue = world.queue(name);
      return new LeaseWorker({
        queue,
        logger,
        now: world.now,
        batchSize: 200,
        concurrency: 2,
        pollMs: 20,
        backOffMs: () => 0,
        handle: async leases => {
          await retryOnDeadlock(() => world.workOn(queue, leases));
        },
      });
    });
    const running = workers.map(worker => worker.run(stop.signal));
    const queue = world.queue('marker');

    for (const times of [1, 2]) {
      await queue.mark(KEYS);
      await until(async () => (await queue.stats()).size === 0);

      expect(await world.effects()).toEqual(
        Object.fromEntries([...KEYS].sort().map(key => [key, times])),
      );
    }

    stop.abort();
    await Promise.all(running);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('and marks in any order do not get into a deadlock', async () => {
    const world = await LeaseWorld.create(await create());
    const keys = KEYS.slice(0, 300);
    const queues = ['a', 'b', 'c', 'd'].map(name => world.queue(name));
    await queues[0].mark(keys);
    // In transactions nothing is tried again, so a deadlock would be an error
    const markAll = (order: string[]) =>
      world.knex.transaction(trx => queues[0].mark(order, { trx }));

    for (let round = 0; round < 10; round++) {
      const [leases] = await Promise.all(queues.map(queue => queue.claim(75)));
      await Promise.all([
        markAll(keys),
        markAll(keys.toReversed()),
        world.knex.transaction(trx =>
          queues[0].markFrom(trx(TABLE).select('key').orderBy('key', 'desc'), {
            trx,
          }),
        ),
        queues[0].renew(leases.toReversed()),
        world.workOn(queues[0], leases.toReversed(), world.now()),
      ]);
      world.pass(60_000);
    }

    expect((await queues[0].stats()).size).toBe(300);
  });
});
