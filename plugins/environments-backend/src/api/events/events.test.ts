import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../../engine/__testUtils__/world';
import {
  EventReader,
  eventually,
  refOfUser,
  startFollowApp,
} from '../__testUtils__/followApp';
import { FollowingLimits } from './Followers';
import { Snapshot } from './Snapshot';

type App = Awaited<ReturnType<typeof startFollowApp>>;

const textsOf = (reader: EventReader) =>
  reader.of('log').map(({ stage, seq }) => `${stage} ${seq}`);
const printedBy = (reader: EventReader) =>
  reader.of('service').flatMap(({ lines }) => lines);

describeEachDatabase('following an environment', { migrations }, database => {
  let knex: Knex;
  let app: App | undefined;
  const start = async (limits?: Partial<FollowingLimits>) => {
    knex = await database.create();
    app = await startFollowApp(knex, limits);
    return app;
  };
  afterEach(() => app?.stop());

  it('tells of the environment, its log and what services print', async () => {
    const { world, driver, follow } = await start();
    const { id } = await world.create();

    const reader = await follow(id);
    await eventually(() => reader.of('environment').length > 0);
    driver.printed.push('listening');
    await world.settle();
    await eventually(
      () =>
        reader.of('environment').at(-1)?.phase === 'ready' &&
        printedBy(reader).length > 0,
    );

    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(reader.of('environment')[0]).toEqual({ id, phase: 'pending' });
    expect(printedBy(reader)).toEqual(['listening']);
    const log = reader.of('log');
    expect(log.map(({ text }) => text)).toContain('made object-1');
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  });

  it.each(['header', 'query'] as const)(
    'goes on after the last event, by the %s, without a gap or anything twice',
    async way => {
      const { world, driver, follow } = await start();
      const { id } = await world.create();
      driver.printed.push('one', 'two');
      await world.settle();
      const whole = await follow(id);
      await eventually(() => printedBy(whole).length === 2);
      whole.leave();
      const total = whole.events.length;

      // From each event on: what was told up to it, and what is told after.
      for (let at = 0; at < total; at += 2) {
        const lastEventId = whole.events[at].id;
        const rest = await follow(
          id,
          way === 'header'
            ? { lastEventId }
            : { query: `?lastEventId=${lastEventId}` },
        );
        await eventually(() => rest.events.length >= total - at - 1);
        rest.leave();
        expect([...whole.events.slice(0, at + 1), ...rest.events]).toEqual(
          whole.events,
        );
      }
    },
  );

  it('goes on with the next operation', async () => {
    const { world, follow } = await start();
    const { id } = await world.create();
    await world.settle();
    const first = await follow(id);
    await eventually(() => textsOf(first).length > 0);
    const lastEventId = first.events.at(-1)!.id;
    first.leave();
    await world.want(id, 'pause', { paused: true });
    await world.settle();

    const second = await follow(id, { lastEventId });
    await eventually(() => second.of('log').length > 0);

    const operations = new Set(
      [...first.of('log'), ...second.of('log')].map(it => it.operationId),
    );
    expect(operations.size).toBe(2);
    expect(second.of('log')[0].seq).toBe(1);
    expect(second.of('environment').at(-1)).toEqual({ id, phase: 'paused' });
  });

  it('takes an id that is none for the first time', async () => {
    const { world, follow } = await start();
    const { id } = await world.create();

    const reader = await follow(id, { lastEventId: 'of-another-program' });

    await eventually(() => reader.of('environment').length === 1);
    expect(reader.of('environment')).toEqual([{ id, phase: 'pending' }]);
  });

  it('looks once for all that follow', async () => {
    const { world, follow } = await start();
    const { id } = await world.create();
    const look = Snapshot.read;
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    const looks = jest
      .spyOn(Snapshot, 'read')
      .mockImplementation(async (...asked) => {
        await released;
        return look.apply(Snapshot, asked);
      });

    const readers = await Promise.all(
      Array.from({ length: 8 }, () => follow(id)),
    );
    const before = looks.mock.calls.length;
    release();
    await eventually(() => readers.every(it => it.events.length === 1));
    looks.mockRestore();

    expect(before).toBe(1);
  });

  it('waits for a slow reader, who misses nothing, and holds up nobody', async () => {
    const { world, driver, follow } = await start();
    const { id } = await world.create();
    await world.settle();
    const slow = await follow(id);
    await eventually(() => slow.of('environment').length === 1);
    slow.response.pause();
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `${index} ${'x'.repeat(500)}`,
    );

    driver.printed.push(...lines);
    const quick = await follow(id);
    await eventually(() => printedBy(quick).length === lines.length);
    const read = printedBy(slow).length;
    slow.response.resume();
    await eventually(() => printedBy(slow).length === lines.length);

    expect(read).toBeLessThan(lines.length);
    expect(printedBy(slow)).toEqual(lines);
    expect(printedBy(quick)).toEqual(lines);
  }, 60_000);

  it('ends when the reader may not read it any more', async () => {
    const { world, denied, follow } = await start({ askAgainMs: 50 });
    const { id } = await world.create();
    const [mina, otto] = [
      await follow(id, { user: 'mina' }),
      await follow(id, { user: 'otto' }),
    ];
    await eventually(() => otto.of('environment').length === 1);

    denied.add(refOfUser('mina'));
    await eventually(() => mina.ended);

    expect(otto.ended).toBe(false);
  });

  it('ends when the process does, and lets only so many follow', async () => {
    const { world, followers, follow } = await start({ perUser: 2, atOnce: 3 });
    const { id } = await world.create();
    const readers = [
      await follow(id),
      await follow(id),
      await follow(id, { user: 'otto' }),
    ];

    const third = await follow(id);
    const fourth = await follow(id, { user: 'ada' });
    expect([third, fourth].map(it => it.response.statusCode)).toEqual([
      429, 429,
    ]);

    readers[0].leave();
    await eventually(() => readers[0].ended);
    let again = await follow(id);
    for (let left = 50; left > 0 && again.response.statusCode !== 200; left--) {
      again = await follow(id);
    }
    expect(again.response.statusCode).toBe(200);

    followers.close();
    await eventually(() => readers.every(it => it.ended) && again.ended);
  });

  it('shows that it is there', async () => {
    const { world, follow } = await start({ beatMs: 20 });
    const { id } = await world.create();

    const reader = await follow(id);

    await eventually(() => reader.comments > 2);
    expect(reader.response.statusCode).toBe(200);
  });

  it('blackens secrets in what services print', async () => {
    const { world, driver, follow } = await start();
    const { id } = await world.create();
    await world.settle();
    await knex.transaction(trx =>
      world.secrets.put(
        trx,
        { environmentId: id, resource: 'web', name: 'key' },
        Buffer.from('hunter2-hunter2'),
      ),
    );
    driver.printed.push('connecting with hunter2-hunter2');

    const reader = await follow(id);

    await eventually(() => printedBy(reader).length === 1);
    expect(printedBy(reader)).toEqual(['connecting with ***']);
  });

  it('goes on beside a service whose output cannot be shown, and says so once', async () => {
    const { world, driver, follow } = await start();
    const { id } = await world.create();
    await world.settle();
    await knex.transaction(trx =>
      world.secrets.put(
        trx,
        { environmentId: id, resource: 'web', name: 'key' },
        Buffer.from('hunter2-hunter2'),
      ),
    );
    const reader = await follow(id);
    await eventually(() => reader.of('environment').length === 1);
    const [{ key_id: keyId }] = await knex('secret').select('key_id');
    await knex('secret').update({ key_id: 'gone' });

    driver.printed.push('connecting with hunter2-hunter2');
    await eventually(() => printedBy(reader).length === 1);
    await world.want(id, 'pause', { paused: true });
    await world.settle();
    await eventually(() => reader.of('environment').at(-1)?.phase === 'paused');
    world.clock.pass(60_000);
    await knex('secret').update({ key_id: keyId });
    await eventually(() => printedBy(reader).length === 2);

    expect(reader.ended).toBe(false);
    expect(printedBy(reader)).toEqual([
      '(not shown: a secret of the environment cannot be read, so nobody can tell whether this holds it)',
      'connecting with ***',
    ]);
  });

  it('reads one that nobody works on rarely, but at once when woken', async () => {
    const { world, driver, followers, follow } = await start();
    const { id } = await world.create();
    await world.settle();
    const looks = jest.spyOn(driver, 'readOutput');
    const reader = await follow(id);
    await eventually(() => looks.mock.calls.length > 0);

    const { count } = await countStatements(knex, async () => {
      const before = looks.mock.calls.length;
      await eventually(() => looks.mock.calls.length >= before + 18);
    });
    // Of 18 looks every sixth reads, with three statements; it may be under way.
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(4 * 3);

    const reads = jest.spyOn(Snapshot, 'read');
    followers.wake(id);
    await eventually(() => reads.mock.calls.length > 0);
    reads.mockRestore();
    expect(reader.ended).toBe(false);
  });
});
