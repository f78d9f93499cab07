import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { occurrence } from './__testUtils__/occurrences';
import { createOutboxWorld } from './__testUtils__/outboxWorld';
import { TestSink } from './__testUtils__/TestSink';
import { OutboxStore } from '.';
import { PendingEvent } from './types';

const DAY_MS = 24 * 3_600_000;

/** Dies between sending and writing it down. */
class DyingStore extends OutboxStore {
  async markSent(_event: PendingEvent): Promise<void> {
    throw new Error('killed');
  }
}

describeEachDatabase('Outbox', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createOutboxWorld>;
  const server = new TestSink();

  beforeAll(() => server.start());
  afterAll(() => server.stop());
  beforeEach(async () => {
    knex = await create();
    world = createOutboxWorld(knex, server);
  });

  it('sends what was committed, and only that', async () => {
    const { store, outbox, sink, sender, happen } = world;
    await happen('env-1');
    await expect(
      knex.transaction(async trx => {
        await outbox('delivery').add(trx, [occurrence('environment.paused')]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');

    await sender().send(sink());
    await sender().send(sink());

    expect(server.received).toMatchObject([
      {
        headers: {
          authorization: 'Bearer s3cret',
          'content-type': 'application/cloudevents+json; charset=utf-8',
        },
        body: {
          specversion: '1.0',
          id: 'event-1',
          source: 'https://portal.acme.test',
          type: 'dev.cdevents.environment.created.0.3.0',
          subject: 'env-1',
          time: '2026-11-20T12:00:00.000Z',
          datacontenttype: 'application/json',
          data: { context: { id: 'event-1' } },
        },
      },
    ]);
    expect(await store.stats()).toEqual([]);
  });

  it('sends an event again, as the same one, after a crash', async () => {
    const { clock, sink, sender, happen, ids } = world;
    await happen('env-1', 'env-1');
    const dying = sender({ store: new DyingStore(knex) });
    await expect(dying.send(sink())).rejects.toThrow('killed');

    await sender().send(sink());
    expect(ids()).toEqual(['event-1']);

    clock.pass(30_000);
    await sender().send(sink());
    expect(ids()).toEqual(['event-1', 'event-1', 'event-2']);
  });

  it('sends each once, and in order, from two replicas', async () => {
    const { sink, sender, happen } = world;
    const environments = ['env-1', 'env-2', 'env-3'];
    for (let round = 0; round < 6; round += 1) {
      await happen(...environments);
    }

    await Promise.all([sender().send(sink()), sender().send(sink())]);
    await sender().send(sink());

    for (const [index, id] of environments.entries()) {
      expect(
        server.received
          .filter(({ body }) => body.subject === id)
          .map(({ body }) => body.id),
      ).toEqual([1, 4, 7, 10, 13, 16].map(n => `event-${n + index}`));
    }
  });

  it('gives sinks that are added later new events only', async () => {
    const { sink, clock, outbox, sender, happen, ids } = world;
    await happen('env-1');
    await knex.transaction(trx =>
      outbox('delivery', 'audit').add(trx, [
        occurrence('environment.paused', { at: clock.now() }),
      ]),
    );

    await sender().send({ ...sink(), id: 'audit' });

    expect(ids()).toEqual(['event-2']);
  });

  it('writes nothing when there is no sink', async () => {
    const { outbox } = world;
    await knex.transaction(trx =>
      outbox().add(trx, [occurrence('environment.created')]),
    );

    expect(await knex('outbox_event')).toEqual([]);
  });

  it('forgets what was sent, and what is for nobody, but not what waits', async () => {
    const { clock, store, outbox, sink, sender, happen } = world;
    await happen('env-1', 'env-2');
    await knex.transaction(trx =>
      outbox('gone').add(trx, [
        occurrence('environment.created', { at: clock.now() }),
      ]),
    );
    server.answer = (response, { body }) =>
      response.writeHead(body.subject === 'env-2' ? 503 : 202).end();
    await sender().send(sink());
    clock.pass(30 * DAY_MS);
    await happen('env-3');

    await store.forgetBefore(new Date(clock.now().getTime() - DAY_MS), [
      'delivery',
    ]);

    expect(
      (await knex('outbox_event').orderBy('id')).map(it => it.event_id),
    ).toEqual(['event-2', 'event-4']);
    expect(await knex('outbox_sink')).toHaveLength(2);
  });
});
