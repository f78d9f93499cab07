import { mockServices } from '@backstage/backend-test-utils';
import { FeedbackRequest } from '@groundwork/backstage-plugin-ownership-common';
import { Feedback } from '../domain/feedback';
import { OwnershipStore } from '../store/OwnershipStore';
import { FeedbackService } from './FeedbackService';

const NOW = new Date('2026-03-03T03:00:00Z');
const ORDERS = 'component:default/orders';
const WEB = 'component:default/web';
const SECRET = 'component:default/secret';
const ADA = 'user:default/ada.byron';

const confirmed: FeedbackRequest = {
  identifier: { kind: 'host', key: 'orders.acme.test' },
  verdict: 'confirm',
  entityRef: ORDERS,
};

function setUp() {
  const saved: Feedback[] = [];
  const catchUp = jest.fn(async () => {});
  const store: Pick<OwnershipStore, 'saveFeedback'> = {
    saveFeedback: async feedback => {
      expect(catchUp).not.toHaveBeenCalled();
      return saved.push(feedback);
    },
  };
  const openStore = jest.fn(async () => store as OwnershipStore);
  const service = new FeedbackService({
    index: { catchUp, hasEntity: ref => [ORDERS, WEB, SECRET].includes(ref) },
    openStore,
    logger: mockServices.logger.mock(),
    newId: () => 'f-1',
  });
  const readable = async (refs: string[]) =>
    new Set(refs.filter(ref => ref !== SECRET));
  return {
    saved,
    catchUp,
    openStore,
    save: (request: FeedbackRequest) =>
      service.save(request, { readable, createdBy: ADA, now: NOW }),
  };
}

describe('FeedbackService', () => {
  it('stores what is said, and has the index take it in', async () => {
    const { save, saved, catchUp } = setUp();

    await save({ ...confirmed, comment: 'I run it.' });

    expect(saved).toEqual([
      {
        id: 'f-1',
        identifier: { kind: 'host', key: 'orders.acme.test' },
        verdict: 'confirm',
        entityRef: ORDERS,
        comment: 'I run it.',
        createdBy: ADA,
        createdAt: NOW,
      },
    ]);
    expect(catchUp).toHaveBeenCalledTimes(1);
  });

  it.each(['reject', 'correct'] as const)(
    'does not take it that an entity is not itself (%s)',
    async verdict => {
      const { save, openStore } = setUp();

      await expect(
        save({
          identifier: { kind: 'entity', key: ORDERS },
          verdict,
          entityRef: ORDERS,
          ...(verdict === 'correct' && { correctRef: WEB }),
        }),
      ).rejects.toThrow(
        "'identifier' is the entity's own reference, which leads to 'component:default/orders' whatever is said of it; give the key that was asked for",
      );
      expect(openStore).not.toHaveBeenCalled();
    },
  );

  it('says that the database does not answer, and nothing of where it is', async () => {
    const { save, openStore } = setUp();
    openStore.mockRejectedValue(new Error('connect ECONNREFUSED db:5432'));

    await expect(save(confirmed)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'The feedback could not be stored: the database does not answer; try again later',
    });
  });

  it('is content with what is stored, if the index cannot follow yet', async () => {
    const { save, saved, catchUp } = setUp();
    catchUp.mockRejectedValue(new Error('the database is down'));

    await save(confirmed);

    expect(saved).toHaveLength(1);
  });

  it('writes identifiers and references in their normal form', async () => {
    const { save, saved } = setUp();

    await save({
      identifier: { kind: 'host', key: ' Orders.ACME.test. ' },
      verdict: 'correct',
      entityRef: 'Component:Web',
      correctRef: 'component:Default/Orders',
    });

    expect(saved).toMatchObject([
      {
        identifier: { kind: 'host', key: 'orders.acme.test' },
        entityRef: WEB,
        correctRef: ORDERS,
      },
    ]);
  });

  it('tells of an entity that may not be read as of one that is not there', async () => {
    const { save, openStore } = setUp();
    const messageFor = async (request: Partial<FeedbackRequest>) => {
      const error = await save({ ...confirmed, ...request }).catch(it => it);
      expect(error.name).toBe('NotFoundError');
      return error.message;
    };
    const about = (ref: string) =>
      `There is no entity '${ref}' in the catalog that you can read; check its kind, namespace and name`;
    const missing = 'component:default/missing';

    expect(await messageFor({ entityRef: missing })).toBe(about(missing));
    expect(await messageFor({ entityRef: SECRET })).toBe(about(SECRET));
    for (const correctRef of [missing, SECRET]) {
      expect(await messageFor({ verdict: 'correct', correctRef })).toBe(
        about(correctRef),
      );
    }
    expect(openStore).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<FeedbackRequest>, string]>([
    [
      'a correction that says nothing is right',
      { verdict: 'correct' },
      "'correctRef' is missing; verdict 'correct' says which entity is right, and 'reject' only that this one is not",
    ],
    [
      'a confirmation of something else',
      { verdict: 'confirm', correctRef: WEB },
      "'correctRef' is given; only verdict 'correct' takes it, not 'confirm'",
    ],
    [
      'a rejection with a correction',
      { verdict: 'reject', correctRef: WEB },
      "'correctRef' is given; only verdict 'correct' takes it, not 'reject'",
    ],
    [
      'a correction to the answer itself, however it is written',
      { verdict: 'correct', correctRef: 'Component:ORDERS' },
      `'correctRef' is the answer itself, '${ORDERS}'; verdict 'confirm' says that an answer is right`,
    ],
    [
      'a key that is not of its kind',
      { identifier: { kind: 'host', key: 'not a host' } },
      "'identifier' is not one: 'not a host' is not of kind 'host'; take it from the evidence of an answer",
    ],
    [
      'a key that cannot be stored',
      { identifier: { kind: 'service-name', key: 'a\u0000b' } },
      "is not of kind 'service-name'; take it from the evidence of an answer",
    ],
    [
      'a kind that is a property of all objects',
      {
        identifier: JSON.parse('{ "kind": "constructor", "key": "a" }'),
      },
      "'identifier' is not one: 'a' is not of kind 'constructor'",
    ],
    [
      'a long key, without repeating all of it',
      { identifier: { kind: 'host', key: `!${'x'.repeat(4_000)}` } },
      `'identifier' is not one: '!${'x'.repeat(199)}' is not of kind 'host'`,
    ],
    [
      'no reference',
      { entityRef: 'orders' },
      "'entityRef' is 'orders'; it must be an entity reference such as component:default/orders",
    ],
    [
      'a correction that is no reference',
      { verdict: 'correct', correctRef: 'web' },
      "'correctRef' is 'web'; it must be an entity reference such as component:default/orders",
    ],
    [
      'a long comment',
      { comment: 'x'.repeat(501) },
      "'comment' has 501 characters; at most 500 are kept",
    ],
    [
      'a comment that cannot be stored',
      { comment: 'a\u0000b' },
      "'comment' holds characters that cannot be stored, such as NUL; leave them out",
    ],
  ])('refuses %s', async (_, request, message) => {
    const { save, openStore } = setUp();

    await expect(save({ ...confirmed, ...request })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
    expect(openStore).not.toHaveBeenCalled();
  });

  it('takes a comment of exactly 500 characters', async () => {
    const { save, saved } = setUp();

    await save({ ...confirmed, comment: 'x'.repeat(500) });

    expect(saved).toHaveLength(1);
  });
});
