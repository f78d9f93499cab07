import { Client } from 'pg';
import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { DriverTrial } from './__testUtils__/DriverTrial';
import { describeWithServer } from './__testUtils__/server';

describeWithServer(
  'PostgresDriver in a database whose owner is hostile',
  server => {
    let trial: DriverTrial;
    let name: string;
    let template: string;
    let intruder: string;

    beforeEach(async () => {
      trial = new DriverTrial(server);
      name = trial.name;
      template = trial.willMake(`tpl_${name}`);
      intruder = trial.willMake(`intruder_${name}`.slice(0, 63));
      await server.rows(`CREATE DATABASE "${template}"`);
    });

    afterEach(() => trial.end());

    const driver = () =>
      trial.driver({ templates: [template], extensions: ['citext'] });
    const asOwner = (...statements: string[]) =>
      server.use(
        async client => {
          for (const statement of statements) {
            await client.query(statement);
          }
        },
        { database: name, user: name },
      );
    const intruders = () =>
      server.rows('SELECT 1 FROM pg_roles WHERE rolname = $1', [intruder]);
    const seedsRun = () =>
      server.rows<{ id: number }>('SELECT id FROM public.seeded', [], {
        database: name,
        user: name,
      });

    // Each is found before what pg_catalog has, if the search path says so.
    const traps = () => {
      const made = `'CREATE ROLE "${intruder}" SUPERUSER'::text`;
      return [
        'CREATE SCHEMA evil',
        `CREATE FUNCTION evil.format(text, name, text) RETURNS text LANGUAGE sql AS $$ SELECT ${made} $$`,
        `CREATE VIEW evil.pg_namespace AS SELECT 1::oid AS oid, 'x'::name AS nspname, 10::oid AS nspowner`,
        `ALTER DATABASE "${name}" SET search_path = evil, pg_catalog, public`,
      ];
    };

    it('runs nothing that the owner has made', async () => {
      const spec = {
        template,
        seed: ['CREATE TABLE seeded AS SELECT 1 AS id'],
      };
      await trial.apply(driver(), spec);
      await asOwner(...traps(), `COMMENT ON DATABASE "${name}" IS NULL`);

      const step = await trial.apply(driver(), {
        ...spec,
        extensions: ['citext'],
      });

      expect(step).toMatchObject({ kind: 'done' });
      await expect(intruders()).resolves.toHaveLength(0);
      await expect(
        server.rows(
          `SELECT n.nspname FROM pg_catalog.pg_extension e
         JOIN pg_catalog.pg_namespace n ON n.oid = extnamespace
         WHERE extname = 'citext'`,
          [],
          { database: name },
        ),
      ).resolves.toEqual([{ nspname: 'public' }]);
    });

    it('gives nothing away in a database that a seed has failed in', async () => {
      const seed = [...traps(), 'COMMIT', 'SELECT 1 / 0'];
      await expect(
        trial.apply(driver(), { template, seed }),
      ).resolves.toMatchObject({ kind: 'fail' });

      const again = { template, seed: ['SELECT 1'] };
      await expect(trial.apply(driver(), again)).resolves.toMatchObject({
        kind: 'done',
      });

      await expect(intruders()).resolves.toHaveLength(0);
    });

    it.each([
      ['search_path', 'nowhere'],
      ['role', () => `"${name}"`],
      ['default_transaction_read_only', 'on'],
      ['statement_timeout', '1'],
    ])(
      'is not kept from its work by a %s of the database',
      async (key, value) => {
        await trial.apply(driver(), { seed: [] });
        const text = typeof value === 'string' ? value : value();
        await server.rows(`ALTER DATABASE "${name}" SET ${key} = ${text}`);

        await expect(
          trial.apply(driver(), { extensions: ['citext'] }),
        ).resolves.toMatchObject({ kind: 'done' });

        await server.rows(`ALTER DATABASE "${name}" RESET ${key}`);
        const [{ owner }] = await server.rows<{ owner: string }>(
          `SELECT pg_get_userbyid(extowner) AS owner FROM pg_catalog.pg_extension
       WHERE extname = 'citext'`,
          [],
          { database: name },
        );
        expect(owner).toBe(server.instance().user);
      },
    );

    it('runs a seed once, whatever the owner has made of the comment', async () => {
      const spec = { seed: ['CREATE TABLE seeded AS SELECT 1 AS id'] };
      await trial.apply(driver(), spec);
      await asOwner(`COMMENT ON DATABASE "${name}" IS NULL`);

      await expect(trial.apply(driver(), spec)).resolves.toMatchObject({
        kind: 'done',
      });

      await expect(seedsRun()).resolves.toEqual([{ id: 1 }]);
    });

    it('runs the seed again in a database that was made anew', async () => {
      const spec = { seed: ['CREATE TABLE seeded AS SELECT 1 AS id'] };
      await trial.apply(driver(), spec);
      await server.rows(`DROP DATABASE "${name}" WITH (FORCE)`);

      await expect(trial.apply(driver(), spec)).resolves.toMatchObject({
        kind: 'done',
      });

      await expect(seedsRun()).resolves.toEqual([{ id: 1 }]);
    });

    it('does not run a seed twice that was run before the role said so', async () => {
      const spec = { seed: ['CREATE TABLE seeded AS SELECT 1 AS id'] };
      const step = (await trial.apply(driver(), spec)) as DriverStep;
      expect(step.kind).toBe('done');
      const [{ mark }] = await server.rows<{ mark: string }>(
        `SELECT shobj_description(oid, 'pg_authid') AS mark FROM pg_roles
       WHERE rolname = $1`,
        [name],
      );
      expect(JSON.parse(mark).groundwork.seeded).toBe(true);
      const { seeded, ...without } = JSON.parse(mark).groundwork;
      await server.rows(
        `COMMENT ON ROLE "${name}" IS ${new Client().escapeLiteral(
          JSON.stringify({ groundwork: without }),
        )}`,
      );

      await expect(trial.apply(driver(), spec)).resolves.toMatchObject({
        kind: 'done',
      });
    });

    it('takes no role for ours since its database has a comment', async () => {
      await trial.apply(driver(), {});
      await server.rows(`COMMENT ON ROLE "${name}" IS NULL`);

      await expect(trial.destroy(driver())).resolves.toMatchObject({
        kind: 'fail',
        error: expect.stringContaining('without our mark'),
      });
    });
  },
);
