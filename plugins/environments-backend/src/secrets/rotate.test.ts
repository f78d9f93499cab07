import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { KeyRing, SecretKey } from './KeyRing';
import { SecretStore } from './SecretStore';

const [OLD, GONE, NEW]: SecretKey[] = ['old', 'gone', 'new'].map(
  (id, index) => ({ id, key: Buffer.alloc(32, index + 1) }),
);

describeEachDatabase('SecretStore.rotate', { migrations }, ({ create }) => {
  let knex: Knex;
  let number = 0;
  const storeWith = (...keys: SecretKey[]) =>
    new SecretStore({
      knex,
      keys: new KeyRing(keys),
      newId: () => String(++number).padStart(4, '0'),
      now: () => new Date('2026-11-20T12:00:00Z'),
    });
  const put = (store: SecretStore, count: number) =>
    knex.transaction(async trx => {
      const refs = [];
      for (let index = 0; index < count; index += 1) {
        refs.push(
          await store.put(
            trx,
            { environmentId: 'e1', resource: 'web', name: `n${number}` },
            Buffer.from('correct-horse'),
          ),
        );
      }
      return refs;
    });
  const rotate = (store: SecretStore) =>
    store.rotate(new AbortController().signal);

  beforeEach(async () => {
    knex = await create();
    number = 0;
  });

  it('passes over what cannot be read, and goes on', async () => {
    // More than are looked at together.
    await put(storeWith(GONE), 201);
    const [ref] = await put(storeWith(OLD), 1);

    const rotation = await rotate(storeWith(NEW, OLD));

    expect(rotation).toEqual({
      rotated: 1,
      unreadable: new Map([['gone', 201]]),
    });
    const secret = await storeWith(NEW).read('e1', ref);
    expect(secret.reveal()).toBe('correct-horse');
  });

  it('leaves what cannot be read as it is, for when its key is back', async () => {
    const [ref] = await put(storeWith(GONE), 1);
    await rotate(storeWith(NEW));

    const rotation = await rotate(storeWith(NEW, GONE));

    expect(rotation).toEqual({ rotated: 1, unreadable: new Map() });
    const secret = await storeWith(NEW).read('e1', ref);
    expect(secret.reveal()).toBe('correct-horse');
  });
});
