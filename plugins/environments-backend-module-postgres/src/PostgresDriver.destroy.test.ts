import { randomUUID } from 'node:crypto';
import { DriverTrial } from './__testUtils__/DriverTrial';
import { describeWithServer, dropAll } from './__testUtils__/server';

describeWithServer('What PostgresDriver leaves', server => {
  const shared = `shared_${randomUUID().slice(0, 8)}`;
  const admin = `admin_${randomUUID().slice(0, 8)}`;
  let first: DriverTrial;
  let second: DriverTrial;

  beforeAll(async () => {
    await server.rows(
      `CREATE ROLE "${admin}" LOGIN CREATEDB CREATEROLE PASSWORD 'x'`,
    );
  });

  beforeEach(async () => {
    await server.rows(`CREATE DATABASE "${shared}"`);
    await server.rows('GRANT CREATE ON SCHEMA public TO PUBLIC', [], {
      database: shared,
    });
    first = new DriverTrial(server);
    second = new DriverTrial(server);
  });

  afterEach(async () => {
    await dropAll(server, [shared]);
    await second.end();
    await first.end();
  });

  afterAll(() => dropAll(server, [admin]));

  const exists = async (role: string) =>
    (await server.rows('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]))
      .length > 0;

  const as = (role: string, database: string, ...statements: string[]) =>
    server.use(
      async client => {
        for (const statement of statements) {
          await client.query(statement);
        }
      },
      { database, user: role },
    );

  it.each([
    ['a superuser', {}],
    ['no superuser', { user: admin, password: 'x' }],
  ])(
    'is nothing of the role elsewhere, by an admin that is %s',
    async (_, more) => {
      const driver = first.driver(more);
      await first.apply(driver, { seed: ['CREATE TABLE a (b integer)'] });
      await second.apply(driver, { seed: ['CREATE TABLE a (b integer)'] });
      await as(first.name, 'postgres', 'SELECT lo_create(0)');
      await as(first.name, shared, 'CREATE TABLE public.mine (a integer)');
      await as(
        second.name,
        second.name,
        `GRANT SELECT ON a TO "${first.name}"`,
        `GRANT CONNECT ON DATABASE "${second.name}" TO "${first.name}"`,
      );

      await expect(first.destroy(driver)).resolves.toEqual({
        kind: 'done',
        state: {},
      });

      await expect(exists(first.name)).resolves.toBe(false);
      await expect(
        server.rows(`SELECT 1 FROM pg_class WHERE relname = 'mine'`, [], {
          database: shared,
        }),
      ).resolves.toHaveLength(0);
      await expect(
        server.rows('SELECT * FROM a', [], {
          database: second.name,
          user: second.name,
        }),
      ).resolves.toEqual([]);
      await expect(second.destroy(driver)).resolves.toMatchObject({
        kind: 'done',
      });
    },
  );

  it('is what others have made of it, and it says so', async () => {
    const driver = first.driver();
    await first.apply(driver);
    await as(first.name, shared, 'CREATE TABLE public.mine (a integer)');
    await server.rows('CREATE VIEW public.theirs AS TABLE public.mine', [], {
      database: shared,
    });

    await expect(first.destroy(driver)).resolves.toMatchObject({
      kind: 'retry',
      class: 'transient',
      error: expect.stringMatching(
        new RegExp(
          `^Role ${first.name} is still used in ${shared}: .*theirs`,
          's',
        ),
      ),
      remediation: expect.any(String),
    });

    await server.rows('DROP VIEW public.theirs', [], { database: shared });
    await expect(first.destroy(driver)).resolves.toMatchObject({
      kind: 'done',
    });
  });

  it('is what a paused database keeps, and it says so', async () => {
    const driver = first.driver();
    await first.apply(driver);
    await second.apply(driver, { seed: ['CREATE TABLE a (b integer)'] });
    await as(second.name, second.name, `GRANT SELECT ON a TO "${first.name}"`);
    const paused = await second.pause(driver);
    await second.test.complete(paused);

    await expect(first.destroy(driver)).resolves.toMatchObject({
      kind: 'retry',
      class: 'transient',
      error: expect.stringContaining(`is still used in ${second.name}`),
    });

    await second.apply(driver);
    await expect(first.destroy(driver)).resolves.toMatchObject({
      kind: 'done',
    });
  });

  it('is not a role that is still at work elsewhere', async () => {
    const driver = first.driver();
    await first.apply(driver);
    await server.use(
      async client => {
        const lost = new Promise(resolve => {
          client.on('error', resolve);
        });
        await expect(first.destroy(driver)).resolves.toMatchObject({
          kind: 'done',
        });
        await expect(lost).resolves.toMatchObject({ code: '57P01' });
      },
      { database: shared, user: first.name },
    );
  });

  it('is a database that a superuser is connected to, and it says so', async () => {
    const driver = first.driver({ user: admin, password: 'x' });
    await first.apply(driver);
    await server.use(
      async () => {
        const step = await first.pause(driver);
        expect(step).toMatchObject({ kind: 'done' });
        await first.test.complete(step);

        await expect(first.destroy(driver)).resolves.toMatchObject({
          kind: 'retry',
          class: 'transient',
          error: expect.stringMatching(
            new RegExp(
              `^Database ${first.name} cannot be removed while 'postgres' is connected to it \\(.*process \\d+\\)`,
            ),
          ),
          remediation: expect.stringContaining('pg_terminate_backend'),
        });
      },
      { database: first.name },
    );

    await expect(first.destroy(driver)).resolves.toMatchObject({
      kind: 'done',
    });
  });
});
