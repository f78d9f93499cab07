import {
  LEDGER,
  MINA,
  ORDERS,
  PAYMENTS,
  STOCK,
  VAULT,
} from '../../__testUtils__/acme';
import {
  serviceHeader,
  startOwnership,
} from '../../__testUtils__/startOwnership';

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership({ hidden: [VAULT] });
}, 30_000);
beforeEach(() => {
  ownership.audit.length = 0;
});

const host = (key: string) => ({ kind: 'host', key });

async function answersTo(query: string) {
  const { body } = await ownership.post('/resolve', { query });
  return body.answers.map(
    ({ entity }: { entity: { entityRef: string } }) => entity.entityRef,
  );
}

describe('POST /feedback', () => {
  it('is followed at once', async () => {
    expect(await answersTo('shared.acme.test')).toEqual([ORDERS, STOCK]);

    const { status, text } = await ownership.post('/feedback', {
      identifier: host('shared.acme.test'),
      verdict: 'correct',
      entityRef: ORDERS,
      correctRef: LEDGER,
      comment: 'moved in May',
    });

    expect(status).toBe(204);
    expect(text).toBe('');
    const { body } = await ownership.post('/resolve', {
      query: 'shared.acme.test',
    });
    expect(body).toMatchObject({ status: 'found' });
    expect(body.answers[0]).toMatchObject({
      entity: { entityRef: LEDGER },
      evidence: [{ source: 'feedback', rule: 'corrected by people' }],
    });
    expect(await answersTo('shared.acme.test')).not.toContain(ORDERS);
  });

  it('follows the last word of a person', async () => {
    const say = (verdict: string) =>
      ownership.post('/feedback', {
        identifier: host('pay.acme.test'),
        verdict,
        entityRef: PAYMENTS,
      });

    await say('reject');
    expect(await answersTo('pay.acme.test')).toEqual([]);
    await say('confirm');
    expect(await answersTo('pay.acme.test')).toEqual([PAYMENTS]);
  });

  it('is on the audit log, without what was written', async () => {
    await ownership.post('/feedback', {
      identifier: host('stock.acme.test'),
      verdict: 'confirm',
      entityRef: STOCK,
      comment: 'private',
    });

    expect(ownership.audit).toEqual([
      {
        eventId: 'feedback-create',
        severityLevel: 'medium',
        meta: { verdict: 'confirm', entityRef: STOCK, correctRef: undefined },
        ended: 'success',
      },
    ]);
  });

  it('is taken from other plugins', async () => {
    const { status } = await ownership.post(
      '/feedback',
      {
        identifier: host('stock.acme.test'),
        verdict: 'confirm',
        entityRef: STOCK,
      },
      serviceHeader(),
    );

    expect(status).toBe(204);
  });

  it('tells of an entity that may not be read as of one that is not there', async () => {
    const say = (entityRef: string) =>
      ownership.post('/feedback', {
        identifier: host('vault.acme.test'),
        verdict: 'confirm',
        entityRef,
      });

    const hidden = await say(VAULT);
    const missing = await say('component:default/missing');

    expect([hidden.status, missing.status]).toEqual([404, 404]);
    const forget = (text: string) => text.replaceAll(/vault|missing/g, 'x');
    expect(forget(hidden.text)).toBe(forget(missing.text));
    expect(ownership.audit.map(({ ended }) => ended)).toEqual([
      'failure',
      'failure',
    ]);
  });

  it.each<[string, object, string]>([
    ['nothing', {}, 'body.identifier is required'],
    [
      'a kind that there is not',
      {
        identifier: { kind: 'hostt', key: 'a' },
        verdict: 'confirm',
        entityRef: STOCK,
      },
      'body.identifier.kind must be one of "host", ',
    ],
    [
      'a verdict that there is not',
      { identifier: host('a.test'), verdict: 'doubt', entityRef: STOCK },
      'body.verdict must be one of "confirm", "reject", "correct"',
    ],
    [
      'a correction without what is right',
      { identifier: host('a.test'), verdict: 'correct', entityRef: STOCK },
      "'correctRef' is missing",
    ],
    [
      'a say in the name of somebody else',
      {
        identifier: host('a.test'),
        verdict: 'confirm',
        entityRef: STOCK,
        createdBy: MINA,
      },
      'body.createdBy is not known here',
    ],
    [
      'a long comment',
      {
        identifier: host('a.test'),
        verdict: 'confirm',
        entityRef: STOCK,
        comment: 'x'.repeat(501),
      },
      'body.comment must have at most 500 characters',
    ],
  ])('refuses %s', async (_, body, message) => {
    const response = await ownership.post('/feedback', body);

    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });
});
