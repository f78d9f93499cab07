import { Gap, GapsQuery } from '@groundwork/backstage-plugin-ownership-common';
import { entity, REF } from '../domain/gaps/__testUtils__/catalog';
import { EntityProjection } from '../domain/projection';
import { callerWithout, startGaps } from './__testUtils__/gapServices';
import { minutes, NOW, service, World } from './__testUtils__/world';

jest.setTimeout(20_000);

const tier = (number: number) => ({ 'groundwork.dev/tier': `${number}` });

const ENTITIES: EntityProjection[] = [
  entity('group money', { title: 'Money' }),
  entity('group payments', { title: 'Payments', childOf: ['group money'] }),
  entity('group risk', { title: 'Risk', childOf: ['group money'] }),
  entity('user ada', { memberOf: ['group payments'] }),
  entity('user ben', { memberOf: ['group risk'] }),
  entity('system shop', { title: 'Shop', owners: ['group payments'] }),
  service('orders', {
    title: 'Orders',
    annotations: tier(1),
    owners: ['group payments'],
  }),
  entity('api ledger', { title: 'Ledger', partOf: ['system shop'] }),
  entity('api cards', {
    title: 'Cards',
    partOf: ['system shop'],
    owners: ['group payment'],
  }),
  entity('api quotes', {
    title: 'Quotes',
    partOf: ['system shop'],
    owners: ['group payments'],
  }),
  entity('api stock', {
    title: 'Stock',
    partOf: ['system shop'],
    owners: ['group risk'],
  }),
  entity('resource vault', { annotations: tier(2), owners: ['user ben'] }),
];

async function setUp() {
  const world = new World(ENTITIES);
  const services = await startGaps(world);
  await services.refresh();
  return { world, ...services };
}

const ALL = [
  'no-on-call:component:default/orders',
  'person-owner:resource:default/vault',
  'unowned:api:default/ledger',
  'dangling-owner:api:default/cards',
];

const ids = ({ items }: { items: Gap[] }) => items.map(({ id }) => id);

