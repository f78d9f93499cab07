import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import type { Knex } from 'knex';
import { Feedback } from '../domain/feedback';
import { component, REF } from './__testUtils__/builders';
import { OwnershipStore } from './OwnershipStore';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const day = (number: number) => new Date(Date.UTC(2026, 2, number));
const id = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const ADA = 'user:default/ada.byron';
const MINA = 'user:default/mina.park';

/** What Ada said of `a` on the first. */
const said = (number: number, rest: Partial<Feedback> = {}): Feedback => ({
  id: id(number),
  identifier: { kind: 'host', key: 'a.test' },
  verdict: 'confirm',
  entityRef: REF('a'),
  createdBy: ADA,
  createdAt: day(1),
  ...rest,
});

describeEachDatabase('feedback', { migrations }, ({ create }) => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await create();
  });

  async function setUp() {
    await knex('feedback').delete();
    await knex('entity').delete();
    return new OwnershipStore(knex);
  }

  it.each<[string, Partial<Feedback>]>([
    ['a confirmation', {}],
    ['a rejection', { verdict: 'reject' }],
    ['a correction', { verdict: 'correct', correctRef: REF('b') }],
    ['a comment', { comment: "It's ours — since May.\n'; DROP TABLE x; --" }],
    ['an empty comment', { comment: '' }],
    [
      'a key of many bytes',
      {
        identifier: { kind: 'url', key: `https://a.test/${'ä€'.repeat(500)}` },
      },
    ],
    ['a moment', { createdAt: new Date('2026-03-03T03:04:05.678Z') }],
  ])('gives back %s as it was said', async (_, rest) => {
    const store = await setUp();

    await store.saveFeedback(said(1, rest));

    expect(await store.readFeedback()).toEqual([said(1, rest)]);
  });

  it('is read from a revision on, oldest first', async () => {
    const store = await setUp();
    const about = (key: string) => ({ kind: 'host' as const, key });
    const later = said(1, { identifier: about('b.test'), createdAt: day(3) });
    const earlier = said(2, { identifier: about('c.test'), createdAt: day(2) });
    const before = await store.saveFeedback(said(3));
    await store.saveFeedback(later);
    const last = await store.saveFeedback(earlier);

    expect(await store.readFeedback(before)).toEqual([earlier, later]);
    expect(await store.readFeedback(last)).toEqual([]);
    expect(await store.readFeedback(0)).toHaveLength(3);
    expect((await store.readMark()).revision).toBe(last);
  });

  it('follows what a person says later, and tells others of it', async () => {
    const store = await setUp();
    const seen = await store.saveFeedback(
      said(1, { verdict: 'correct', correctRef: REF('b'), comment: 'moved' }),
    );
    const second = said(2, { verdict: 'reject', createdAt: day(2) });

    await store.saveFeedback(second);

    expect(await store.readFeedback()).toEqual([second]);
    expect(await store.readFeedback(seen)).toEqual([second]);
  });

  it.each<[string, Partial<Feedback>]>([
    ['another person', { createdBy: MINA }],
    ['another answer', { entityRef: REF('b') }],
    ['another key', { identifier: { kind: 'host', key: 'b.test' } }],
    ['another kind', { identifier: { kind: 'url', key: 'a.test' } }],
  ])('keeps what is said by or of %s beside it', async (_, rest) => {
    const store = await setUp();

    await store.saveFeedback(said(1));
    await store.saveFeedback(said(2, rest));

    expect((await store.readFeedback()).map(it => it.id)).toEqual([
      id(1),
      id(2),
    ]);
  });

  it('keeps one say of two that a person sends at once', async () => {
    const store = await setUp();

    const revisions = await Promise.all(
      [1, 2, 3, 4].map(number => store.saveFeedback(said(number))),
    );

    expect(new Set(revisions).size).toBe(4);
    const lastId = id(revisions.indexOf(Math.max(...revisions)) + 1);
    expect((await store.readFeedback()).map(it => it.id)).toEqual([lastId]);
  });

  it('stays until the entity is gone for good', async () => {
    const store = await setUp();
    const reading = await store.beginReading('catalog', day(1));
    const entities = ['a', 'b'].map(name => component(name));
    await store.write(reading, { entities }, day(1));
    await store.saveFeedback(said(1));
    await store.saveFeedback(said(2, { entityRef: REF('b') }));
    await store.saveFeedback(
      said(3, {
        createdBy: MINA,
        verdict: 'correct',
        entityRef: REF('b'),
        correctRef: REF('a'),
      }),
    );
    await store.write(reading, { deletedEntities: [REF('a')] }, day(5));
    const idsAfterPurge = async (deletedBefore: Date) => {
      await store.purge({ deletedBefore, ownedBefore: day(1) });
      return (await store.readFeedback()).map(it => it.id);
    };

    expect(await idsAfterPurge(day(5))).toEqual([id(1), id(2), id(3)]);
    expect(await idsAfterPurge(day(6))).toEqual([id(2)]);
  });

  it('is kept for an entity that comes back in time', async () => {
    const store = await setUp();
    const reading = await store.beginReading('catalog', day(1));
    const entities = [component('a')];
    await store.write(reading, { entities }, day(1));
    await store.saveFeedback(said(1));
    await store.write(reading, { deletedEntities: [REF('a')] }, day(2));
    await store.write(reading, { entities }, day(3));

    const counts = await store.purge({
      deletedBefore: day(10),
      ownedBefore: day(1),
    });

    expect(counts).toMatchObject({ feedback: 0 });
    expect(await store.readFeedback()).toEqual([said(1)]);
  });

  it.each<[string, Partial<Feedback>]>([
    ['the same person', {}],
    ['the same person of another answer', { entityRef: REF('b') }],
    ['another person', { createdBy: MINA }],
  ])('counts what %s says last, though a clock is behind', async (_, rest) => {
    const store = await setUp();
    await store.saveFeedback(said(1, { createdAt: day(3) }));

    await store.saveFeedback(said(2, { ...rest, createdAt: day(1) }));

    const latest = (await store.readFeedback()).at(-1);
    expect(latest).toEqual(
      said(2, { ...rest, createdAt: new Date(day(3).getTime() + 1) }),
    );
  });
});
