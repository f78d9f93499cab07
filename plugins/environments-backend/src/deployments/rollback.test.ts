import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { createDesk, mina, ORDERS } from './__testUtils__/desk';

describeEachDatabase('rolling back', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createDesk>;
  beforeEach(async () => {
    knex = await create();
    world = createDesk(knex);
    world.tags.set('v1.5.0', 'c'.repeat(40));
  });

  const place = async (
    kind: 'deploy' | 'rollback',
    version?: string,
    stage = 'staging',
  ) => {
    const deployment = await world.desk.deploy(
      { component: ORDERS, kind, stage, version },
      mina,
    );
    await world.settle();
    world.clock.pass(1_000);
    return deployment;
  };
  const plan = (version?: string) =>
    world.desk.plan(
      { component: ORDERS, kind: 'rollback', stage: 'staging', version },
      mina,
    );

  it('goes to the newest version that is older, each time', async () => {
    await place('deploy', 'v1.3.0');
    await place('deploy', 'v1.4.0');
    await place('deploy', 'v1.5.0');

    expect(await place('rollback')).toMatchObject({ version: 'v1.4.0' });
    // Not to v1.5.0, which was rolled back from.
    expect(await place('rollback')).toMatchObject({ version: 'v1.3.0' });
    await expect(place('rollback')).rejects.toThrow(
      'Nothing older than v1.3.0 ran in Staging before, so there is nothing to roll back to',
    );
  });

  it('does not go to what runs', async () => {
    await place('deploy', 'v1.3.0');
    await place('deploy', 'v1.4.0');

    expect(await plan('v1.4.0')).toMatchObject({
      decision: 'denied',
      reasons: [
        {
          code: 'verified',
          message:
            'v1.4.0 runs in Staging already; roll back to an older version',
        },
      ],
    });
  });

  it('does not go on to what was rolled back, which the gates are for', async () => {
    await place('deploy', 'v1.3.0');
    await place('deploy', 'v1.4.0');
    await place('rollback');

    expect(await plan('v1.4.0')).toMatchObject({
      decision: 'denied',
      reasons: [
        {
          code: 'verified',
          message:
            'v1.4.0 is newer than v1.3.0, which runs in Staging; deploy it',
        },
      ],
    });
    const { stages } = await world.desk.findStages(ORDERS, mina);
    expect(stages[0].rollbackTo).toEqual([]);
  });

  it('goes past what was rolled back itself', async () => {
    await place('deploy', 'v1.3.0');
    await place('deploy', 'v1.4.0');
    await place('rollback');
    await place('deploy', 'v1.5.0');

    const { stages } = await world.desk.findStages(ORDERS, mina);
    expect(stages[0].rollbackTo).toEqual(['v1.3.0', 'v1.4.0']);
    expect(await plan()).toMatchObject({ version: 'v1.3.0' });
    // Somebody may know better, at night.
    expect(await plan('v1.4.0')).toMatchObject({ decision: 'allowed' });
  });

  it('goes to what ran, where what was to come after it has failed', async () => {
    await place('deploy', 'v1.3.0');
    const { spec } = world.definition.resources[1];
    world.definition.resources[1].spec = { broken: 'no room' };
    await place('deploy', 'v1.4.0');
    world.definition.resources[1].spec = spec;

    const { id } = await place('rollback', 'v1.3.0');
    expect(await knex('deployment').where({ id }).first()).toMatchObject({
      status: 'succeeded',
    });
  });

  it('goes to what it was made by then: blueprint, inputs and cost', async () => {
    world.service.inputs = { size: 1 };
    const { environmentId } = await place('deploy', 'v1.3.0');
    world.service.version = 2;
    world.service.inputs = { size: 5 };
    await place('deploy', 'v1.4.0');
    expect((await world.find(environmentId)).desired).toMatchObject({
      blueprintVersion: 2,
      inputs: { size: 5 },
    });
    world.service.version = 3;

    await place('rollback');

    expect((await world.find(environmentId)).desired).toMatchObject({
      blueprintId: 'service',
      blueprintVersion: 1,
      inputs: { size: 1 },
      source: { version: 'v1.3.0' },
    });
  });

  it('destroys nothing that what it was made by then had not', async () => {
    const { environmentId } = await place('deploy', 'v1.3.0');
    world.service.former.set(1, structuredClone(world.definition));
    world.service.version = 2;
    world.definition.resources.push({
      ...world.definition.resources[1],
      name: 'cache',
    });
    await place('deploy', 'v1.4.0');

    await place('rollback');

    expect((await world.find(environmentId)).desired).toMatchObject({
      blueprintVersion: 2,
      source: { version: 'v1.3.0' },
    });
    expect(world.ledger.objects.map(({ resource }) => resource)).toContain(
      'cache',
    );
  });

  it('does not go to what ran in an environment that was destroyed', async () => {
    await place('deploy', 'v1.3.0');
    const { environmentId } = await place('deploy', 'v1.4.0');
    await world.want(environmentId, 'destroy', { deleted: true });
    await world.settle();
    await place('deploy', 'v1.5.0');

    await expect(plan()).rejects.toThrow('Nothing older than v1.5.0');
    expect(await plan('v1.4.0')).toMatchObject({ decision: 'denied' });
    const { stages } = await world.desk.findStages(ORDERS, mina);
    expect(stages[0]).toMatchObject({
      current: { version: 'v1.5.0' },
      rollbackTo: [],
    });
  });
});

