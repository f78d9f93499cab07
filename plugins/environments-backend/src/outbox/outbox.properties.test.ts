import { mockServices } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { migrations, TestClock } from '../engine/__testUtils__/world';
import { occurrence, stageOf } from './__testUtils__/occurrences';
import { Outbox, OutboxSender, OutboxStore } from '.';
import { Post } from './post';
import { Delivery } from './types';

const ADDRESS = { url: 'http://sink.test', headers: {} };
const SINK = { id: 'delivery', target: { url: ADDRESS.url }, headers: {} };

const delivery = fc.constantFrom<Delivery>(
  { kind: 'taken' },
  { kind: 'unavailable', reason: 'away' },
  { kind: 'refused', reason: 'unwanted' },
  { kind: 'interrupted' },
);

describeEachDatabase('Outbox', { migrations }, ({ create }) => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await create();
  });

  it('keeps the order within an environment, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(2), { minLength: 1, maxLength: 8 }),
        fc.array(delivery, { maxLength: 25 }),
        async (subjects, answers) => {
          await knex('outbox_sink').delete();
          await knex('outbox_event').delete();
          const clock = new TestClock();
          const left = [...answers];
          const taken: string[] = [];
          const refusals = new Map<string, number>();
          const post: Post = async (_sink, { context }) => {
            const answer = left.shift() ?? { kind: 'taken' };
            if (answer.kind === 'taken') {
              taken.push(context.id);
            } else if (answer.kind === 'refused') {
              refusals.set(context.id, (refusals.get(context.id) ?? 0) + 1);
            }
            return answer;
          };
          const store = new OutboxStore(knex);
          const logger = mockServices.logger.mock();
          const replicas = [0, 1].map(
            () =>
              new OutboxSender({
                store,
                logger,
                now: clock.now,
                random: () => 0,
                addressOf: async () => ADDRESS,
                post,
              }),
          );
          let event = 0;
          await knex.transaction(trx =>
            new Outbox({
              sinks: ['delivery'],
              source: 'https://portal.acme.test',
              newId: () => `${++event}`,
            }).add(
              trx,
              subjects.map(it =>
                occurrence('environment.paused', {
                  at: clock.now(),
                  environment: stageOf({ id: `env-${it}` }),
                }),
              ),
            ),
          );

          for (let run = 0; run < answers.length + 9; run += 1) {
            await Promise.all(replicas.map(it => it.send(SINK)));
            clock.pass(3_600_000);
          }

          const dead = (await store.findDead({ limit: 100 })).map(
            it => it.eventId,
          );
          expect([...taken, ...dead].map(Number).sort((a, b) => a - b)).toEqual(
            subjects.map((_, index) => index + 1),
          );
          for (const id of dead) {
            expect(refusals.get(id)).toBeGreaterThan(0);
          }
          for (const subject of new Set(subjects)) {
            const order = taken
              .map(Number)
              .filter(id => subjects[id - 1] === subject);
            expect(order).toEqual([...order].sort((a, b) => a - b));
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
