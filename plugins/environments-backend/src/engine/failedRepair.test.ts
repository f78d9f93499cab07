import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { createWorld, migrations } from './__testUtils__/world';
import { conditionOf } from './domain/conditions';

const MINUTE_MS = 60_000;

describeEachDatabase('A repair that has failed', { migrations }, database => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  let id: string;
  beforeEach(async () => {
    knex = await database.create();
    world = createWorld(knex);
    ({ id } = await world.create());
    await world.settle();
  });

  /** What the resources need is away, until what it gives back is called. */
  function breakDown(status: 'degraded' | 'absent' = 'degraded') {
    const observe = jest
      .spyOn(world.ledger, 'observe')
      .mockResolvedValue({ status, message: 'no connection' });
    const apply = jest.spyOn(world.ledger, 'apply').mockResolvedValue({
      kind: 'fail',
      error: 'no connection',
      state: {},
    });
    return () => {
      observe.mockRestore();
      apply.mockRestore();
    };
  }
  const pass = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 7) {
      world.clock.pass(7 * MINUTE_MS);
      await world.settle();
    }
  };
  const repairs = () =>
    knex('operation')
      .where({ kind: 'repair' })
      .orderBy('number')
      .pluck('status');

  it('is over when everything is healthy again by itself', async () => {
    const mend = breakDown();
    await pass(14);
    expect(await world.find(id)).toMatchObject({
      phase: 'failed',
      message: 'db: no connection',
    });
    expect(await repairs()).toEqual(['failed']);

    mend();
    await pass(7);

    const environment = await world.find(id);
    expect(environment).toMatchObject({
      phase: 'ready',
      message: 'env-1 is healthy again',
    });
    expect(
      environment.conditions.map(({ type, status }) => [type, status]),
    ).toEqual([
      ['Ready', 'true'],
      ['Synced', 'true'],
      ['Drifted', 'false'],
      ['Blocked', 'false'],
    ]);
    expect(world.happened.map(({ kind }) => kind)).toEqual([
      'environment.created',
      'environment.degraded',
      'environment.failed',
      'environment.recovered',
    ]);
  });

  it('is tried again, and makes anew what does not come back', async () => {
    const mend = breakDown('absent');
    await pass(7);
    expect(await world.find(id)).toMatchObject({ phase: 'failed' });
    world.ledger.objects.splice(0);

    mend();
    await pass(14);

    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    expect(world.ledger.objects).toHaveLength(2);
    expect((await repairs()).at(-1)).toBe('succeeded');
  });

  it('is tried again less and less often, and told as what it is meanwhile', async () => {
    breakDown();
    await pass(6 * 60);

    const begun = await knex('operation')
      .where({ kind: 'repair' })
      .orderBy('number')
      .pluck('requested_at');
    const minutes = begun
      .map(at => new Date(at).getTime() / MINUTE_MS)
      .map((at, index, all) => at - all[index - 1])
      .slice(1);
    // Every 7 minutes it is looked at. After 5 it may be repaired, then after 10,
    // after 20 but not a fourth time within an hour, after 40, and after an hour.
    expect(minutes.slice(0, 4)).toEqual([7, 14, 42, 42]);
    expect(new Set(minutes.slice(4))).toEqual(new Set([63]));
    expect(await world.find(id)).toMatchObject({
      phase: 'failed',
      message: 'db: no connection',
    });
  });

  it('does not hide what a change that came to nothing has left', async () => {
    world.definition.resources[1].spec = { broken: 'no such size' };
    await world.want(id, 'update', { inputs: { size: 'XXL' } });
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'failed' });
    jest.spyOn(world.ledger, 'observe');
    await pass(60);

    // Somebody has to look at that.
    expect(world.ledger.observe).not.toHaveBeenCalled();
    expect(await world.find(id)).toMatchObject({ phase: 'failed' });
  });

  it('leaves it said that parts of something else may be there', async () => {
    const { conditions, ...rest } = await world.find(id);
    const synced = {
      type: 'Synced' as const,
      status: 'false' as const,
      reason: 'DeploymentEnded',
      message: 'Parts of v2 may be there.',
      observedGeneration: 1,
      since: world.clock.now().toISOString(),
    };
    await knex.transaction(trx =>
      world.environments.update(trx, {
        ...rest,
        conditions: conditions.map(it => (it.type === 'Synced' ? synced : it)),
      }),
    );
    const mend = breakDown();
    await pass(14);
    expect(await repairs()).toEqual(['failed']);
    mend();
    await pass(7);

    const environment = await world.find(id);
    expect(environment.phase).toBe('ready');
    expect(conditionOf(environment.conditions, 'Synced')).toMatchObject({
      status: 'false',
      reason: 'DeploymentEnded',
    });
  });
});