describeEachDatabase('what a stage is made by', { migrations }, database => {
  let world: ReturnType<typeof createDesk>;
  beforeEach(async () => {
    world = createDesk(await database.create());
  });

  const deploy = async (version: string) => {
    const deployment = await world.desk.deploy(
      { component: ORDERS, kind: 'deploy', stage: 'staging', version },
      mina,
    );
    await world.settle();
    return deployment;
  };

  it('is the version in force, with its defaults and what it costs', async () => {
    const { environmentId } = await deploy('v1.3.0');
    world.service.version = 2;
    world.service.inputs = { size: 5 };
    world.definition.resources[0].cost = { perHour: 3, pausedPerHour: 1 };

    await deploy('v1.4.0');

    expect(await world.find(environmentId)).toMatchObject({
      desired: { blueprintVersion: 2, inputs: { size: 5 } },
      costPerDay: 72,
    });
  });

  it('is told in the plan, which what it would destroy is part of', async () => {
    const request = {
      component: ORDERS,
      kind: 'deploy' as const,
      stage: 'staging',
      version: 'v1.4.0',
    };
    const [first, second] = world.definition.resources.map(it => it.name);
    expect(await world.desk.plan(request, mina)).toMatchObject({
      resources: [
        { name: first, action: 'create' },
        { name: second, action: 'create' },
      ],
      cost: { perDay: 48, perDayBefore: 0, currency: 'EUR' },
    });
    await deploy('v1.3.0');
    const seen = await world.desk.plan(request, mina);
    expect(seen.resources.map(({ action }) => action)).toEqual([
      'update',
      'update',
    ]);
    world.definition.resources.pop();

    const plan = await world.desk.plan(request, mina);

    expect(plan.resources).toMatchObject([
      { name: first, action: 'update' },
      { name: second, action: 'destroy' },
    ]);
    await expect(
      world.desk.deploy({ ...request, planDigest: seen.planDigest }, mina),
    ).rejects.toThrow('look at the plan again');
  });

  it('is not dearer than its owner may have', async () => {
    const { environmentId } = await deploy('v1.3.0');
    world.definition.policy.maxCostPerDay = 60;
    world.definition.resources[0].cost = { perHour: 3, pausedPerHour: 1 };

    await expect(deploy('v1.4.0')).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'Environments of ordering may cost 60 per day; the others cost 0, and this one would cost 72',
    });
    // What costs no more than before may stay, whatever the limit is now.
    world.definition.policy.maxCostPerDay = 10;
    world.definition.resources[0].cost = { perHour: 2, pausedPerHour: 1 };
    await deploy('v1.4.0');
    expect(await world.find(environmentId)).toMatchObject({ costPerDay: 48 });
  });

  it('does not change with the annotation: that would destroy what is there', async () => {
    await deploy('v1.3.0');
    world.orders.metadata.annotations = { 'groundwork.dev/blueprint': 'other' };

    await expect(deploy('v1.4.0')).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        "Staging of orders is made by the blueprint 'service', and its annotation names 'other' now; put the annotation back, or destroy orders-staging first",
    });
  });

  it('is nothing that runs, where the environment before was destroyed', async () => {
    const { environmentId } = await deploy('v1.3.0');
    await world.want(environmentId, 'destroy', { deleted: true });
    await world.settle();
    world.definition.resources[1].spec = { waits: 9 };
    await deploy('v1.4.0');

    const { stages } = await world.desk.findStages(ORDERS, mina);
    expect(stages[0]).toMatchObject({
      underWay: { version: 'v1.4.0' },
      current: undefined,
      rollbackTo: [],
    });
  });
});
