import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { PushedFact } from '@groundwork/backstage-plugin-scorecards-common';
import { Request } from 'express';
import { migrations, ORDERS, STOCK } from '../facts/__testUtils__/facts';
import {
  createPushes,
  LIBRARY,
  LIMITED_SECRET,
  SECRET,
  VAULT,
} from './__testUtils__/pushes';

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

describeEachDatabase(
  'PushService, when something is wrong',
  { migrations },
  ({ create }) => {
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

    let unchanged: Awaited<ReturnType<typeof setUp>>;
    beforeAll(async () => {
      unchanged = await setUp();
    });

    describe('stores nothing, and says why', () => {
      it.each<[string, PushedFact[], string]>([
        [
          'an entity that there is not',
          [fact('component:default/gone', 'ci.passed', true)],
          "body.facts[1].entityRef 'component:default/gone' is no entity that you can read",
        ],
        [
          'what is no ref',
          [fact('orders', 'ci.passed', true)],
          "body.facts[1].entityRef 'orders' is not an entity ref; it must have a kind and a name",
        ],
        [
          'a fact that a collector observes',
          [fact(STOCK, 'repo.stars', 5)],
          "body.facts[1].factId 'repo.stars' is observed by collector 'repo', and cannot be reported",
        ],
        [
          'a fact that there is not',
          [fact(STOCK, 'ci.pased', true)],
          "body.facts[1].factId 'ci.pased' is none of scorecards.push.facts; there are ci.passed, ci.minutes, coverage.line",
        ],
        [
          'a value of another type',
          [fact(STOCK, 'ci.minutes', '3')],
          `body.facts[1].value cannot be the value of 'ci.minutes': "3" is not a number`,
        ],
        [
          'a number that is too large',
          [fact(STOCK, 'coverage.line', 1e308)],
          "body.facts[1].value cannot be the value of 'coverage.line': 1e+308 is out of its range, 0 to 100",
        ],
        [
          'a number that is too small',
          [fact(STOCK, 'coverage.line', -5)],
          "body.facts[1].value cannot be the value of 'coverage.line': -5 is out of its range, 0 to 100",
        ],
        [
          'a value that cannot be stored',
          [fact(STOCK, 'ci.minutes', 'a\0')],
          'it has the character U+0000',
        ],
        [
          'the same fact twice',
          [fact('Component:default/ORDERS', 'ci.passed', false)],
          `body.facts[1] reports 'ci.passed' of '${ORDERS}', as body.facts[0] does`,
        ],
        [
          'a time that is none',
          [fact(STOCK, 'ci.passed', true, 'yesterday')],
          "body.facts[1].observedAt 'yesterday' is not a time since 1970 with its zone, such as 2026-11-21T09:30:00Z",
        ],
        [
          'a time without its zone',
          [fact(STOCK, 'ci.passed', true, '2026-03-01T11:00:00')],
          "'2026-03-01T11:00:00' is not a time since 1970 with its zone",
        ],
        [
          'a day that there is not',
          [fact(STOCK, 'ci.passed', true, '2026-13-01T11:00:00Z')],
          "'2026-13-01T11:00:00Z' is not a time since 1970",
        ],
        [
          'a time before there were computers',
          [fact(STOCK, 'ci.passed', true, '1969-01-01T11:00:00Z')],
          'is not a time since 1970',
        ],
        [
          'a time in the future',
          [fact(STOCK, 'ci.passed', true, '2026-03-01T12:05:01Z')],
          'body.facts[1].observedAt is 2026-03-01T12:05:01.000Z, which is in the future: it is 2026-03-01T12:00:00.000Z here; leave it out for now',
        ],
        [
          'more than a thousand',
          Array(1_000).fill(fact(STOCK, 'ci.passed', true)),
          'body.facts has 1001 facts; 1000 can be reported at once',
        ],
      ])('for %s', async (_, facts, message) => {
        const { send, valuesOf } = unchanged;

        await expect(
          send([fact(ORDERS, 'ci.passed', true), ...facts], SERVICE),
        ).rejects.toThrow(
          expect.objectContaining({
            name: 'InputError',
            message: expect.stringContaining(message),
          }),
        );

        expect(await valuesOf(ORDERS)).toEqual({});
      });

      it('naming everything that is wrong', async () => {
        const { send } = unchanged;

        await expect(
          send(
            [
              fact(ORDERS, 'ci.passed', 1),
              fact(ORDERS, 'ci.minutes', 1),
              fact('component:default/gone', 'ci.minutes', 'x'),
            ],
            SERVICE,
          ),
        ).rejects.toMatchObject({
          problems: [
            { field: 'body.facts[0].value' },
            { field: 'body.facts[2].value' },
            { field: 'body.facts[2].entityRef' },
          ],
        });
      });

      it.each<[string, string, PushedFact, string]>([
        [
          'a fact that is not for the client',
          `Bearer ${SECRET}`,
          fact(ORDERS, 'coverage.line', 80),
          "body.facts[0].factId 'coverage.line' is not for client 'jenkins'; it may report ci.*",
        ],
        [
          'a fact that there is not, which is not for the client either',
          `Bearer ${SECRET}`,
          fact(ORDERS, 'cd.passed', 80),
          "body.facts[0].factId 'cd.passed' is not for client 'jenkins'; it may report ci.*",
        ],
        [
          'an entity that is not for the client',
          `Bearer ${LIMITED_SECRET}`,
          fact(LIBRARY, 'ci.passed', true),
          `body.facts[0].entityRef '${LIBRARY}' is none of the entities that client 'limited' may report about`,
        ],
        [
          'an entity without the permission',
          ADA,
          fact(STOCK, 'ci.passed', true),
          `body.facts[0].entityRef '${STOCK}' is an entity that you may not report about; that takes the permission 'scorecards.facts.push' for it`,
        ],
      ])('for %s', async (_, authorization, denied, message) => {
        const { send, reader } = unchanged;

        await expect(send([denied], authorization)).rejects.toThrow(
          expect.objectContaining({
            name: 'NotAllowedError',
            message: `Nothing was stored: ${message}`,
          }),
        );

        expect(await reader.statesOf(denied.entityRef)).toEqual([]);
      });

      it('of the other facts either', async () => {
        const { send, valuesOf } = unchanged;

        await expect(
          send([
            fact(ORDERS, 'ci.passed', true),
            fact(ORDERS, 'coverage.line', 1),
          ]),
        ).rejects.toThrow('Nothing was stored');

        expect(await valuesOf(ORDERS)).toEqual({});
      });
    });

    describe('does not tell', () => {
      const GONE = 'component:default/gone';

      it.each([
        ['people, what they may not read', ADA, VAULT],
        ['clients, what is not for them', `Bearer ${LIMITED_SECRET}`, LIBRARY],
      ])('%s, from what there is not', async (_, authorization, hidden) => {
        const { send } = unchanged;
        const errorOf = async (ref: string) => {
          const sent = send([fact(ref, 'ci.passed', true)], authorization);
          const { name, message } = await sent.then(
            () => new Error('it was taken'),
            (error: Error) => error,
          );
          return [name, message.replaceAll(ref, 'x')];
        };

        expect(await errorOf(hidden)).toEqual(await errorOf(GONE));
      });
    });
  },
);
