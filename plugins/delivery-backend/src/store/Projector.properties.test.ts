import fc from 'fast-check';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../log/__testUtils__/events';
import { LoggedEvent } from '../log';
import { tellings } from '../projections/__testUtils__/logged';
import { DAY } from './__testUtils__/events';
import { World } from './__testUtils__/world';

describeEachDatabase('Projector', { migrations }, ({ create }) => {
  it('makes the same tables whatever the order, the repetitions and the turns', async () => {
    const world = new World(await create());
    const tablesAfter = async (batches: LoggedEvent[][]) => {
      await world.empty();
      for (const batch of batches) {
        await world.tell(...batch);
        await world.settle();
      }
      return world.contents();
    };

    await fc.assert(
      fc.asyncProperty(
        tellings(DAY),
        fc.integer({ min: 1, max: 9 }),
        async ({ once, told }, size) => {
          const batches = Array.from(
            { length: Math.ceil(told.length / size) },
            (_, index) => told.slice(index * size, (index + 1) * size),
          );
          const expected = await tablesAfter([once]);

          expect(await tablesAfter(batches)).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    );
  });
});
