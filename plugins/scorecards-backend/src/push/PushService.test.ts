import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { PushedFact } from '@groundwork/backstage-plugin-scorecards-common';
import { Request } from 'express';
import { seedEntities } from '../__testUtils__/seed';
import { migrations, ORDERS, STOCK } from '../facts/__testUtils__/facts';
import { createPushes, SECRET } from './__testUtils__/pushes';

const fact = (
  entityRef: string,
  factId: string,
  value: JsonValue,
  observedAt?: string,
): PushedFact => ({
  entityRef,
  factId,
  value,
  ...(observedAt && { observedAt }),
});

const request = (authorization?: string) =>
  ({ headers: { authorization } } as Request);

const ADA = mockCredentials.user.header('user:default/ada');
const SERVICE = mockCredentials.service.header();

describeEachDatabase('PushService', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const pushes = await createPushes(knex);
    const send = async (
      facts: PushedFact[],
      authorization = `Bearer ${SECRET}`,
    ) => {
      const asked = request(authorization);
      const caller = await pushes.push.authenticate(asked);
      return pushes.push.push(caller, facts, asked);
    };
    const valuesOf = async (entityRef: string) =>
      Object.fromEntries(
        (await pushes.reader.statesOf(entityRef)).map(it => [
          it.factId,
          it.value,
        ]),
      );
    return { knex, ...pushes, send, valuesOf };
  }

  describe('takes facts', () => {
    it('from a client, and marks what is to be evaluated', async () => {
      const { send, valuesOf, marks } = await setUp();

      expect(
        await send([
          fact(ORDERS, 'ci.passed', true),
          fact(ORDERS, 'ci.minutes', 3),
          fact(STOCK, 'ci.minutes', 4.5),
        ]),
      ).toEqual({ stored: 3, changed: 3, outdated: 0 });

      expect(await valuesOf(ORDERS)).toEqual({
        'ci.passed': true,
        'ci.minutes': 3,
      });
      expect(await marks.take()).toEqual([ORDERS]);
    });

    it('from who has the permission, of any id', async () => {
      const { send, valuesOf } = await setUp();

      await send([fact(ORDERS, 'coverage.line', 80)], ADA);
      await send([fact(STOCK, 'coverage.line', 90)], SERVICE);

      expect(await valuesOf(ORDERS)).toEqual({ 'coverage.line': 80 });
      expect(await valuesOf(STOCK)).toEqual({ 'coverage.line': 90 });
    });

    it('with refs as people write them', async () => {
      const { send, valuesOf } = await setUp();

      await send([fact('Component:Orders', 'ci.passed', true)]);

      expect(await valuesOf(ORDERS)).toEqual({ 'ci.passed': true });
    });

    it('and leaves alone those that something later is known of', async () => {
      const { send, valuesOf } = await setUp();
      await send([
        fact(ORDERS, 'ci.passed', true, '2026-03-01T11:00:00Z'),
        fact(ORDERS, 'ci.minutes', 1, '2026-03-01T09:00:00Z'),
      ]);

      expect(
        await send([
          fact(ORDERS, 'ci.passed', false, '2026-03-01T11:30:00+01:00'),
          fact(ORDERS, 'ci.minutes', 2, '2026-03-01T10:30:00Z'),
        ]),
      ).toEqual({ stored: 1, changed: 1, outdated: 1 });

      expect(await valuesOf(ORDERS)).toEqual({
        'ci.passed': true,
        'ci.minutes': 2,
      });
    });

    it('none, if there are none', async () => {
      const { send } = await setUp();

      expect(await send([])).toEqual({ stored: 0, changed: 0, outdated: 0 });
    });

    it('with as many statements for a thousand as for one', async () => {
      const { knex, send } = await setUp();
      const refs = Array.from(
        { length: 500 },
        (_, index) => `component:default/c${index}`,
      );
      await seedEntities(
        knex,
        refs.map(ref => ({ ref })),
      );
      const facts = refs.flatMap(ref => [
        fact(ref, 'ci.passed', true),
        fact(ref, 'ci.minutes', 3),
      ]);
      await send(facts);
      const again = facts.map(it => ({
        ...it,
        value: typeof it.value === 'number' ? 4 : false,
      }));

      const one = await countStatements(knex, () => send(again.slice(0, 1)));
      const many = await countStatements(knex, () => send(again.slice(2)));

      expect(many.result).toEqual({ stored: 998, changed: 998, outdated: 0 });
      expect(many.count).toBe(one.count);
      // Entities, what is known, what is now, what was before, and the mark
      expect(one.count).toBe(5);
    });
  });

  describe('tells who calls', () => {
    it.each([
      ['nothing', undefined],
      ['a secret that is nobody’s', 'Bearer secret-of-nobody-123'],
    ])('and refuses who shows %s', async (_, authorization) => {
      const { push } = await setUp();

      await expect(push.authenticate(request(authorization))).rejects.toThrow(
        expect.objectContaining({
          name: 'AuthenticationError',
          message: expect.stringContaining('scorecards.push.clients'),
        }),
      );
    });
  });

  describe('writes an event to the audit log', () => {
    it('that names a client, and what became of it', async () => {
      const { send, audit } = await setUp();

      await send([
        fact(ORDERS, 'ci.passed', true),
        fact(ORDERS, 'ci.minutes', 3),
      ]);

      expect(audit).toEqual([
        {
          eventId: 'facts-push',
          meta: {
            client: 'jenkins',
            facts: 2,
            entities: 1,
            entityRefs: [ORDERS],
          },
          ended: { stored: 2, changed: 2, outdated: 0 },
          hasRequest: false,
        },
      ]);
    });

    it('that can name a caller of the portal, and why it failed', async () => {
      const { send, audit } = await setUp();

      await expect(
        send([fact(STOCK, 'ci.passed', true)], ADA),
      ).rejects.toThrow();

      expect(audit).toMatchObject([
        { hasRequest: true, ended: expect.stringContaining('may not report') },
      ]);
      expect(audit[0].meta).not.toHaveProperty('client');
    });

    it('that holds no secret', async () => {
      const { send, audit } = await setUp();

      await send([fact(ORDERS, 'ci.passed', true)]);
      await expect(send([fact(ORDERS, 'coverage.line', 1)])).rejects.toThrow();

      expect(JSON.stringify(audit)).not.toContain(SECRET);
    });
  });
});
