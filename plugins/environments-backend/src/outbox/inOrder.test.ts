import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { createDesk, mina, ORDERS } from '../deployments/__testUtils__/desk';
import { createWorld, migrations } from '../engine/__testUtils__/world';
import { Occurrence } from '../records/occurrence';
import { cdEventsOf } from './cdEventsOf';

const HOUR_MS = 3_600_000;

/** Types of the events about what happened, without what they have in common. */
const eventsOf = (happened: readonly Occurrence[]) =>
  happened
    .flatMap(it =>
      cdEventsOf(it, { source: 'https://portal.acme.test', newId: () => 'e' }),
    )
    .map(({ context }) => /(\w+\.\w+)\.\d+\.\d+\.\d+$/.exec(context.type)?.[1]);

describeEachDatabase('Events of an environment', { migrations }, database => {
  const deploy = (world: ReturnType<typeof createDesk>, version: string) =>
    world.desk.deploy(
      { component: ORDERS, kind: 'deploy', stage: 'staging', version },
      mina,
    );

  it('tell of it before they tell of what was placed into it', async () => {
    const world = createDesk(await database.create());
    await deploy(world, 'v1.3.0');
    await world.settle();
    const first = eventsOf(world.happened);
    world.happened.splice(0);
    await deploy(world, 'v1.4.0');
    await world.settle();

    expect(first).toEqual(['environment.created', 'service.deployed']);
    expect(eventsOf(world.happened)).toEqual([
      'environment.modified',
      'service.upgraded',
    ]);
  });

  it('tell of no service that is gone, where none was placed', async () => {
    const knex = await database.create();
    const world = createDesk(knex);
    await deploy(world, 'v1.3.0');
    const { id, name } = await knex('environment').first();

    await world.commands.run(id, { action: 'destroy', confirmName: name });
    await world.settle();

    expect(eventsOf(world.happened)).toEqual(['environment.deleted']);
  });

  it('tell that the service is gone that was placed', async () => {
    const knex = await database.create();
    const world = createDesk(knex);
    await deploy(world, 'v1.3.0');
    await world.settle();
    const { id, name } = await knex('environment').first();
    world.happened.splice(0);

    await world.commands.run(id, { action: 'destroy', confirmName: name });
    await world.settle();

    expect(eventsOf(world.happened)).toEqual([
      'service.removed',
      'environment.deleted',
    ]);
  });

  it('tell of nothing that was changed before it was made', async () => {
    const world = createWorld(await database.create(), { outputs: {} });
    const { id } = await world.create({
      expiresAt: new Date(world.clock.time + HOUR_MS),
    });
    const [db] = world.definition.resources.slice(1);
    db.spec = { broken: 'no room' };
    await world.settle();
    // Its time ends, and with it, it is paused.
    world.clock.pass(HOUR_MS);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'paused' });
    expect(eventsOf(world.happened)).toEqual([]);

    db.spec = {};
    await world.want(id, 'resume', { paused: false });
    await world.settle();

    expect(eventsOf(world.happened)[0]).toBe('environment.created');
    expect(eventsOf(world.happened)).not.toContain('resumed');
  });
});
