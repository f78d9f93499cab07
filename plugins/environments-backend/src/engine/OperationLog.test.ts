import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { createWorld, migrations } from './__testUtils__/world';
import { Blackener } from './Blackener';
import { findLines, OperationLog } from './OperationLog';
import { Session } from './Session';

describeEachDatabase('OperationLog', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  let isAway: boolean;
  beforeEach(async () => {
    knex = await create();
    world = createWorld(knex);
    isAway = false;
  });

  /** A log of an operation, and what of it is written. */
  async function createLog() {
    const { id } = await world.create();
    const [lease] = await world.queue.claim(1);
    const [operation] = await world.operationStore.findNewest(id, 1);
    const log = new OperationLog({
      session: new Session(
        {
          ...world,
          knex,
          onBoundary: () => {
            if (isAway) {
              throw new Error('The database is away');
            }
          },
        },
        lease,
      ),
      operationId: operation.id,
      blackener: new Blackener({ ...world, environmentId: id }),
      now: world.clock.now,
    });
    const read = async () => {
      const page = { after: 0, limit: 9_999 };
      const lines = await findLines(knex, operation.id, page);
      return lines.map(({ level, text }) => `${level} ${text}`);
    };
    return { log, read };
  }

  it('keeps what is said while the database is away', async () => {
    const { log, read } = await createLog();
    isAway = true;
    log.add('web', 'info', 'one');
    await expect(log.flush()).rejects.toThrow('The database is away');
    log.add('web', 'info', 'two');
    await expect(log.flush()).rejects.toThrow('The database is away');
    isAway = false;
    await log.flush();

    expect(await read()).toEqual(['info one', 'info two']);
  });

  it('keeps the first 5000 texts, and says how many it has not', async () => {
    const { log, read } = await createLog();
    isAway = true;
    for (let count = 1; count <= 4_999; count++) {
      log.add('web', 'info', `${count}`);
    }
    await expect(log.flush()).rejects.toThrow('The database is away');
    for (let count = 5_000; count <= 5_003; count++) {
      log.add('web', 'info', `${count}`);
    }
    await expect(log.flush()).rejects.toThrow('The database is away');
    isAway = false;
    await log.flush();
    log.add('web', 'info', 'and on');
    await log.flush();

    expect((await read()).slice(4_998)).toEqual([
      'info 4999',
      'info 5000',
      'warn 3 more texts were left out: there were more than could be written',
      'info and on',
    ]);
  });

  it('keeps 4 million characters, and any single text', async () => {
    const { log, read } = await createLog();
    log.add('web', 'info', '.'.repeat(5_000_000));
    log.add('web', 'info', 'too much');
    await log.flush();
    log.add('web', 'info', 'enough');
    await log.flush();

    expect((await read()).slice(1)).toEqual([
      'warn 1 more texts were left out: there were more than could be written',
      'info enough',
    ]);
  });
});
