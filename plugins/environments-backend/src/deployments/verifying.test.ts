import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { createDesk, mina, ORDERS } from './__testUtils__/desk';

describeEachDatabase('verifying', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createDesk>;
  beforeEach(async () => {
    knex = await create();
    world = createDesk(knex);
  });

  const place = async (version: string, kind: 'deploy' | 'rollback') => {
    const deployment = await world.desk.deploy(
      { component: ORDERS, kind, stage: 'staging', version },
      mina,
    );
    await world.settle();
    world.clock.pass(1_000);
    return deployment;
  };
  const verified = () =>
    knex('deployment').whereNotNull('verified_at').orderBy('id').pluck('id');

  it('counts from when it was placed, not from an earlier time of the same version', async () => {
    await place('v1.3.0', 'deploy');
    await place('v1.4.0', 'deploy');
    world.clock.pass(3_600_000);
    const { id } = await place('v1.3.0', 'rollback');

    expect(await world.following.verifyDue()).toBe(0);
    expect(await verified()).toEqual([]);
    world.clock.pass(60_000);
    expect(await world.following.verifyDue()).toBe(1);
    expect(await verified()).toEqual([id]);
  });

  it('looks again, once it has the lock, whether it is still the newest', async () => {
    const first = await place('v1.3.0', 'deploy');
    world.clock.pass(60_000);
    const found = await knex('deployment').where({ id: first.id }).first();
    const lock = world.environments.lock.bind(world.environments);
    jest
      .spyOn(world.environments, 'lock')
      .mockImplementationOnce(async (trx, id) => {
        await trx('deployment').insert({
          ...found,
          gates: JSON.stringify([]),
          inputs: JSON.stringify({}),
          id: `${first.id}-newer`,
          operation_id: null,
        });
        return lock(trx, id);
      });

    expect(await world.following.verifyDue()).toBe(0);
    expect(await verified()).toEqual([]);
  });

  it('does not prove what parts of another release may run beside', async () => {
    await place('v1.3.0', 'deploy');
    world.definition.resources[1].spec = { broken: 'no room' };
    await place('v1.4.0', 'deploy');
    await knex('environment').update({ phase: 'ready' });
    await knex('resource').update({ status: 'ready' });
    world.clock.pass(3_600_000);
    const [{ conditions }] = await knex('environment');
    const known =
      typeof conditions === 'string' ? JSON.parse(conditions) : conditions;
    await knex('environment').update({
      conditions: JSON.stringify(
        known.map((it: { type: string }) =>
          it.type === 'Ready'
            ? { ...it, status: 'true', since: '2026-11-20T12:00:00.000Z' }
            : it,
        ),
      ),
    });

    expect(await world.following.verifyDue()).toBe(0);
  });

  it('goes on with the others, where one cannot be looked at', async () => {
    const { id } = await place('v1.3.0', 'deploy');
    world.clock.pass(60_000);
    const found = await knex('deployment').where({ id }).first();
    const [environment] = await knex('environment');
    await knex('environment').insert({
      ...environment,
      id: 'broken',
      live_name: 'broken',
      stage_key: 'broken',
      desired: JSON.stringify({}),
      conditions: JSON.stringify([]),
      outputs: JSON.stringify({}),
    });
    // Before all others: ids are looked at in their order.
    await knex('deployment').insert({
      ...found,
      gates: JSON.stringify([]),
      inputs: JSON.stringify({}),
      id: 'a',
      environment_id: 'broken',
      operation_id: null,
    });
    const lock = world.environments.lock.bind(world.environments);
    jest
      .spyOn(world.environments, 'lock')
      .mockImplementation(async (trx, key) => {
        if (key === 'broken') {
          throw new Error('it cannot be read');
        }
        return lock(trx, key);
      });

    expect(await world.following.verifyDue()).toBe(1);
    expect(await verified()).toEqual([id]);
    expect(world.logger.error).toHaveBeenCalledWith(
      'Whether deployment a is proven could not be found out',
      expect.objectContaining({ message: 'it cannot be read' }),
    );
  });

  it('looks at all of them, however many cannot be verified', async () => {
    const { id } = await place('v1.3.0', 'deploy');
    world.clock.pass(60_000);
    const found = await knex('deployment').where({ id }).first();
    const [environment] = await knex('environment');
    for (let index = 100; index < 305; index++) {
      await knex('environment').insert({
        ...environment,
        id: `e${index}`,
        live_name: `e${index}`,
        stage_key: `e${index}`,
        phase: 'degraded',
        desired: json(environment.desired),
        conditions: json(environment.conditions),
        outputs: json(environment.outputs),
      });
      await knex('deployment').insert({
        ...found,
        gates: JSON.stringify([]),
        inputs: JSON.stringify({}),
        id: `a${index}`,
        environment_id: `e${index}`,
        operation_id: null,
      });
    }

    expect(await world.following.verifyDue()).toBe(1);
    expect(await verified()).toEqual([id]);
  });
});

/** A column as it is written again. */
function json(column: unknown): string {
  return typeof column === 'string' ? column : JSON.stringify(column);
}
