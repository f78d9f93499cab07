import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { Client } from 'pg';
import { startInTurn } from './startupLock';

const url =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING ?? '';

/** A promise that the test settles. */
function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

const log = jest.fn();
const leave = jest.fn();

describe('startInTurn', () => {
  afterEach(() => log.mockClear());

  it('just starts without PostgreSQL', async () => {
    const start = jest.fn();
    await startInTurn({ start }, {}, log, leave);
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('starts without a database that cannot be reached, and says so', async () => {
    const start = jest.fn();
    // Nobody listens on port 1.
    const env = { GROUNDWORK_DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' };

    await startInTurn({ start }, env, log, leave);

    expect(start).toHaveBeenCalledTimes(1);
    expect(log).toHaveBeenCalledWith(
      expect.stringMatching(
        /^GROUNDWORK_DATABASE_URL cannot be reached \(.*ECONNREFUSED.*\); starting without it/,
      ),
    );
    expect(leave).not.toHaveBeenCalled();
  });

  it('takes a proxy with nobody behind it for a database that is down', async () => {
    const proxy = createServer(socket => socket.destroy());
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const start = jest.fn();

    await startInTurn(
      { start },
      { GROUNDWORK_DATABASE_URL: `postgresql://x@127.0.0.1:${port}/x` },
      log,
      leave,
    );
    proxy.close();

    expect(start).toHaveBeenCalledTimes(1);
  });

  it('leaves once the database is back', async () => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const left = deferred();
    const env = {
      GROUNDWORK_DATABASE_URL: `postgresql://x@127.0.0.1:${port}/x`,
    };
    await startInTurn({ start: async () => {} }, env, log, left.resolve);

    // What a server says when it is ready for queries, and nothing else.
    const server = createServer(socket => {
      socket.once('data', () =>
        socket.write(Buffer.from('5200000008000000005a0000000549', 'hex')),
      );
    });
    server.listen(port, '127.0.0.1');
    await left.promise;

    expect(log).toHaveBeenLastCalledWith(
      expect.stringContaining('can be reached again'),
    );
    server.close();
  }, 20_000);

  (url ? describe : describe.skip)('on PostgreSQL', () => {
    it('does not start when the server refuses', async () => {
      const start = jest.fn();
      const wrong = new URL(url);
      wrong.pathname = '/there_is_no_such_database';

      await expect(
        startInTurn(
          { start },
          { GROUNDWORK_DATABASE_URL: String(wrong) },
          log,
          leave,
        ),
      ).rejects.toThrow('there_is_no_such_database');
      expect(start).not.toHaveBeenCalled();
    });

    const env = { GROUNDWORK_DATABASE_URL: url };

    it('lets the second replica start when the first one has', async () => {
      const events: string[] = [];
      const firstIsStarting = deferred();
      const firstMayFinish = deferred();

      const first = startInTurn(
        {
          async start() {
            events.push('first starts');
            firstIsStarting.resolve();
            await firstMayFinish.promise;
            events.push('first has started');
          },
        },
        env,
        log,
        leave,
      );
      await firstIsStarting.promise;
      const second = startInTurn(
        {
          async start() {
            events.push('second starts');
          },
        },
        env,
        log,
        leave,
      );

      // What plugins do while they start must not wait for the second replica.
      const client = new Client({ connectionString: url });
      await client.connect();
      const table = `startup_lock_test_${process.pid}`;
      await client.query(`CREATE TABLE ${table} (id int)`);
      await client.query(`CREATE INDEX CONCURRENTLY ON ${table} (id)`);
      await client.query(`DROP TABLE ${table}`);
      await client.end();

      firstMayFinish.resolve();
      await Promise.all([first, second]);
      expect(log).toHaveBeenCalledWith(
        'Waiting for another replica to finish its start (0 s so far)',
      );
      expect(events).toEqual([
        'first starts',
        'first has started',
        'second starts',
      ]);
    });

    it('gives up when the connection, and so the lock, is lost', async () => {
      const starting = deferred();
      const start = startInTurn(
        {
          async start() {
            starting.resolve();
            await new Promise(() => {});
          },
        },
        env,
        log,
        leave,
      );
      const failure = start.catch(error => error);
      await starting.promise;

      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks
         WHERE locktype = 'advisory' AND objid = 70072026`,
      );
      await client.end();

      await expect(failure).resolves.toMatchObject({
        message: expect.stringMatching(/connection to .* broke/),
      });
    });

    it('passes the turn on when a replica fails to start', async () => {
      await expect(
        startInTurn(
          {
            async start() {
              throw new Error('no such plugin');
            },
          },
          env,
          log,
          leave,
        ),
      ).rejects.toThrow('no such plugin');

      const start = jest.fn();
      await startInTurn({ start }, env, log, leave);
      expect(start).toHaveBeenCalledTimes(1);
    });
  });
});
