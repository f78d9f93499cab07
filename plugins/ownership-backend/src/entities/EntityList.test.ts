import fc from 'fast-check';
import { IdentifierSet } from '../domain/identifierSet';
import { allBut, knownIndex, READ_AT } from './__testUtils__/knownIndex';
import { EntityList, EntityListQuery, firstAfter } from './EntityList';

const REF = (name: string) => `component:default/${name}`;
const ORDERING = 'group:default/ordering';
const SHOP = 'group:default/shop';

const ENTITIES = [
  { ref: ORDERING, title: 'Ordering' },
  { ref: REF('web'), title: 'Web', owners: [SHOP] },
  { ref: REF('orders'), title: 'Orders', owners: [ORDERING, SHOP] },
  { ref: REF('stock'), partOf: ['system:default/store'] },
  { ref: 'system:default/store', owners: [ORDERING] },
];

/** Of all pages, one after the other, what is on each. */
async function pagesOf(
  list: EntityList,
  query: EntityListQuery,
  readable = allBut(),
): Promise<string[][]> {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await list.page({ ...query, cursor }, readable);
    found.push(items.map(({ entity }) => entity.entityRef.split('/')[1]));
    cursor = pageInfo.nextCursor;
  } while (cursor !== undefined && found.length < 1_000);
  return found;
}

function setUp({ inheritOwners = false, sets = [] as IdentifierSet[] } = {}) {
  const index = knownIndex(ENTITIES, sets);
  return new EntityList({ index, inheritOwners });
}

