import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EnvironmentCommand,
  EnvironmentDetail,
} from '@groundwork/backstage-plugin-environments-common';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { commitTo, makeRepository } from '../verdict/__testUtils__/repository';
import {
  callerOf,
  createServiceWorld,
  kofi,
  mina,
  ORDERING,
  ORDERS,
} from './__testUtils__/serviceWorld';

describeEachDatabase('ending and retrying', { migrations }, ({ create }) => {
  let root: string;
  let repository: string;
  let knex: Knex;
  let world: Awaited<ReturnType<typeof createServiceWorld>>;

  beforeAll(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'repos-'));
    repository = join(root, 'orders');
    await makeRepository(repository);
  });
  afterAll(() => fs.rm(root, { recursive: true }));
  beforeEach(async () => {
    knex = await create();
    world = await createServiceWorld(knex, { repository, root });
  });

  const request = {
    blueprintId: 'service',
    component: ORDERS,
    name: 'orders-demo',
  };
  const created = async (change = {}): Promise<EnvironmentDetail> => {
    const { id } = await world.service.create({ ...request, ...change }, mina);
    await world.settle();
    return (await world.reader.find(id, mina))!;
  };
  const command = (id: string, it: EnvironmentCommand, caller = mina) =>
    world.service.command(id, it, caller);
  const destroy = { action: 'destroy', confirmName: 'orders-demo' } as const;
  const kinds = () => world.happened.map(({ kind }) => kind);

  it('cancels what has not begun, and leaves nothing of it', async () => {
    const { id } = await world.service.create(request, mina);
    const gone = await command(id, { action: 'cancel' });

    expect(gone).toMatchObject({
      phase: 'deleted',
      message: 'It was cancelled before anything of it was made',
      operation: { status: 'cancelled' },
    });
    await world.settle();
    expect(world.ledger.calls).toEqual([]);
    expect(await world.service.create(request, mina)).toMatchObject({
      name: 'orders-demo',
    });
  });

  it('cancels what is under way at its next step, and retries it', async () => {
    world.definition.resources[0].spec = { waits: 5 };
    const { id } = await created();
    await command(id, { action: 'cancel' });
    await expect(command(id, { action: 'cancel' })).rejects.toThrow(
      'It is being cancelled',
    );
    await world.settle(1_000);
    expect(await world.reader.find(id, mina)).toMatchObject({
      phase: 'failed',
      actions: {
        cancel: { allowed: false, reason: 'Nothing is under way' },
        retry: { allowed: true },
      },
    });

    await command(id, { action: 'retry' });
    await world.settle(1_000);
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    expect(kinds()).toContain('environment.retried');
    await expect(command(id, { action: 'retry' })).rejects.toThrow(
      'Nothing of it has failed',
    );
  });

  it('destroys by its name only, and twice is as once', async () => {
    const { id } = await created();
    await expect(
      command(id, { action: 'destroy', confirmName: 'orders' }),
    ).rejects.toMatchObject({ name: 'InputError' });

    expect(await command(id, destroy)).toMatchObject({ phase: 'deleting' });
    await command(id, destroy);
    expect(await knex('operation')).toHaveLength(2);
    await world.settle();
    expect(await command(id, destroy)).toMatchObject({ phase: 'deleted' });
    expect(world.ledger.objects).toEqual([]);
    for (const action of ['pause', 'resume', 'update', 'retry'] as const) {
      await expect(command(id, { action })).rejects.toMatchObject({
        name: 'ConflictError',
        message: 'orders-demo is deleted',
      });
    }
  });

  it('destroys once more what could not be destroyed', async () => {
    const { id } = await created();
    world.ledger.failsToDestroy = 3;
    await command(id, destroy);
    await world.settle(2_000);
    expect(await world.find(id)).toMatchObject({ phase: 'delete-blocked' });

    await command(id, { action: 'retry' });
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
  });

  it('lets one of destroying and extending come first', async () => {
    const { id } = await created();
    const refusals: string[] = [];
    for (let round = 0; round < 5; round++) {
      const [destroyed, extended] = await Promise.allSettled([
        command(id, destroy),
        command(id, { action: 'extend', hours: 1 }),
      ]);
      expect(destroyed.status).toBe('fulfilled');
      refusals.push(
        ...(extended.status === 'rejected' ? [extended.reason.message] : []),
      );
    }
    // In the first round either may win; from then on it is being deleted.
    expect(refusals.length).toBeGreaterThanOrEqual(4);
    expect(new Set(refusals)).toEqual(
      new Set(['orders-demo is being deleted']),
    );
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
  });

  it('deletes what the guard has held up, when somebody says so', async () => {
    const { id } = await created();
    await knex.transaction(async trx => {
      const environment = (await world.environments.lock(trx, id))!;
      await world.environments.update(trx, {
        ...environment,
        conditions: [
          {
            type: 'Blocked',
            status: 'true',
            reason: 'MassDeleteGuard',
            message: '',
            observedGeneration: 1,
            since: world.clock.now().toISOString(),
          },
        ],
      });
    });
    const mayOnlyOperate = callerOf('ada', [ORDERING], {
      may: async action => action === 'operate',
    });
    await expect(
      command(id, { action: 'retry' }, mayOnlyOperate),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });

    await command(id, { action: 'retry' });
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
  });

  it('is told of to those who may read it, and done by those who may', async () => {
    const { id } = await created();
    for (const it of [{ action: 'pause' }, destroy] as const) {
      await expect(command(id, it, kofi)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
    const reader = callerOf('ada', [ORDERING], { may: async () => false });
    await expect(command(id, destroy, reader)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect((await world.reader.find(id, reader))?.actions.destroy).toEqual({
      allowed: false,
      reason: 'You may not destroy environments of this owner',
    });
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
  });

  it('leaves to deployments what runs in a stage', async () => {
    const { id } = await created();
    await knex('environment').where({ id }).update({ stage: 'production' });

    await expect(
      command(id, { action: 'update', inputs: { size: 2 } }),
    ).rejects.toThrow(
      'It is production of orders: what runs there is changed by a deployment',
    );
    const before = (await world.find(id)).desired.source;
    await commitTo(repository, 'main', `later ${Math.random()}`);
    await expect(command(id, { action: 'redeploy' })).rejects.toThrow(
      'It is production of orders: deploy it again, or roll back',
    );
    expect((await world.find(id)).desired.source).toEqual(before);
  });
});
