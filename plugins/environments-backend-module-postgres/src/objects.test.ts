import { randomUUID } from 'node:crypto';
import { Connection } from './Connection';
import { nameOf } from './names';
import { alterDatabase, createDatabase, createRole } from './objects';
import { describeWithServer, dropAll } from './__testUtils__/server';

describeWithServer('A new database', server => {
  const id = randomUUID();
  const name = nameOf(id, 'db');
  const other = nameOf(id, 'other');
  const mark = { environment: id, resource: 'db', key: 'key' };
  const { signal } = new AbortController();

  afterEach(() => dropAll(server, [name, other]));

  it('can be connected to only once it is said who may', async () => {
    await Connection.use(server.instance(), { signal }, async admin => {
      await createRole(admin, name, { verifier: 'one', mark });
      await createRole(admin, other, { verifier: 'two', mark });
      await createDatabase(admin, name, undefined);
      const asOther = { database: name, user: other };
      await expect(server.rows('SELECT 1', [], asOther)).rejects.toThrow(
        'not currently accepting connections',
      );

      await alterDatabase(admin, name, { connectionLimit: 5, mark });

      await expect(server.rows('SELECT 1', [], asOther)).rejects.toThrow(
        'permission denied for database',
      );
      const asOwner = { database: name, user: name };
      expect(await server.rows('SELECT 1 AS one', [], asOwner)).toEqual([
        { one: 1 },
      ]);
    });
  });
});
