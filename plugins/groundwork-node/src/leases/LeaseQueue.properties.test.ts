import fc from 'fast-check';
import { describeEachDatabase } from '../testUtils';
import { actionsInTime, actionsWithClockJumps } from './__testUtils__/actions';
import { LeaseWorld, TABLE } from './__testUtils__/leaseWorld';
import { Player } from './__testUtils__/Player';

describeEachDatabase('LeaseQueue', {}, ({ dialect, create }) => {
  // Thousands of statements, on machines that may be busy.
  jest.setTimeout(120_000);

  const numRuns = dialect === 'sqlite' ? 100 : 30;

  it.each([
    ['in time, does what the model does', actionsInTime, true],
    [
      'while clocks jump, loses no mark and lets no stale lease write',
      actionsWithClockJumps,
      false,
    ],
  ])('%s', async (_, anyActions, inTime) => {
    const world = await LeaseWorld.create(await create());

    const run = fc.asyncProperty(anyActions, async actions => {
      await world.knex(TABLE).delete();
      await world.knex('effect').delete();
      const player = new Player(world, inTime);
      for (const action of actions) {
        await player.play(action);
      }
      await player.finish();
    });

    await expect(fc.assert(run, { numRuns })).resolves.toBeUndefined();
  });
});