describe('GapService', () => {
  it('lists gaps with why, since when, and who could own it', async () => {
    const { service: gaps } = await setUp();

    const page = await gaps.query({}, callerWithout());

    expect(ids(page)).toEqual(ALL);
    expect(page).toMatchObject({
      totalItems: 4,
      pageInfo: {},
      counts: {
        'no-on-call': 1,
        'person-owner': 1,
        unowned: 1,
        'dangling-owner': 1,
      },
      asOf: NOW.toISOString(),
      degraded: false,
      degradedReasons: [],
    });
    expect(page.items[0]).toEqual({
      id: 'no-on-call:component:default/orders',
      kind: 'no-on-call',
      entity: {
        entityRef: 'component:default/orders',
        kind: 'component',
        title: 'Orders',
        type: 'service',
        lifecycle: 'production',
        tier: 1,
      },
      owners: [
        {
          entityRef: 'group:default/payments',
          title: 'Payments',
          exists: true,
        },
      ],
      why: 'No on-call schedule is known, and it is in production.',
      since: NOW.toISOString(),
      suggestions: [],
    });
    const payments = { entityRef: REF('group payments'), title: 'Payments' };
    expect(page.items[2].suggestions).toEqual([
      {
        owner: { ...payments, exists: true },
        // The system 0.6, and half of 0.6 for one of three siblings: 0.64
        confidence: 0.64,
        reasons: [
          'It owns the system Shop, which this is part of',
          'It owns 1 of 3 other parts of the system Shop',
        ],
      },
      {
        owner: {
          entityRef: REF('group risk'),
          title: 'Risk',
          exists: true,
        },
        confidence: 0.2,
        reasons: ['It owns 1 of 3 other parts of the system Shop'],
      },
    ]);
    expect(page.items[1].suggestions[0]).toMatchObject({
      owner: { entityRef: REF('group risk') },
      reasons: ['The person who owns it now is a member'],
    });
    expect(page.items[3].suggestions[0].reasons).toContain(
      'Its name is like that of the missing owner group:default/payment',
    );
  });

  it.each<[string, GapsQuery, string[]]>([
    ['a kind', { kind: ['unowned', 'person-owner'] }, [ALL[1], ALL[2]]],
    ['no kind', { kind: [] }, ALL],
    [
      'a group and those below it',
      { owner: ['Group:default/Money'] },
      [ALL[0]],
    ],
    ['a group that is not there', { owner: ['payment'] }, [ALL[3]]],
    ['a person', { owner: ['user:default/ben'] }, [ALL[1]]],
    ['text', { text: ' LEDGER ' }, [ALL[2]]],
    ['text of the ref', { text: 'resource:' }, [ALL[1]]],
    ['a tier', { tier: [2] }, [ALL[1]]],
    ['all of it', { tier: [2], text: 'ledger' }, []],
  ])('filters by %s', async (_, query, expected) => {
    const { service: gaps } = await setUp();
    const page = await gaps.query(query, callerWithout());
    expect(ids(page)).toEqual(expected);
    expect(page.totalItems).toBe(expected.length);
  });

  it('counts under all filters but that by kind', async () => {
    const { service: gaps } = await setUp();
    const { counts } = await gaps.query(
      { kind: ['unowned'], text: 'api:' },
      callerWithout(),
    );
    expect(counts).toEqual({ unowned: 1, 'dangling-owner': 1 });
  });

  it('goes on where a page ended', async () => {
    const { service: gaps } = await setUp();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await gaps.query({ limit: 3, cursor }, callerWithout());
      seen.push(...ids(page));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ALL);
  });

  it.each<[GapsQuery, string]>([
    [{ limit: 0 }, "'limit' is 0; it must be a whole number from 1 to 500"],
    [{ limit: 501 }, "'limit' is 501"],
    [
      { owner: [':'] },
      "'owner' is ':'; it must be a reference to a group or user, such as group:default/payments",
    ],
    [{ cursor: 'x' }, 'Invalid cursor'],
  ])('refuses %j', async (query, message) => {
    const { service: gaps } = await setUp();
    await expect(gaps.query(query, callerWithout())).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  describe('for somebody who may not read everything', () => {
    it('neither lists nor counts what is hidden', async () => {
      const { service: gaps } = await setUp();
      const page = await gaps.query(
        { limit: 2 },
        callerWithout(REF('component orders'), REF('api cards')),
      );
      expect(ids(page)).toEqual([ALL[1], ALL[2]]);
      expect(page.totalItems).toBe(2);
      expect(page.counts).toEqual({ 'person-owner': 1, unowned: 1 });
      expect(page.pageInfo).toEqual({});
    });

    it('takes hidden siblings, systems and groups out of suggestions', async () => {
      const { service: gaps } = await setUp();
      const suggestionsWithout = async (...hidden: string[]) => {
        const page = await gaps.query(
          { text: 'ledger' },
          callerWithout(...hidden.map(REF)),
        );
        return page.items[0].suggestions.flatMap(({ owner, reasons }) =>
          reasons.map(reason => `${owner.title}: ${reason}`),
        );
      };
      expect(await suggestionsWithout('api stock', 'api cards')).toEqual([
        'Payments: It owns the system Shop, which this is part of',
        'Payments: It owns 1 of 1 other part of the system Shop',
      ]);
      expect(await suggestionsWithout('group payments')).toEqual([
        'Risk: It owns 1 of 3 other parts of the system Shop',
      ]);
      expect(await suggestionsWithout('system shop')).toEqual([]);
    });

    it('does not tell which groups are below a hidden one', async () => {
      const { service: gaps } = await setUp();
      const owner = ['group:default/money'];
      expect(
        ids(await gaps.query({ owner }, callerWithout(REF('group payments')))),
      ).toEqual([]);
    });

    it('asks in parts, and not again for the next page', async () => {
      const many = Array.from({ length: 2_500 }, (_, number) =>
        entity(`api many-${number}`),
      );
      const services = await startGaps(new World(many));
      await services.refresh();
      const caller = callerWithout(REF('api many-7'));
      const first = await services.service.query({ limit: 1 }, caller);
      expect(first.totalItems).toBe(2_499);
      const parts = caller.asked.filter(refs => refs.length > 100);
      expect(parts.map(refs => refs.length)).toEqual([1000, 1000, 500]);
      const { nextCursor: cursor } = first.pageInfo;
      await services.service.query({ limit: 1, cursor }, caller);
      expect(caller.asked.filter(refs => refs.length > 100)).toHaveLength(3);
    });
  });

  it('tells of the gaps of one entity', async () => {
    const { world, service: gaps } = await setUp();
    const vault = world.index.getEntity(REF('resource vault'))!;
    const found = await gaps.gapsOf(vault, callerWithout());
    expect(ids({ items: found })).toEqual([ALL[1]]);
    expect(found[0].why).toBe('It is owned by ben, not by a team.');
  });

  it('keeps nobody from an entity while the database is down', async () => {
    const world = new World(ENTITIES);
    const { service: gaps, store } = await startGaps(world);
    jest.spyOn(store, 'readMark').mockRejectedValue(new Error('down'));
    const vault = world.index.getEntity(REF('resource vault'))!;
    expect(await gaps.gapsOf(vault, callerWithout())).toEqual([]);
    await expect(gaps.query({}, callerWithout())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it('says how fresh it is', async () => {
    const world = new World(ENTITIES);
    const { service: gaps, refresh, store } = await startGaps(world);
    const caller = callerWithout();
    expect(await gaps.query({}, caller)).toMatchObject({
      items: [],
      asOf: '1970-01-01T00:00:00.000Z',
      degradedReasons: [
        'Gaps have not been looked for yet; the list is empty until they are.',
      ],
    });
    await refresh();
    expect(await gaps.query({}, caller)).toMatchObject({ degraded: false });
    world.pass(minutes(16));
    jest.spyOn(store, 'readMark').mockRejectedValue(new Error('down'));
    expect(await gaps.query({}, caller)).toMatchObject({
      totalItems: 4,
      asOf: NOW.toISOString(),
      degraded: true,
      degradedReasons: [
        'The database cannot be reached; the list is from memory.',
        'Gaps were last looked for at 2026-11-21T03:00:00.000Z; what changed since is missing.',
      ],
    });
  });
});
