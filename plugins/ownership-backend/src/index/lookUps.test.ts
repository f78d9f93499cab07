import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  component,
  hosts,
  prepared,
  REF,
} from '../store/__testUtils__/builders';
import { OwnershipStore } from '../store/OwnershipStore';
import { OwnershipIndex } from './OwnershipIndex';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const NOW = new Date('2026-03-01T12:00:00.000Z');
const LATER = new Date('2026-03-02T12:00:00.000Z');
const HOST = { kind: 'host', key: 'a.test' } as const;

describeEachDatabase('what the index is asked', { migrations }, database => {
  let store: OwnershipStore;
  let index: OwnershipIndex;
  beforeAll(async () => {
    store = new OwnershipStore(await database.create());
    const reading = await store.beginReading('catalog', NOW);
    await store.write(
      reading,
      {
        entities: ['orders', 'web', 'gone'].map(name =>
          component(name, ['ordering']),
        ),
        sets: [
          prepared('catalog', 'orders', ['a.test']),
          prepared('feed:dns', 'orders', ['a.test']),
          prepared('feed:dns', 'web', ['a.test', 'b.test']),
        ],
      },
      NOW,
    );
    await store.write(
      reading,
      {
        entities: [component('orders', ['shop'])],
        deletedEntities: [REF('gone')],
      },
      LATER,
    );
    await store.endReading(reading, { succeededAt: LATER });
    index = await OwnershipIndex.start({
      openStore: async () => store,
      refreshPeriodMs: 30_000,
      pollMs: 1_000_000,
      logger: mockServices.logger.mock(),
      now: () => LATER,
    });
  });
  afterAll(() => index.stop());

  it('lists all entities that are there', () => {
    expect([...index.entityRefs()].sort()).toEqual([REF('orders'), REF('web')]);
    expect(
      [...index.entitiesOfKind('component')].map(({ name }) => name).sort(),
    ).toEqual(['orders', 'web']);
    expect([...index.entitiesOfKind('comp')]).toEqual([]);
    expect([...index.entitiesOfKind('group')]).toEqual([]);
  });

  it('says to whom an identifier leads by other sources than one', () => {
    const leadsTo = (exceptSource: string) =>
      index.findByIdentifier(HOST, { exceptSource }).sort();

    expect(leadsTo('feed:dns')).toEqual([REF('orders')]);
    expect(leadsTo('catalog')).toEqual([REF('orders'), REF('web')]);
    expect(leadsTo('another')).toEqual([REF('orders'), REF('web')]);
    expect(
      index.findByIdentifier(
        { kind: 'url', key: 'a.test' },
        { exceptSource: 'another' },
      ),
    ).toEqual([]);
  });

  it('gives all sets of identifiers of an entity', () => {
    expect(index.identifiersOf(REF('orders'))).toEqual([
      hosts('catalog', 'orders', ['a.test']),
      hosts('feed:dns', 'orders', ['a.test']),
    ]);
    expect(index.identifiersOf(REF('nothing'))).toEqual([]);
  });

  it('knows when a source was last read, and when never', () => {
    expect(index.lastReadOf('catalog')).toEqual(LATER);
    expect(index.lastReadOf('feed:dns')).toEqual(new Date(0));
  });

  it('asks the database who owned an entity', async () => {
    expect(await index.findOwnerHistory(REF('orders'), 10)).toEqual([
      { ownerRef: 'group:default/shop', from: LATER },
      { ownerRef: 'group:default/ordering', from: NOW, to: LATER },
    ]);
    expect(await index.findOwnerHistory(REF('orders'), 1)).toHaveLength(1);
    expect(await index.findOwnerHistory(REF('nothing'), 10)).toEqual([]);
  });

  it('says so when that cannot be asked', async () => {
    jest
      .spyOn(store, 'findOwnerHistory')
      .mockRejectedValueOnce(new Error('connection lost'));

    await expect(
      index.findOwnerHistory(REF('orders'), 10),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'The database cannot be reached, and who owned something in the past is nowhere else',
      ),
    });
  });
});
