import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { TestClock } from '../../engine/__testUtils__/world';
import { Outbox, OutboxSender, OutboxStore } from '..';
import { OutboxSenderOptions } from '../OutboxSender';
import { occurrence, stageOf } from './occurrences';
import { TestSink } from './TestSink';

/** An outbox, and a real server that it sends to. */
export function createOutboxWorld(knex: Knex, server: TestSink) {
  const clock = new TestClock();
  const store = new OutboxStore(knex);
  const logger = mockServices.logger.mock();
  let number = 0;
  server.received.length = 0;
  server.answer = response => response.writeHead(202).end();
  const outbox = (...sinks: string[]) =>
    new Outbox({
      sinks,
      source: 'https://portal.acme.test',
      newId: () => `event-${++number}`,
    });
  return {
    clock,
    store,
    logger,
    outbox,
    sink: () => ({
      id: 'delivery',
      target: { url: server.url },
      headers: { Authorization: 'Bearer s3cret' },
    }),
    sender: (overrides: Partial<OutboxSenderOptions> = {}) =>
      new OutboxSender({
        store,
        logger,
        now: clock.now,
        random: () => 1,
        addressOf: async ({ target, headers }) => ({
          url: 'url' in target ? target.url : '',
          headers,
        }),
        ...overrides,
      }),
    /** Each makes one event. */
    happen: (...environments: string[]) =>
      knex.transaction(trx =>
        outbox('delivery').add(
          trx,
          environments.map(id =>
            occurrence('environment.created', {
              at: clock.now(),
              environment: stageOf({ id }),
            }),
          ),
        ),
      ),
    /** Of the events that the server got, in order. */
    ids: () => server.received.map(({ body }) => body.id),
  };
}
