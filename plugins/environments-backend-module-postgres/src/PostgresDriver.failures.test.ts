import { createServer } from 'node:net';
import { createTestContext } from '@groundwork/backstage-plugin-environments-node/testing';
import { DriverTrial } from './__testUtils__/DriverTrial';
import { describeWithServer, dropAll } from './__testUtils__/server';

describeWithServer('What PostgresDriver refuses, and what fails', server => {
  let trial: DriverTrial;
  let name: string;

  beforeEach(() => {
    trial = new DriverTrial(server);
    name = trial.name;
  });

  afterEach(() => trial.end());

  it.each([
    [
      { template: 'postgres' },
      "template 'postgres' is not allowed on 'default'",
    ],
    [{ extensions: ['dblink'] }, "extension 'dblink' is not allowed"],
    [{ instance: 'other' }, "There is no PostgreSQL server 'other'"],
    [{ connectionLimit: 0 }, 'connectionLimit has to be a whole number'],
    [{ seed: 'SELECT 1' }, 'seed has to be a list of texts'],
  ])('refuses %j', async (spec, error) => {
    const step = await trial.apply(trial.driver(), spec);

    expect(step).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining(error),
    });
    await expect(
      server.rows('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]),
    ).resolves.toHaveLength(0);
  });

  it('runs the seed whole or not at all, and not as the admin', async () => {
    const refused = await trial.apply(trial.driver(), {
      seed: [
        'CREATE TABLE once (id integer PRIMARY KEY)',
        'INSERT INTO once VALUES (1), (1)',
      ],
    });
    expect(refused).toMatchObject({
      kind: 'fail',
      error: expect.stringMatching(
        /^Statement 2 of the seed is refused: duplicate key/,
      ),
    });

    const forbidden = await trial.apply(trial.driver(), {
      seed: ['RESET ROLE', 'CREATE ROLE intruder'],
    });
    expect(forbidden).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('permission denied to create role'),
    });

    const good = await trial.apply(trial.driver(), {
      seed: ['CREATE TABLE once AS SELECT 1 AS id'],
    });
    expect(good.kind).toBe('done');
    // Another seed is for another database.
    await trial.apply(trial.driver(), { seed: ['DROP TABLE once'] });
    const rows = await server.rows<{ id: number }>('SELECT id FROM once', [], {
      database: name,
      user: name,
    });
    expect(rows.map(({ id }) => id)).toEqual([1]);
  });

  it('does not touch what somebody else has made under its name', async () => {
    const driver = trial.driver();
    await server.rows(`CREATE ROLE "${name}"`);
    const error = `'${name}' is there, but without our mark: it belongs to somebody else`;

    await expect(trial.apply(driver)).resolves.toMatchObject({
      kind: 'fail',
      error,
    });
    await expect(trial.destroy(driver)).resolves.toMatchObject({
      kind: 'fail',
      error,
    });
    await expect(
      driver.destroyOrphan(trial.test.observeContext, {
        externalId: `default/${name}`,
      }),
    ).rejects.toThrow(error);
    await expect(
      server.rows('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]),
    ).resolves.toHaveLength(1);
  });

  it('works with an admin that is no superuser', async () => {
    const admin = `admin_${name}`;
    await server.rows(
      `CREATE ROLE "${admin}" LOGIN CREATEDB CREATEROLE PASSWORD 'x'`,
    );
    try {
      const driver = trial.driver({ user: admin, password: 'x' });
      await expect(
        trial.apply(driver, { seed: ['CREATE TABLE a (b integer)'] }),
      ).resolves.toMatchObject({ kind: 'done' });
      await expect(
        driver.pause(trial.test.context, { state: trial.state()! }),
      ).resolves.toMatchObject({ kind: 'done' });
      await expect(trial.destroy(driver)).resolves.toMatchObject({
        kind: 'done',
      });
    } finally {
      await dropAll(server, [name, admin]);
    }
  });

  it('tries again later where there is no server', async () => {
    const closed = createServer();
    await new Promise<void>(resolve => {
      closed.listen(0, '127.0.0.1', resolve);
    });
    const { port } = closed.address() as { port: number };
    await new Promise(resolve => {
      closed.close(resolve);
    });
    const driver = trial.driver({ host: '127.0.0.1', port });

    await expect(trial.apply(driver)).resolves.toMatchObject({
      kind: 'retry',
      class: 'transient',
      error: expect.stringContaining('ECONNREFUSED'),
    });
    await expect(trial.observe(driver)).resolves.toMatchObject({
      status: 'unknown',
      message: expect.stringContaining("Server 'default' cannot be asked"),
    });
    // An inventory that cannot be read is not one with nothing in it.
    await expect(
      driver
        .inventory(trial.test.observeContext)
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow('ECONNREFUSED');
  });

  it('tries again later while a template is in use', async () => {
    const template = `tpl_${name}`;
    trial.willMake(template);
    await server.rows(`CREATE DATABASE "${template}"`);
    const driver = trial.driver({ templates: [template] });

    await server.use(
      async () => {
        await expect(trial.apply(driver, { template })).resolves.toMatchObject({
          kind: 'retry',
          class: 'transient',
          error: expect.stringContaining('is being accessed by other users'),
        });
      },
      { database: template },
    );

    await expect(trial.apply(driver, { template })).resolves.toMatchObject({
      kind: 'done',
    });
  });

  it('ends in the middle of a statement when it is aborted', async () => {
    const worker = new AbortController();
    const aborted = createTestContext({
      ...trial.test.scope,
      ledger: trial.test.ledger,
      signal: worker.signal,
    });
    const applying = trial.apply(
      trial.driver(),
      { seed: ['SELECT pg_sleep(600)'] },
      aborted,
    );
    const sleeping = async (): Promise<boolean> =>
      (
        await server.rows(
          `SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND query LIKE '%pg_sleep%'`,
          [name],
        )
      ).length > 0;
    while (!(await sleeping())) {
      await new Promise(resolve => {
        setTimeout(resolve, 20);
      });
    }

    worker.abort(new Error('The worker stops'));

    await expect(applying).rejects.toThrow('The worker stops');
  });
});
