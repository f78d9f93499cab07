import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { createOutboxWorld } from './__testUtils__/outboxWorld';
import { TestSink } from './__testUtils__/TestSink';

const HOUR_MS = 3_600_000;

describeEachDatabase(
  'OutboxSender, to sinks that do not do as they should',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let world: ReturnType<typeof createOutboxWorld>;
    const server = new TestSink();

    beforeAll(() => server.start());
    afterAll(() => server.stop());
    beforeEach(async () => {
      knex = await create();
      world = createOutboxWorld(knex, server);
    });

    it('waits longer each time, and holds back nothing of others', async () => {
      const { clock, sink, sender, happen, ids } = world;
      await happen('env-1', 'env-2', 'env-1');
      server.answer = (response, { body }) =>
        response.writeHead(body.subject === 'env-1' ? 503 : 202).end();

      await sender().send(sink());
      // At once, and so in any order.
      expect(ids().sort()).toEqual(['event-1', 'event-2']);
      clock.pass(4_999);
      await sender().send(sink());
      expect(ids()).toHaveLength(2);
      clock.pass(1);
      await sender().send(sink());
      clock.pass(9_999);
      await sender().send(sink());
      expect(ids()).toHaveLength(3);

      server.answer = response => response.writeHead(200).end();
      clock.pass(1);
      await sender().send(sink());
      expect(ids().slice(2)).toEqual(['event-1', 'event-1', 'event-3']);
    });

    it('does not wait longer than ever when the clock was set back', async () => {
      const { clock, sink, sender, happen, ids } = world;
      await happen('env-1', 'env-2');
      server.answer = (response, { body }) =>
        response.writeHead(body.subject === 'env-1' ? 503 : 202).end();
      await sender().send(sink());
      await happen('env-3');
      server.answer = response => response.writeHead(202).end();

      // One that was not tried is not put off; one that was, for a day at most.
      clock.pass(-HOUR_MS);
      await sender().send(sink());
      expect(ids().slice(2)).toEqual(['event-3']);
      clock.pass(-24 * HOUR_MS);
      await sender().send(sink());
      expect(ids().slice(2)).toEqual(['event-3', 'event-1']);
    });

    it('comes again when the sink says', async () => {
      const { clock, sink, sender, happen, ids } = world;
      await happen('env-1');
      server.answer = response =>
        response.writeHead(429, { 'retry-after': '3600' }).end();
      await sender().send(sink());

      server.answer = response => response.writeHead(200).end();
      clock.pass(3_599_999);
      await sender().send(sink());
      expect(ids()).toHaveLength(1);
      clock.pass(1);
      await sender().send(sink());
      expect(ids()).toHaveLength(2);
    });

    it('gives up what was refused five times, and goes on', async () => {
      const { clock, store, logger, sink, sender, happen, ids } = world;
      await happen('env-1', 'env-1');
      server.answer = (response, { body }) =>
        response.writeHead(body.id === 'event-1' ? 422 : 202).end();

      for (let run = 0; run < 8; run += 1) {
        await sender().send(sink());
        clock.pass(3_600_000);
      }

      expect(ids()).toEqual([...Array(5).fill('event-1'), 'event-2']);
      expect(await store.findDead({ limit: 10 })).toMatchObject([
        { eventId: 'event-1', attempts: 5, error: 'answered 422' },
      ]);
      expect(await store.stats()).toMatchObject([
        { status: 'dead', events: 1 },
      ]);
      expect(logger.error).toHaveBeenCalledTimes(1);
    });

    it('does not take being away for a refusal', async () => {
      const { clock, store, sink, sender, happen, ids } = world;
      await happen('env-1');
      const answers = [503, 503, 503, 503, 404, 503, 404, 404, 404];
      server.answer = response =>
        response.writeHead(answers[ids().length - 1] ?? 404).end();
      const send = async (times: number) => {
        for (let run = 0; run < times; run += 1) {
          await sender().send(sink());
          clock.pass(HOUR_MS);
        }
      };

      await send(answers.length);
      expect(await store.stats()).toMatchObject([{ status: 'pending' }]);
      await send(1);
      expect(await store.findDead({ limit: 10 })).toMatchObject([
        { eventId: 'event-1', attempts: 10, error: 'answered 404' },
      ]);
    });

    it('follows no redirects', async () => {
      const { sink, sender, happen, ids } = world;
      await happen('env-1');
      server.answer = response =>
        response.writeHead(307, { location: server.url }).end();

      await sender().send(sink());

      expect(ids()).toEqual(['event-1']);
      expect((await knex('outbox_sink').first()).last_error).toContain(
        'redirects are not followed',
      );
    });

    it('does not wait for a sink that says nothing', async () => {
      const { sink, sender, happen } = world;
      await happen('env-1');
      server.answer = () => {};

      await sender({ timeoutMs: 200 }).send(sink());

      expect((await knex('outbox_sink').first()).last_error).toBe(
        'no answer in 0.2 seconds',
      );
    });

    it('gives events back when it is stopped', async () => {
      const { store, sink, sender, happen, ids } = world;
      await happen('env-1');
      const stop = new AbortController();
      server.answer = () => stop.abort();
      await sender().send(sink(), stop.signal);

      server.answer = response => response.writeHead(202).end();
      await sender().send(sink());

      expect(ids()).toEqual(['event-1', 'event-1']);
      expect(await store.stats()).toEqual([]);
    });

    it('does not read what a sink has to say', async () => {
      const { store, sink, sender, happen } = world;
      await happen('env-1');
      const chunk = Buffer.alloc(1_000_000);
      let written = 0;
      server.answer = response => {
        response.writeHead(200);
        const more = () => {
          while (written < 200 && !response.destroyed) {
            written += 1;
            if (!response.write(chunk)) {
              response.once('drain', more);
              return;
            }
          }
        };
        more();
      };

      await sender().send(sink());

      expect(await store.stats()).toEqual([]);
      expect(written).toBeLessThan(50);
    });

    it('tries again when the address cannot be found', async () => {
      const { sink, clock, logger, sender, happen, ids } = world;
      await happen('env-1');
      const lost = sender({
        addressOf: async () => {
          throw new Error('no such plugin');
        },
      });
      await lost.send(sink());
      expect((await knex('outbox_sink').first()).last_error).toBe(
        'its address could not be found',
      );
      expect(logger.warn.mock.calls[0]).toEqual([
        "The address of the sink 'delivery' cannot be found; trying again",
        expect.objectContaining({ message: 'no such plugin' }),
      ]);
      clock.pass(3_600_000);
      await sender().send(sink());
      expect(ids()).toEqual(['event-1']);
    });

    it('says nowhere what is secret', async () => {
      const { sink, clock, logger, sender, happen } = world;
      await happen('env-1');
      await sender().send({
        ...sink(),
        headers: { Authorization: 's3cret\n\0' },
      });
      clock.pass(3_600_000);
      await sender().send({
        ...sink(),
        target: { url: 'http://a:s3cret@127.0.0.1:1/' },
      });

      expect((await knex('outbox_sink').first()).last_error).toContain(
        'no connection',
      );
      expect(
        JSON.stringify([await knex('outbox_sink'), logger.warn.mock.calls]),
      ).not.toContain('s3cret');
    });
  },
);
