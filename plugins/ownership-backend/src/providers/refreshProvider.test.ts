import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  IdentifierBatch,
  ProvidedIdentifier,
} from '@groundwork/backstage-plugin-ownership-node';
import { all, component, REF } from '../store/__testUtils__/builders';
import { OwnershipStore } from '../store/OwnershipStore';
import { refreshProvider } from './refreshProvider';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const NOW = new Date('2026-03-01T00:00:00.000Z');

const provided = (
  rest: Partial<ProvidedIdentifier> = {},
): ProvidedIdentifier => ({
  kind: 'host',
  key: 'a.test',
  entityRef: REF('orders'),
  rule: 'column host',
  observedAt: NOW.toISOString(),
  ...rest,
});

describeEachDatabase('refreshProvider', { migrations }, ({ create }) => {
  async function setUp() {
    const store = new OwnershipStore(await create());
    const reading = await store.beginReading('catalog', NOW);
    const entities = ['orders', 'web'].map(name => component(name));
    await store.write(reading, { entities }, NOW);
    const { signal } = new AbortController();
    const refresh = (...batches: Array<IdentifierBatch | Error>) =>
      refreshProvider({
        store,
        signal,
        now: () => NOW,
        provider: {
          source: 'feed:dns',
          async *read() {
            for (const batch of batches) {
              if (batch instanceof Error) {
                throw batch;
              }
              yield batch;
            }
          },
        },
      });
    const sets = () => all(store.streamIdentifierSets());
    return { store, refresh, sets };
  }

  it('stores what the provider says, in normal form, each once', async () => {
    const { store, refresh, sets } = await setUp();

    const result = await refresh(
      {
        identifiers: [
          provided({ key: 'A.Test.', link: 'https://dns.test' }),
          provided({
            key: 'b.test',
            entityRef: 'Component:default/Web',
            confidence: 0.5,
            observedAt: '2026-02-01T00:00:00.000Z',
          }),
        ],
      },
      { identifiers: [provided({ key: 'a.test', confidence: 0.9 })] },
    );

    expect(result).toEqual({ changed: 2, removed: 0, problems: [] });
    expect(await sets()).toEqual([
      {
        source: 'feed:dns',
        entityRef: REF('orders'),
        identifiers: [
          {
            kind: 'host',
            key: 'a.test',
            rule: 'column host',
            confidence: 1,
            link: 'https://dns.test',
          },
        ],
      },
      {
        source: 'feed:dns',
        entityRef: REF('web'),
        identifiers: [
          {
            kind: 'host',
            key: 'b.test',
            rule: 'column host',
            confidence: 0.5,
            observedAt: new Date('2026-02-01T00:00:00.000Z'),
          },
        ],
      },
    ]);
    expect(await store.findSource('feed:dns')).toMatchObject({
      succeededAt: NOW,
      identifiers: 2,
      problemCount: 0,
    });
  });

  it('writes nothing that was there already', async () => {
    const { store, refresh } = await setUp();
    const identifiers = ['a.test', 'b.test'].map(key => provided({ key }));
    await refresh({ identifiers });
    const { revision } = await store.readMark();

    expect(
      await refresh({ identifiers: [...identifiers].reverse() }),
    ).toMatchObject({ changed: 0, removed: 0 });

    expect(await all(store.streamSetsChangedSince(revision))).toEqual([]);
  });

  it('removes what is not said any more, once everything was read', async () => {
    const { refresh, sets } = await setUp();
    await refresh({
      identifiers: [provided(), provided({ entityRef: REF('web') })],
    });

    await expect(
      refresh({ identifiers: [] }, new Error('connection reset')),
    ).rejects.toThrow('connection reset');
    expect(await sets()).toHaveLength(2);

    expect(await refresh({ identifiers: [provided()] })).toMatchObject({
      removed: 1,
    });
    expect((await sets()).map(it => it.entityRef)).toEqual([REF('orders')]);
  });

  it('marks the source as stale when the provider fails', async () => {
    const { store, refresh, sets } = await setUp();
    await refresh({
      identifiers: [provided()],
      problems: [{ where: 'line 2', message: 'is empty' }],
    });

    await expect(
      refresh({ identifiers: [provided({ key: 'b.test' })] }, new Error('404')),
    ).rejects.toThrow('404');

    expect(await store.findSource('feed:dns')).toMatchObject({
      succeededAt: NOW,
      error: '404',
      problems: [{ where: 'line 2', message: 'is empty' }],
    });
    expect((await sets())[0].identifiers[0].key).toBe('a.test');
  });

  it('reports what it cannot use, and uses the rest', async () => {
    const { store, refresh, sets } = await setUp();

    const { problems } = await refresh({
      identifiers: [
        provided({ kind: 'hostt' as 'host' }),
        provided({ key: 'not a host' }),
        provided({ entityRef: 'orders' }),
        provided({ confidence: 2 }),
        provided({ observedAt: 'yesterday' }),
        provided({ rule: 'zero \0' }),
        provided({ entityRef: REF('later'), key: 'later.test' }),
        provided(),
      ],
      problems: [{ where: 'line 812', message: 'has 3 columns instead of 4' }],
    });

    expect(problems).toEqual([
      { where: 'line 812', message: 'has 3 columns instead of 4' },
      {
        where: "identifier 1, hostt 'a.test'",
        message: expect.stringMatching(
          /^kind 'hostt' is not one of host, url, repo, /,
        ),
      },
      {
        where: "identifier 2, host 'not a host'",
        message: "'not a host' is not a host",
      },
      {
        where: "identifier 3, host 'a.test'",
        message:
          "entity 'orders' is not a full reference such as component:default/orders",
      },
      {
        where: "identifier 4, host 'a.test'",
        message: 'confidence 2 is not a number from 0 to 1',
      },
      {
        where: "identifier 5, host 'a.test'",
        message:
          "observedAt 'yesterday' is not a time such as 2026-03-03T09:30:00Z",
      },
      {
        where: "identifier 6, host 'a.test'",
        message:
          'it contains the character U+0000 or half of a surrogate pair; remove it',
      },
      {
        where: REF('later'),
        message:
          'is not in the catalog; its identifiers are used once it is, or correct the reference',
      },
    ]);
    expect((await sets()).map(it => it.entityRef)).toEqual([
      REF('later'),
      REF('orders'),
    ]);
    expect(await store.findSource('feed:dns')).toMatchObject({
      problemCount: 8,
    });
  });

  it('does not believe a feed that has suddenly lost most of what it had', async () => {
    const { refresh, sets } = await setUp();
    const identifiers = Array.from({ length: 30 }, (_, index) =>
      provided({ entityRef: REF(`many-${index}`) }),
    );
    await refresh({ identifiers });

    const result = await refresh({ identifiers: [] });

    expect(result.held).toMatch(/^It lists only 0 of the 30 entities/);
    expect(await sets()).toHaveLength(30);
  });
});
