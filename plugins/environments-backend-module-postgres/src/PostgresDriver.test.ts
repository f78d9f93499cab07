import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { createTestContext } from '@groundwork/backstage-plugin-environments-node/testing';
import { DriverTrial } from './__testUtils__/DriverTrial';
import { describeWithServer } from './__testUtils__/server';
import { nameOf } from './names';

describeWithServer('PostgresDriver', server => {
  let trial: DriverTrial;
  let name: string;

  beforeEach(() => {
    trial = new DriverTrial(server);
    name = trial.name;
  });

  afterEach(() => trial.end());

  it('lets only the owner of a database connect to it', async () => {
    const [other, otherId] = ['db2', trial.environment.id];
    await trial.apply(trial.driver());
    const second = createTestContext({
      environmentId: otherId,
      resource: other,
      ledger: trial.test.ledger,
    });
    const otherName = nameOf(otherId, other);
    trial.willMake(otherName);
    await trial.driver().apply(second.context, {
      desired: { ...trial.desire(), resource: other },
    });

    await expect(
      server.rows('SELECT 1', [], { database: name, user: otherName }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('clones a template, and gives all in it to the owner', async () => {
    const template = `tpl_${name}`;
    trial.willMake(template);
    await server.rows(`CREATE DATABASE "${template}"`);
    await server.use(
      async client => {
        await client.query(`
          CREATE SCHEMA "Of Sales";
          CREATE TYPE "Of Sales".mood AS ENUM ('good', 'bad');
          CREATE TABLE "Of Sales"."Order" (id serial PRIMARY KEY, mood "Of Sales".mood);
          CREATE VIEW seen AS SELECT * FROM "Of Sales"."Order";
          CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n * 2';
          INSERT INTO "Of Sales"."Order" (mood) VALUES ('good');`);
      },
      { database: template },
    );

    const step = await trial.apply(trial.driver({ templates: [template] }), {
      template,
      seed: [`INSERT INTO "Of Sales"."Order" (mood) VALUES ('bad')`],
    });

    expect(step.kind).toBe('done');
    await server.use(
      async client => {
        const { rows } = await client.query(
          'SELECT mood FROM seen ORDER BY id',
        );
        expect(rows.map(({ mood }) => mood)).toEqual(['good', 'bad']);
        await client.query(
          'ALTER TABLE "Of Sales"."Order" ADD COLUMN note text',
        );
        await client.query(`ALTER TYPE "Of Sales".mood ADD VALUE 'so-so'`);
        await client.query('DROP VIEW seen; DROP FUNCTION twice');
      },
      { database: name, user: name },
    );
  });

  it('says what counts only when a database is made, and has changed since', async () => {
    const template = `tpl_${name}`;
    trial.willMake(template);
    await server.rows(`CREATE DATABASE "${template}"`);
    const driver = trial.driver({ templates: [template] });
    const first = { seed: ['CREATE TABLE a (b integer)'] };
    const second = { seed: ['CREATE TABLE c (d integer)'], template };
    await trial.apply(driver, first);
    await trial.apply(driver, second);
    const plan = (spec: Record<string, unknown>) =>
      driver.plan(trial.test.observeContext, {
        desired: trial.desire(spec),
        state: trial.state(),
      });

    const said = [
      'its seed has changed, which is not run again: destroy the environment to begin with it',
      'its template has changed, which is not cloned again: destroy the environment to begin with it',
    ];
    expect(await plan(second)).toEqual({ action: 'update', changes: said });
    expect(await plan(first)).toEqual({ action: 'unchanged', changes: [] });
    expect(
      await plan({ seed: ['INSERT INTO a VALUES ((known after apply))'] }),
    ).toEqual({ action: 'unchanged', changes: [] });
    expect(
      trial.test.ledger
        .logs()
        .filter(({ level }) => level === 'warn')
        .map(({ text }) => text),
    ).toEqual(said);
  });

  it('tells what is missing, and what nobody has allowed', async () => {
    const driver = trial.driver();
    await trial.apply(driver);
    await server.rows(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    await expect(trial.observe(driver)).resolves.toMatchObject({
      status: 'degraded',
      drift: `Database ${name} allows no connections`,
    });

    await server.rows(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await server.rows(`ALTER ROLE "${name}" NOLOGIN`);
    await expect(trial.observe(driver)).resolves.toMatchObject({
      drift: `Role ${name} may not log in`,
    });

    await server.rows(`ALTER DATABASE "${name}" OWNER TO CURRENT_USER`);
    await expect(trial.observe(driver)).resolves.toMatchObject({
      drift: expect.stringContaining(`Database ${name} belongs to`),
    });

    await server.rows(`DROP ROLE "${name}"`);
    await expect(trial.observe(driver)).resolves.toMatchObject({
      status: 'degraded',
      drift: `Role ${name} is missing`,
    });
  });

  it('ends connections when it pauses and when it destroys', async () => {
    const driver = trial.driver();
    const login = { database: name, user: name };
    await trial.apply(driver);
    await server.use(async client => {
      const lost = new Promise(resolve => client.on('error', resolve));
      const step = await driver.pause(trial.test.context, {
        state: trial.state()!,
      });
      await trial.test.complete(step);
      await expect(lost).resolves.toMatchObject({ code: '57P01' });
    }, login);
    await expect(server.rows('SELECT 1', [], login)).rejects.toMatchObject({
      code: '55000',
    });

    await trial.apply(driver);
    await server.use(async client => {
      const lost = new Promise(resolve => client.on('error', resolve));
      await trial.destroy(driver);
      await expect(lost).resolves.toMatchObject({ code: '57P01' });
    }, login);
  });

  it('never sends a password to the server', async () => {
    const driver = trial.driver();
    const step = await trial.apply(driver);
    const { outputs } = step as Extract<DriverStep, { kind: 'done' }>;
    const [row] = await server.rows<{ rolpassword: string }>(
      'SELECT rolpassword FROM pg_authid WHERE rolname = $1',
      [name],
    );

    expect(row.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
    expect(outputs?.password).toEqual({ $secret: expect.any(String) });
    expect(outputs).toMatchObject({ database: name, user: name });
  });

  it('makes a new connection string when the public address changes', async () => {
    await trial.apply(trial.driver());
    const before = trial.test.ledger.secretValues();
    const moved = { publicHost: 'db.acme.test', publicPort: 6432, ssl: false };

    const step = await trial.apply(trial.driver(moved));

    expect(step).toMatchObject({
      outputs: { host: 'db.acme.test', port: 6432 },
    });
    const added = trial.test.ledger
      .secretValues()
      .filter(value => !before.includes(value));
    expect(added).toEqual([
      expect.stringMatching(
        new RegExp(
          `^postgresql://${name}:[\\w-]{32}@db\\.acme\\.test:6432/${name}$`,
        ),
      ),
    ]);
  });
});
