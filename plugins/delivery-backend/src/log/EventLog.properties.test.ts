import fc from 'fast-check';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { eventOf, migrations, NOW } from './__testUtils__/events';
import { EventLog } from './EventLog';
import { NewEvent } from './types';

/** What was told; numbers say in which order it was told. */
async function contentsOf(log: EventLog) {
  const events = await log.readAfter(0, 10_000);
  return events.map(({ seq: _seq, ...event }) => JSON.stringify(event)).sort();
}

/** Events whose contents follow from their keys, as those of real sources do. */
const events = fc.uniqueArray(
  fc
    .record({
      source: fc.constantFrom('github', '/ci', 'https://portal.acme.test'),
      eventId: fc.string({ minLength: 1, maxLength: 8 }),
      minute: fc.nat(10_000),
    })
    .map(({ minute, ...key }) =>
      eventOf(key.eventId, {
        ...key,
        occurredAt: new Date(NOW.getTime() - minute * 60_000),
      }),
    ),
  { maxLength: 30, selector: it => JSON.stringify([it.source, it.eventId]) },
);

/** The same events in another order, some of them twice, in some batches. */
const tellings = events.chain(all =>
  fc.record({
    all: fc.constant(all),
    batches: fc
      .tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(all),
        fc.integer({ min: 1, max: 7 }),
        fc.infiniteStream(fc.nat(60)),
      )
      .map(([shuffled, again, size, places]) => {
        const told = [...shuffled];
        for (const event of again) {
          told.splice(places.next().value % (told.length + 1), 0, event);
        }
        return Array.from(
          { length: Math.ceil(told.length / size) },
          (_, index) => told.slice(index * size, (index + 1) * size),
        );
      }),
  }),
);

describeEachDatabase('EventLog', { migrations }, ({ create }) => {
  it('holds the same whatever the order, the batches and the repetitions', async () => {
    const knex = await create();
    const log = new EventLog({ knex });
    const tell = async (batches: NewEvent[][]) => {
      await knex('event').delete();
      let appended = 0;
      for (const batch of batches) {
        appended += (await log.append(batch, NOW)).appended;
      }
      return { appended, contents: await contentsOf(log) };
    };

    await fc.assert(
      fc.asyncProperty(tellings, async ({ all, batches }) => {
        const once = await tell([all]);
        const told = await tell(batches);

        expect(told).toEqual(once);
        expect(told.appended).toBe(all.length);
      }),
      { numRuns: 30 },
    );
  });
});