describe('EntityList', () => {
  it('describes entities with owners and identifiers', async () => {
    const observedAt = new Date('2026-03-01T10:00:00.000Z');
    const list = setUp({
      sets: [
        {
          source: 'catalog',
          entityRef: REF('orders'),
          identifiers: [
            { kind: 'url', key: 'a.test/x', rule: 'link', confidence: 0.6 },
            { kind: 'host', key: 'b.test', rule: 'rule', confidence: 1 },
          ],
        },
        {
          source: 'feed:dns',
          entityRef: REF('orders'),
          identifiers: [
            {
              kind: 'host',
              key: 'a.test',
              rule: 'column host',
              confidence: 1,
              observedAt,
              link: 'https://dns.acme.test',
            },
          ],
        },
      ],
    });

    const { items } = await list.page({ owner: [ORDERING] }, allBut());

    expect(items[0]).toEqual({
      entity: {
        entityRef: REF('orders'),
        kind: 'component',
        title: 'Orders',
        type: 'service',
      },
      owners: [
        { entityRef: ORDERING, title: 'Ordering', exists: true },
        { entityRef: SHOP, title: 'shop', exists: false },
      ],
      identifiers: [
        {
          kind: 'host',
          key: 'a.test',
          rule: 'column host',
          source: 'feed:dns',
          observedAt: observedAt.toISOString(),
          link: 'https://dns.acme.test',
        },
        {
          kind: 'host',
          key: 'b.test',
          rule: 'rule',
          source: 'catalog',
          observedAt: READ_AT.toISOString(),
        },
        {
          kind: 'url',
          key: 'a.test/x',
          rule: 'link',
          source: 'catalog',
          observedAt: READ_AT.toISOString(),
        },
      ],
    });
  });

  it.each<[EntityListQuery, string[][]]>([
    [{}, [['orders', 'stock', 'web', 'ordering', 'store']]],
    [{ limit: 5 }, [['orders', 'stock', 'web', 'ordering', 'store']]],
    [{ limit: 2 }, [['orders', 'stock'], ['web', 'ordering'], ['store']]],
    [{ owner: [SHOP] }, [['orders', 'web']]],
    [{ owner: [SHOP], limit: 1 }, [['orders'], ['web']]],
    [{ owner: [SHOP, ORDERING] }, [['orders', 'web', 'store']]],
    [{ owner: ['Group:Default/SHOP'] }, [['orders', 'web']]],
    [{ owner: ['group:default/none'] }, [[]]],
  ])('lists %j in the order of refs', async (query, expected) => {
    expect(await pagesOf(setUp(), query)).toEqual(expected);
  });

  it('labels inherited owners, where they are inherited', async () => {
    const of = async (inheritOwners: boolean) => {
      const { items } = await setUp({ inheritOwners }).page({}, allBut());
      return items.find(({ entity }) => entity.entityRef === REF('stock'));
    };

    expect(await of(false)).toMatchObject({ owners: [] });
    expect(await of(true)).toMatchObject({
      owners: [{ entityRef: ORDERING, title: 'Ordering' }],
      inheritedFrom: 'system:default/store',
    });
  });

  it.each<[boolean, string[], string[]]>([
    [false, [], ['orders', 'store']],
    [true, [], ['orders', 'stock', 'store']],
    // who may not read the system sees nothing that it passes on
    [true, ['system:default/store'], ['orders']],
  ])(
    'lists what an owner owns, inherited: %j, without %j',
    async (inheritOwners, hidden, expected) => {
      const list = setUp({ inheritOwners });

      expect(
        await pagesOf(list, { owner: [ORDERING] }, allBut(...hidden)),
      ).toEqual([expected]);
      expect(
        await pagesOf(list, { owner: [ORDERING], limit: 1 }, allBut(...hidden)),
      ).toEqual(expected.map(name => [name]));
    },
  );

  it('goes by the nearest owner that the reader can see', async () => {
    const list = new EntityList({
      index: knownIndex([
        {
          ref: REF('stock'),
          partOf: ['system:default/store', 'domain:default/trade'],
        },
        { ref: 'system:default/store', owners: [ORDERING] },
        { ref: 'domain:default/trade', owners: [SHOP] },
      ]),
      inheritOwners: true,
    });
    const query = { owner: [SHOP] };

    expect(await pagesOf(list, query)).toEqual([['trade']]);
    expect(await pagesOf(list, query, allBut('system:default/store'))).toEqual([
      ['stock', 'trade'],
    ]);
  });

  it('gives at most 1,000 identifiers of an entity', async () => {
    const identifiers = Array.from({ length: 1_001 }, (_, number) => ({
      kind: 'host' as const,
      key: `h${number}.test`,
      rule: 'rule',
      confidence: 1,
    }));
    const list = setUp({
      sets: [{ source: 'catalog', entityRef: REF('orders'), identifiers }],
    });

    const { items } = await list.page({ limit: 1 }, allBut());

    expect(items[0].identifiers).toHaveLength(1_000);
  });

  it('leaves out what may not be read, and fills its pages with the rest', async () => {
    const readable = allBut(REF('orders'), REF('web'));

    expect(await pagesOf(setUp(), { limit: 2 }, readable)).toEqual([
      ['stock', 'ordering'],
      ['store'],
    ]);
    expect(await pagesOf(setUp(), { owner: [SHOP] }, readable)).toEqual([[]]);
  });

  it('tells nothing of what may not be read by its cursors', async () => {
    const { items, pageInfo } = await setUp().page(
      { limit: 1 },
      allBut(REF('stock'), REF('web'), ORDERING, 'system:default/store'),
    );

    expect(items).toHaveLength(1);
    expect(pageInfo).toEqual({});
  });

  it('gives the title of an owner only to who may read it', async () => {
    const { items } = await setUp().page({ limit: 1 }, allBut(ORDERING));

    expect(items[0].owners[0]).toEqual({
      entityRef: ORDERING,
      title: 'ordering',
      exists: true,
    });
  });

  it('asks a few times, not once for each entity', async () => {
    const many = Array.from({ length: 3_000 }, (_, number) => ({
      ref: REF(`e-${String(number).padStart(4, '0')}`),
    }));
    const list = new EntityList({
      index: knownIndex(many),
      inheritOwners: false,
    });
    const last = many.at(-1)!.ref;
    const readable = jest.fn(
      async (refs: string[]) => new Set(refs.filter(ref => ref === last)),
    );

    const { items } = await list.page({}, readable);

    expect(items.map(({ entity }) => entity.entityRef)).toEqual([last]);
    expect(readable.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it.each<[EntityListQuery, string]>([
    [{ cursor: 'nonsense!' }, 'Invalid cursor'],
    [{ cursor: 'eyJhZnRlciI6MX0' }, 'Invalid cursor'],
    [{ owner: ['shop'] }, "'owner' is 'shop'; it must be an entity reference"],
  ])('refuses %j', async (query, message) => {
    await expect(setUp().page(query, allBut())).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('covers what may be read exactly once, whatever the size of pages', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/), {
      minLength: 1,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(
        names.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.subarray(all),
            fc.integer({ min: 1, max: 7 }),
          ),
        ),
        async ([all, hidden, limit]) => {
          const list = new EntityList({
            index: knownIndex(all.map(name => ({ ref: REF(name) }))),
            inheritOwners: false,
          });
          const pages = await pagesOf(
            list,
            { limit },
            allBut(...hidden.map(REF)),
          );
          const seen = all.filter(name => !hidden.includes(name));
          expect(pages.flat()).toEqual(seen.sort());
          expect(pages.length).toBe(
            Math.max(1, Math.ceil(seen.length / limit)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('firstAfter', () => {
  it.each<[string[], string, number, string[]]>([
    [[], '', 3, []],
    [['c', 'a', 'b'], '', 2, ['a', 'b']],
    [['c', 'a', 'b'], 'a', 2, ['b', 'c']],
    [['c', 'a', 'b'], 'aa', 5, ['b', 'c']],
    [['c', 'a', 'b'], 'c', 5, []],
    // by code units, as the cursor is compared
    [['é', 'z', 'Z'], '', 3, ['Z', 'z', 'é']],
  ])('of %j after %j takes %i: %j', (texts, after, count, expected) => {
    expect(firstAfter(texts, after, count)).toEqual(expected);
  });

  it('is what sorting all of them and cutting would give', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }),
        fc.string({ maxLength: 2 }),
        fc.integer({ min: 1, max: 10 }),
        (texts, after, count) => {
          expect(firstAfter(texts, after, count)).toEqual(
            texts
              .filter(text => text > after)
              .sort()
              .slice(0, count),
          );
        },
      ),
    );
  });
});
