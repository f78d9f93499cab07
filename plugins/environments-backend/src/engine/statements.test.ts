import { BlueprintResource } from '@groundwork/backstage-plugin-environments-common';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { createWorld, migrations } from './__testUtils__/world';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

function resources(count: number): BlueprintResource[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `r${index}`,
    type: 'service',
    driver: 'ledger',
    spec: {},
    dependsOn: index > 0 ? [`r${index - 1}`] : [],
  }));
}

describeEachDatabase('Statements of the engine', { migrations }, database => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  beforeEach(async () => {
    knex = await database.create();
    world = createWorld(knex, { outputs: {} });
  });

  /** What one look at one of the environments takes, when nothing has happened. */
  async function look() {
    world.clock.pass(HOUR_MS);
    const { count, result, statements } = await countStatements(knex, () =>
      world.engine.workOnce(),
    );
    await world.settle();
    expect(result).toBe(true);
    return { count, statements };
  }

  async function countCreation(count: number): Promise<number> {
    world.definition.resources = resources(count);
    await world.create();
    return (await countStatements(knex, () => world.settle())).count;
  }

  it('are as many for an idle environment of forty resources as of one', async () => {
    world.definition.policy.idlePause = { days: 30 };
    jest.spyOn(world.ledger, 'activity').mockResolvedValue(world.clock.now());
    world.definition.resources = resources(1);
    const { id } = await world.create({
      expiresAt: new Date(world.clock.time + 90 * DAY_MS),
    });
    await world.settle();
    const one = await look();

    world.definition.resources = resources(40);
    await world.want(id, 'update', { inputs: { size: 'XXL' } });
    await world.settle();
    expect(world.ledger.objects).toHaveLength(40);

    const forty = await look();
    // The statements say how many rows they write, so only their number is the same.
    expect(forty.count).toBe(one.count);
    expect(one.count).toBeLessThanOrEqual(20);
  });

  it('are as many beside twenty environments, and after twenty operations', async () => {
    world.definition.resources = resources(2);
    const { id } = await world.create();
    await world.settle();
    const alone = await look();

    for (let n = 0; n < 20; n += 1) {
      await world.want(id, 'update', { inputs: { n } });
      await world.settle();
    }
    const after = await look();
    for (let n = 0; n < 20; n += 1) {
      await world.create();
    }
    await world.settle();
    const beside = await look();

    expect([after.statements, beside.statements]).toEqual([
      alone.statements,
      alone.statements,
    ]);
  });

  it('are as many for each step, however many there are', async () => {
    // Lines of a log are written now and then: here, only with their steps.
    jest.useFakeTimers({
      doNotFake: [
        'Date',
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
      ],
    });
    try {
      // The first look at the queue takes one more.
      await world.settle();

      const five = await countCreation(5);
      const ten = await countCreation(10);
      const twenty = await countCreation(20);
      expect(twenty - ten).toBe(2 * (ten - five));
    } finally {
      jest.useRealTimers();
    }
  });
});
