import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { migrations } from '../engine/__testUtils__/world';
import { createOutboxWorld } from './__testUtils__/outboxWorld';
import { TestSink } from './__testUtils__/TestSink';
import { DeadLetters } from '.';

const HOUR_MS = 3_600_000;

const engineer = { mayAdminister: async () => true } as Caller;
const member = { mayAdminister: async () => false } as Caller;

describeEachDatabase('DeadLetters', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createOutboxWorld>;
  let letters: DeadLetters;
  const server = new TestSink();

  const lettersOf = (...sinks: string[]) =>
    new DeadLetters({ store: world.store, sinks, now: world.clock.now });

  beforeAll(() => server.start());
  afterAll(() => server.stop());
  beforeEach(async () => {
    knex = await create();
    world = createOutboxWorld(knex, server);
    letters = lettersOf('delivery');
  });

  /** Has each refused until it is given up, an hour after the other. */
  const refuse = async (...environments: string[]) => {
    server.answer = response => response.writeHead(422).end();
    await world.happen(...environments);
    for (let run = 0; run < 5; run += 1) {
      await world.sender().send(world.sink());
      world.clock.pass(HOUR_MS);
    }
  };
  const list = async (query = {}) =>
    (await letters.query(query, engineer)).items;

  it('says what was given up, since when and why', async () => {
    await refuse('env-1');

    expect(await list()).toEqual([
      {
        id: '1-delivery',
        sink: 'delivery',
        eventId: 'event-1',
        type: 'dev.cdevents.environment.created.0.3.0',
        subject: 'env-1',
        attempts: 5,
        lastError: 'answered 422',
        createdAt: '2026-11-20T12:00:00.000Z',
        since: '2026-11-20T16:00:00.000Z',
      },
    ]);
  });

  it('lists the newest first, page by page', async () => {
    await refuse('env-1', 'env-2', 'env-3');
    await knex('outbox_sink').insert({
      ...(await knex('outbox_sink').where({ event: 2 }).first()),
      sink: 'archive',
    });

    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await letters.query({ limit: 1, cursor }, engineer);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(found).toEqual([
      '3-delivery',
      '2-archive',
      '2-delivery',
      '1-delivery',
    ]);
  });

  it('has one sent again as the same one, with as many attempts as before', async () => {
    await refuse('env-1');
    await letters.retry('1-delivery', engineer);
    expect(await list()).toEqual([]);

    for (let run = 0; run < 6; run += 1) {
      await world.sender().send(world.sink());
      world.clock.pass(HOUR_MS);
    }
    expect(world.ids()).toEqual(Array(10).fill('event-1'));
    expect(await list()).toMatchObject([{ id: '1-delivery', attempts: 5 }]);

    await letters.retry('1-delivery', engineer);
    server.answer = response => response.writeHead(202).end();
    await world.sender().send(world.sink());
    expect(world.ids()).toHaveLength(11);
    expect(await world.store.stats()).toEqual([]);
  });

  it('has nothing sent twice that is not given up', async () => {
    await refuse('env-1');
    const outcomes = await Promise.allSettled([
      letters.retry('1-delivery', engineer),
      letters.retry('1-delivery', engineer),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    for (const id of ['1-delivery', '2-delivery', 'delivery', 'x-delivery']) {
      await expect(letters.retry(id, engineer)).rejects.toThrow(
        `There is no event '${id}' that was given up`,
      );
    }
  });

  it('says of a sink that is there no more what to do', async () => {
    await refuse('env-1');
    await expect(
      lettersOf('other').retry('1-delivery', engineer),
    ).rejects.toThrow(
      "The sink 'delivery' is not configured any more; add it to environments.sinks first",
    );
  });

  it('is for those who run the portal', async () => {
    await refuse('env-1');
    for (const ask of [
      () => letters.query({}, member),
      () => letters.retry('1-delivery', member),
    ]) {
      await expect(ask()).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
    expect(await list()).toHaveLength(1);
  });
});
