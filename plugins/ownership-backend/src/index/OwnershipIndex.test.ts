import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Token } from '@groundwork/backstage-plugin-ownership-common';
import { Feedback } from '../domain/feedback';
import {
  component,
  hosts,
  prepared,
  REF,
} from '../store/__testUtils__/builders';
import { OwnershipStore } from '../store/OwnershipStore';
import { OwnershipIndex, OwnershipIndexOptions } from './OwnershipIndex';
import { readSnapshot } from './snapshot/readSnapshot';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const NOW = new Date('2026-03-01T12:00:00.000Z');

const host = (key: string): Token => ({
  kind: 'host',
  key,
  text: key,
  detector: 'test',
  weight: 1,
});

const said = (entityRef: string): Feedback => ({
  id: '00000000-0000-4000-8000-000000000001',
  identifier: { kind: 'host', key: 'a.test' },
  verdict: 'confirm',
  entityRef,
  createdBy: 'user:default/ada',
  createdAt: NOW,
});

describeEachDatabase('OwnershipIndex', { migrations }, ({ create }) => {
  const directory = createMockDirectory();
  const snapshotFile = directory.resolve('snapshot.gz');
  const started: OwnershipIndex[] = [];

  beforeEach(() => directory.clear());
  afterEach(async () => {
    await Promise.all(started.splice(0).map(index => index.stop()));
  });

  /** Polls only when it is told to. */
  async function start(rest: Partial<OwnershipIndexOptions>) {
    const index = await OwnershipIndex.start({
      openStore: () => Promise.reject(new Error('connection refused')),
      refreshPeriodMs: 30_000,
      pollMs: 1_000_000,
      logger: mockServices.logger.mock(),
      now: () => NOW,
      ...rest,
    });
    started.push(index);
    return index;
  }

  async function setUp() {
    const knex = await create();
    const store = new OwnershipStore(knex);
    const reading = await store.beginReading('catalog', NOW);
    await store.write(
      reading,
      {
        entities: [component('orders', ['ordering']), component('web')],
        sets: [
          prepared('catalog', 'orders', ['a.test']),
          prepared('catalog', 'web', ['b.test']),
        ],
      },
      NOW,
    );
    await store.endReading(reading, { succeededAt: NOW });
    await store.saveFeedback(said(REF('web')));
    const openStore = async () => store;
    return { knex, store, reading, openStore };
  }

  const entitiesAt = (index: OwnershipIndex, key: string) =>
    index
      .candidateFinder()([host(key)])
      .candidates.flatMap(({ steps }) => steps.flatMap(({ claims }) => claims))
      .map(claim => `${claim.source} ${claim.entityRef.split('/')[1]}`);

  it('loads what is stored', async () => {
    const { openStore } = await setUp();

    const index = await start({ openStore });

    expect(index.size).toEqual({ entities: 2, identifiers: 2, keys: 2 });
    expect(index.getEntity(REF('orders'))).toMatchObject({
      owners: ['group:default/ordering'],
    });
    expect(index.identifiersOf(REF('orders'))).toEqual([
      hosts('catalog', 'orders', ['a.test']),
    ]);
    expect([...index.allEntities()].map(it => it.name)).toEqual([
      'orders',
      'web',
    ]);
    expect(entitiesAt(index, 'a.test')).toEqual([
      'catalog orders',
      'feedback web',
    ]);
    expect(index.findNearest([], 'ordres', 1)).toMatchObject([
      { entityRef: REF('orders') },
    ]);
    expect(index.freshness()).toEqual({
      asOf: NOW.toISOString(),
      degraded: false,
      degradedReasons: [],
    });
  });

  it('follows what is stored later', async () => {
    const { store, reading, openStore } = await setUp();
    const index = await start({ openStore });
    index.findNearest([], 'anything', 1);

    await store.write(
      reading,
      {
        entities: [component('inventory')],
        deletedEntities: [REF('web')],
        sets: [prepared('catalog', 'orders', ['c.test'])],
        deletedSets: [REF('web')],
      },
      NOW,
    );
    await store.endReading(reading, { error: 'down' });
    await store.saveFeedback({
      ...said(REF('inventory')),
      id: '00000000-0000-4000-8000-000000000002',
    });
    await index.catchUp();

    expect(entitiesAt(index, 'a.test')).toEqual(['feedback inventory']);
    expect(entitiesAt(index, 'b.test')).toEqual([]);
    expect(entitiesAt(index, 'c.test')).toEqual(['catalog orders']);
    expect(index.hasEntity(REF('web'))).toBe(false);
    expect(index.findNearest([], 'inventroy', 1)).toMatchObject([
      { entityRef: REF('inventory') },
    ]);
    expect(index.sources).toMatchObject([{ source: 'catalog', error: 'down' }]);
  });

  it('starts afresh when it has missed deletions', async () => {
    const { store, reading, openStore } = await setUp();
    const index = await start({ openStore });

    await store.write(
      reading,
      { deletedEntities: [REF('web')], deletedSets: [REF('web')] },
      NOW,
    );
    const later = new Date(NOW.getTime() + 1);
    await store.purge({ deletedBefore: later, ownedBefore: NOW });
    await index.catchUp();

    expect(index.hasEntity(REF('web'))).toBe(false);
    expect(index.size).toEqual({ entities: 1, identifiers: 1, keys: 1 });
  });

  it('says when the database cannot be reached, and when it can again', async () => {
    const { store } = await setUp();
    let isUp = true;
    const logger = mockServices.logger.mock();
    const logged = (method: 'error' | 'info') =>
      new Promise<void>(resolve => {
        logger[method].mockImplementation(() => resolve());
      });
    const index = await start({
      logger,
      pollMs: 5,
      openStore: async () =>
        new Proxy(store, {
          get(target, name) {
            if (!isUp) {
              throw new Error('connection lost');
            }
            const value = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        }),
    });

    const lost = logged('error');
    isUp = false;
    await lost;
    expect(index.freshness().degradedReasons).toEqual([
      'The database cannot be reached since 2026-03-01T12:00:00.000Z; this is answered from memory.',
    ]);
    expect(entitiesAt(index, 'b.test')).toEqual(['catalog web']);
    await expect(index.findOwnersAt([], NOW)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });

    const back = logged('info');
    isUp = true;
    await back;
    expect(index.freshness().degraded).toBe(false);
  });

  describe('with a snapshot', () => {
    async function setUpSnapshot() {
      const environment = await setUp();
      const { openStore } = environment;
      const index = await start({ openStore, snapshotFile });
      await index.stop();
      return environment;
    }

    it('answers without a database, and goes on once there is one', async () => {
      const { store } = await setUpSnapshot();
      let isUp = false;
      const openStore = async () => {
        if (!isUp) {
          throw new Error('connection refused');
        }
        return store;
      };

      const index = await start({ openStore, snapshotFile });

      expect(entitiesAt(index, 'a.test')).toEqual([
        'catalog orders',
        'feedback web',
      ]);
      expect(index.freshness()).toEqual({
        asOf: NOW.toISOString(),
        degraded: true,
        degradedReasons: [
          'The database cannot be reached since 2026-03-01T12:00:00.000Z; this is answered from the snapshot of 2026-03-01T12:00:00.000Z.',
        ],
      });
      await expect(index.findOwnersAt([], NOW)).rejects.toThrow(
        "The database cannot be reached, and who owned something in the past is nowhere else; ask without 'at', or again later",
      );

      isUp = true;
      await store.saveFeedback({ ...said(REF('web')), verdict: 'reject' });
      await index.catchUp();
      expect(entitiesAt(index, 'a.test')).toEqual(['catalog orders']);
    });

    it('takes in only what has changed since', async () => {
      const { store, reading, openStore } = await setUpSnapshot();
      await store.write(
        reading,
        { sets: [prepared('catalog', 'orders', ['c.test'])] },
        NOW,
      );
      const streamEntities = jest.spyOn(store, 'streamEntities');

      const index = await start({ openStore, snapshotFile });

      expect(entitiesAt(index, 'c.test')).toEqual(['catalog orders']);
      expect(index.freshness().degraded).toBe(false);
      expect(streamEntities).not.toHaveBeenCalled();
    });

    it('of another database does not use it', async () => {
      await setUpSnapshot();
      const other = new OwnershipStore(await create());

      const index = await start({ openStore: async () => other, snapshotFile });

      expect(index.size.entities).toBe(0);
    });

    it('of a later state of the database does not use it', async () => {
      const { knex, openStore } = await setUpSnapshot();
      await knex('revision').update({ value: 1 });
      await knex('entity').where('entity_ref', REF('web')).delete();

      const index = await start({ openStore, snapshotFile });

      expect(index.hasEntity(REF('web'))).toBe(false);
    });

    it('that is broken starts without it, and replaces it', async () => {
      const { openStore } = await setUp();
      directory.setContent({ 'snapshot.gz': 'broken' });

      const index = await start({ openStore, snapshotFile });
      expect(index.size.entities).toBe(2);
      await index.stop();

      const { state } = await readSnapshot(snapshotFile);
      expect(state.entities.size).toBe(2);
    });
  });

  it('refuses to answer from nothing', async () => {
    const index = await start({ snapshotFile });

    expect(() => index.candidateFinder()).toThrow(
      'The ownership index is not loaded: the database cannot be reached, and there is no snapshot to answer from; try again later',
    );
    expect(() => index.freshness()).toThrow(
      expect.objectContaining({ name: 'ServiceUnavailableError' }),
    );
  });
});
