import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { all, hosts, prepared } from './__testUtils__/builders';
import { OwnershipStore } from './OwnershipStore';
import { readMark, takeRevision } from './revision';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const NOW = new Date('2026-03-03T03:00:00Z');

describeEachDatabase('revision', { migrations }, ({ create, dialect }) => {
  it('counts up from nought', async () => {
    const knex = await create();
    expect((await readMark(knex)).revision).toBe(0);

    const taken = [];
    for (let count = 0; count < 3; count++) {
      taken.push(await knex.transaction(takeRevision));
    }

    expect(taken).toEqual([1, 2, 3]);
    expect((await readMark(knex)).revision).toBe(3);
  });

  it('is not used up by a transaction that comes to nothing', async () => {
    const knex = await create();

    await expect(
      knex.transaction(async tx => {
        await takeRevision(tx);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');

    expect((await readMark(knex)).revision).toBe(0);
    expect(await knex.transaction(takeRevision)).toBe(1);
  });

  it('is another one for each of many at once', async () => {
    const knex = await create();

    const taken = await Promise.all(
      Array.from({ length: 20 }, () => knex.transaction(takeRevision)),
    );

    expect(taken.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('lets nobody miss what was written under a smaller number', async () => {
    const knex = await create();
    const store = new OwnershipStore(knex);
    const sources = ['a', 'b', 'c', 'd'];
    const names = Array.from({ length: 10 }, (_, number) => `e-${number}`);
    const seen = new Set<string>();
    let revision = 0;
    const follow = async () => {
      const mark = await store.readMark();
      for (const set of await all(store.streamSetsChangedSince(revision))) {
        seen.add(`${set.source} ${set.entityRef}`);
      }
      revision = mark.revision;
    };

    let isWriting = true;
    const following = (async () => {
      while (isWriting) {
        await follow();
      }
    })();
    await Promise.all(
      sources.map(async source => {
        const reading = await store.beginReading(source, NOW);
        for (const name of names) {
          const sets = [prepared(source, name, [`${name}.test`])];
          await store.write(reading, { sets }, NOW);
        }
      }),
    );
    isWriting = false;
    await following;
    await follow();

    const written = sources.flatMap(source =>
      names.map(name => `${source} ${hosts(source, name, []).entityRef}`),
    );
    expect([...seen].sort()).toEqual(written.sort());
    expect(revision).toBe(40);
  });

  it('says so when the row is gone', async () => {
    const knex = await create();
    await knex('revision').delete();

    await expect(readMark(knex)).rejects.toThrow("Table 'revision' is empty");
  });

  if (dialect === 'postgres') {
    it('becomes visible in the order of the numbers', async () => {
      const knex = await create();
      const first = await knex.transaction();
      expect(await takeRevision(first)).toBe(1);
      const second = knex.transaction(takeRevision);
      const isDone = jest.fn();
      second.then(isDone);

      // It waits for the row as long as the first may still be undone.
      expect((await readMark(knex)).revision).toBe(0);
      await knex.raw('select pg_sleep(0.05)');
      expect(isDone).not.toHaveBeenCalled();

      await first.commit();
      expect(await second).toBe(2);
      expect((await readMark(knex)).revision).toBe(2);
    });
  }
});
