import fc from 'fast-check';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../log/__testUtils__/events';
import { NewEvent } from '../log';
import { DerivedWorld } from './__testUtils__/DerivedWorld';
import { DAY, PULL_REQUEST, push, A, B, SHOP } from './__testUtils__/shop';
import { RecordReader } from './readRecords';

const EVENTS = [...DAY, push('11:00', A, B)];

/** Some events, and the same in another order, some of them repeatedly. */
const tellings: fc.Arbitrary<{ once: NewEvent[]; told: NewEvent[] }> = fc
  .subarray(EVENTS, { minLength: 1 })
  .chain(once =>
    fc
      .tuple(
        fc.shuffledSubarray(once, { minLength: once.length }),
        fc.shuffledSubarray(once),
      )
      .map(([shuffled, again]) => ({ once, told: [...shuffled, ...again] })),
  );

describeEachDatabase('Deriver', { migrations }, ({ dialect, create }) => {
  it('makes the same tables whatever the order, the repetitions and the turns', async () => {
    const world = new DerivedWorld(await create());
    const tablesAfter = async (batches: NewEvent[][]) => {
      await world.empty();
      for (const batch of batches) {
        await world.settle(...batch);
      }
      return world.contents();
    };

    await fc.assert(
      fc.asyncProperty(
        tellings,
        fc.integer({ min: 3, max: 12 }),
        async ({ once, told }, size) => {
          const batches = Array.from(
            { length: Math.ceil(told.length / size) },
            (_, index) => told.slice(index * size, (index + 1) * size),
          );
          const expected = await tablesAfter([once]);

          expect(await tablesAfter(batches)).toEqual(expected);
        },
      ),
      { numRuns: dialect === 'sqlite' ? 12 : 3 },
    );
  });

  it('reads many records with as many statements as few', async () => {
    const world = new DerivedWorld(await create());
    const { snapshot } = world.directory;
    const read = () => new RecordReader(world.knex, SHOP, snapshot).read();
    await world.settle(...PULL_REQUEST);
    const few = await countStatements(world.knex, read);
    await world.settle(...DAY);
    const many = await countStatements(world.knex, read);

    expect(many.result.deployments).toHaveLength(6);
    expect(many.count).toBe(few.count);
  });
});
