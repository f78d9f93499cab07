import { JsonValue } from '@backstage/types';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { FactReadings } from '@groundwork/backstage-plugin-scorecards-node/engine';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  createFacts,
  migrations,
  minutes,
  NOW,
  ORDERS,
  STOCK,
} from './__testUtils__/facts';
import { FactRetention } from './FactRetention';

const seen = (entityRef: string, facts: Record<string, JsonValue>) => ({
  entityRef,
  facts,
});

async function failRun(
  knex: Knex,
  given: { startedAt: Date; error: string; since: Date },
) {
  await knex('collector_run').insert({
    collector_id: 'repo',
    started_at: toTimestamp(given.startedAt),
    error: given.error,
    error_since: toTimestamp(given.since),
    entities: 2,
    observations: 0,
    problems: '[]',
  });
}

describeEachDatabase('FactReader', { migrations }, ({ create }) => {
  const setUp = async () => {
    const knex = await create();
    return { knex, ...(await createFacts(knex)) };
  };

  describe('readingsOf', () => {
    it('takes one statement for however many', async () => {
      const { knex, collect, reader } = await setUp();
      await collect([seen(ORDERS, {}), seen(STOCK, {})]);

      for (const refs of [[], [ORDERS], [ORDERS, STOCK, 'x']]) {
        const { count, result } = await countStatements(knex, () =>
          reader.readingsOf(refs),
        );
        expect(count).toBe(1);
        expect([...result.keys()]).toEqual(refs);
      }
    });

    it('knows nothing of facts that were declared after the last observation', async () => {
      const { knex, reader } = await setUp();
      await knex('fact_set').insert({
        entity_ref: ORDERS,
        source: 'repo',
        facts: JSON.stringify({ 'repo.stars': { v: 5, c: 1 } }),
        digest: '',
        observed_at: toTimestamp(NOW),
      });

      expect((await reader.readingsOf([ORDERS])).get(ORDERS)).toEqual({
        'repo.stars': {
          value: 5,
          observedAt: NOW.getTime(),
          changedAt: 1,
        },
      });
    });

    it('leaves out facts and sources that are not declared any more', async () => {
      const { knex, reader } = await setUp();
      const row = {
        entity_ref: ORDERS,
        digest: '',
        observed_at: toTimestamp(NOW),
      };
      await knex('fact_set').insert([
        { ...row, source: 'repo', facts: '{"repo.gone":{"v":1}}' },
        { ...row, source: 'gone', facts: '{"repo.stars":{"v":1}}' },
      ]);

      expect((await reader.readingsOf([ORDERS])).get(ORDERS)).toEqual({});
    });
  });

  describe('statesOf', () => {
    it('says until when facts are fresh', async () => {
      const { collect, report, reader } = await setUp();
      await collect([seen(ORDERS, { 'repo.stars': 5 })]);
      await report([seen(ORDERS, { 'ci.passed': true })], minutes(1));

      expect(
        await reader.statesOf(ORDERS, ['repo.stars', 'ci.passed']),
      ).toEqual([
        {
          factId: 'repo.stars',
          source: 'repo',
          value: 5,
          observedAt: '2026-03-01T12:00:00.000Z',
          changedAt: '2026-03-01T12:00:00.000Z',
          freshUntil: '2026-03-01T13:00:00.000Z',
        },
        {
          factId: 'ci.passed',
          source: 'push',
          value: true,
          observedAt: '2026-03-01T12:01:00.000Z',
          changedAt: '2026-03-01T12:01:00.000Z',
          freshUntil: '2026-03-02T12:01:00.000Z',
        },
      ]);
    });

    it('is about all that was ever looked for, unless asked for less or more', async () => {
      const { report, reader } = await setUp();
      await report([seen(ORDERS, { 'coverage.line': 80, 'ci.passed': true })]);
      const idsOf = async (ids?: string[]) =>
        (await reader.statesOf(ORDERS, ids)).map(({ factId }) => factId);

      expect(await idsOf()).toEqual(['ci.passed', 'coverage.line']);
      expect(await idsOf(['repo.stars', 'ci.passed', 'no.such'])).toEqual([
        'repo.stars',
        'ci.passed',
      ]);
      expect(await reader.statesOf(ORDERS, ['repo.stars'])).toEqual([
        { factId: 'repo.stars', source: 'repo' },
      ]);
    });

    it('says why a fact could not be observed', async () => {
      const { collect, reader } = await setUp();
      await collect([seen(ORDERS, { 'repo.stars': 5 })]);
      await collect(
        [
          {
            entityRef: ORDERS,
            facts: {},
            errors: { 'repo.stars': 'timed out' },
          },
        ],
        minutes(5),
      );

      expect(await reader.statesOf(ORDERS, ['repo.stars'])).toMatchObject([
        {
          value: 5,
          observedAt: '2026-03-01T12:00:00.000Z',
          error: 'timed out',
          errorSince: '2026-03-01T12:05:00.000Z',
        },
      ]);
    });

    describe('when the collector failed before it came to the entity', () => {
      const setUpFailed = async () => {
        const it = await setUp();
        await it.collect([seen(ORDERS, { 'repo.stars': 5 })]);
        await failRun(it.knex, {
          startedAt: minutes(50),
          error: 'the server is down',
          since: minutes(20),
        });
        const errorsAt = async (at: Date, entityRef = ORDERS) => {
          it.clock.set(at);
          const [state] = await it.reader.statesOf(entityRef, ['repo.stars']);
          return [state.error, state.errorSince];
        };
        return { ...it, errorsAt };
      };
      const THE_RUNS = ['the server is down', '2026-03-01T12:20:00.000Z'];
      const NONE = [undefined, undefined];

      it('says so of facts that are stale or were never observed', async () => {
        const { errorsAt } = await setUpFailed();

        expect(await errorsAt(minutes(59))).toEqual(NONE);
        expect(await errorsAt(minutes(61))).toEqual(THE_RUNS);
        expect(await errorsAt(minutes(59), STOCK)).toEqual(THE_RUNS);
      });

      it('says nothing of facts that it came to', async () => {
        const { collect, errorsAt } = await setUpFailed();
        await collect([seen(ORDERS, { 'repo.stars': 5 })], minutes(51));

        expect(await errorsAt(minutes(200))).toEqual(NONE);
      });

      it('leaves facts their own errors', async () => {
        const { collect, errorsAt } = await setUpFailed();
        await collect(
          [
            {
              entityRef: STOCK,
              facts: {},
              errors: { 'repo.stars': 'forbidden' },
            },
          ],
          minutes(5),
        );

        expect(await errorsAt(minutes(200), STOCK)).toEqual([
          'forbidden',
          '2026-03-01T12:05:00.000Z',
        ]);
      });
    });
  });

  describe('readingsAt', () => {
    it('goes back to what was known', async () => {
      const { collect, reader } = await setUp();
      await collect([seen(ORDERS, { 'repo.stars': 5 })]);
      await collect([seen(ORDERS, { 'repo.stars': 5 })], minutes(4));
      await collect([seen(ORDERS, { 'repo.stars': 6 })], minutes(10));
      await collect([seen(ORDERS, {})], minutes(20));
      const starsAt = async (count: number) =>
        (await reader.readingsAt([ORDERS], minutes(count))).get(ORDERS)?.[
          'repo.stars'
        ];
      const at = (count: number) => minutes(count).getTime();

      expect(await starsAt(-1)).toBeUndefined();
      expect(await starsAt(0)).toEqual({
        value: 5,
        observedAt: at(0),
        changedAt: at(0),
      });
      expect(await starsAt(3)).toEqual({
        value: 5,
        observedAt: at(3),
        changedAt: at(0),
      });
      // Nobody looked between the fourth and the tenth minute
      expect(await starsAt(9)).toEqual({
        value: 5,
        observedAt: at(4),
        changedAt: at(0),
      });
      expect(await starsAt(10)).toMatchObject({ value: 6 });
      expect(await starsAt(20)).toEqual({
        observedAt: at(20),
        changedAt: at(20),
      });
      expect(await starsAt(500)).toEqual({
        observedAt: at(20),
        changedAt: at(20),
      });
    });

    it('knows what a fact was before it was withdrawn, and nothing after', async () => {
      const { report, reader } = await setUp();
      const at = (count: number) => ({ observedAt: minutes(count) });
      await report([{ ...seen(ORDERS, { 'ci.minutes': 3 }), ...at(-30) }]);
      await report([{ ...seen(ORDERS, { 'ci.minutes': null }), ...at(-20) }]);
      await report([{ ...seen(STOCK, { 'ci.minutes': null }), ...at(-20) }]);
      const readings = await reader.readingsOf([ORDERS, STOCK]);
      const states = await reader.statesOf(ORDERS);
      await report([{ ...seen(ORDERS, { 'ci.minutes': 4 }), ...at(-10) }]);

      expect(readings.get(ORDERS)).toEqual({});
      expect(readings.get(STOCK)).toEqual({});
      expect(states).toEqual([]);
      const valueAt = async (count: number) =>
        (await reader.readingsAt([ORDERS], minutes(count))).get(ORDERS)?.[
          'ci.minutes'
        ]?.value;
      expect(await valueAt(-25)).toBe(3);
      expect(await valueAt(-15)).toBeUndefined();
      expect(await valueAt(-5)).toBe(4);
      const then = await reader.readingsAt([ORDERS], minutes(-15));
      expect(then.get(ORDERS)).toEqual({});
    });

    it('takes two statements for however many entities and times', async () => {
      const { knex, collect, reader } = await setUp();
      await collect([seen(ORDERS, {}), seen(STOCK, {})]);

      const { count } = await countStatements(knex, async () => {
        const history = await reader.historyOf([ORDERS, STOCK], minutes(-99));
        return [-99, 0, 99].map(it => history.at(minutes(it)));
      });

      expect(count).toBe(2);
    });

    it('finds what was known whenever it was known', async () => {
      const { knex, collect, report, reader } = await setUp();
      const value = fc.constantFrom<JsonValue | undefined>(undefined, 1, 2);
      const step = fc.record({
        stars: value,
        minutes: value,
        entityRef: fc.constantFrom(ORDERS, STOCK),
      });
      const known = (all: Map<string, FactReadings>) =>
        [...all].map(([ref, readings]) => [
          ref,
          Object.entries(readings)
            .map(([id, it]) => [id, it?.value, it?.changedAt])
            .sort(),
        ]);

      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 8 }),
          async steps => {
            await knex('fact_set').delete();
            await knex('fact_change').delete();
            const then = [];
            for (const [index, it] of steps.entries()) {
              const facts = { 'repo.stars': it.stars };
              await collect([{ ...it, facts }], minutes(index));
              if (it.minutes !== undefined) {
                const reported = { 'ci.minutes': it.minutes };
                await report([{ ...it, facts: reported }], minutes(index));
              }
              then.push(known(await reader.readingsOf([ORDERS, STOCK])));
            }
            const history = await reader.historyOf(
              [ORDERS, STOCK],
              minutes(-1),
            );
            for (const [index, expected] of then.entries()) {
              expect(known(history.at(minutes(index + 0.5)))).toEqual(expected);
            }
            expect(known(history.at(minutes(-0.5)))).toEqual([
              [ORDERS, []],
              [STOCK, []],
            ]);
          },
        ),
        { numRuns: 15 },
      );
    });
  });

  describe('FactRetention', () => {
    it('forgets in portions what was long ago', async () => {
      const { knex, collect, reader } = await setUp();
      for (let count = 0; count < 8; count++) {
        await collect([seen(ORDERS, { 'repo.stars': count })], minutes(count));
      }

      const retention = new FactRetention({ knex, portion: 2 });
      expect(await retention.forgetBefore(minutes(6))).toBe(5);
      expect(await retention.forgetBefore(minutes(6))).toBe(0);

      const history = await reader.historyOf([ORDERS], minutes(0));
      const starsAt = (count: number) =>
        history.at(minutes(count)).get(ORDERS)?.['repo.stars']?.value;
      expect([5, 6, 7].map(starsAt)).toEqual([5, 6, 7]);
    });

    it('stops when it is told to', async () => {
      const { knex } = await setUp();
      const retention = new FactRetention({ knex });

      await expect(
        retention.forgetBefore(NOW, AbortSignal.abort(new Error('it ends'))),
      ).rejects.toThrow('it ends');
    });
  });
});
