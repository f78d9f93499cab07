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
  createServiceWorld,
  mina,
  ORDERS,
  SERVICE,
} from './__testUtils__/serviceWorld';

const HOUR_MS = 60 * 60_000;

describeEachDatabase('commands', { migrations }, ({ create }) => {
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
  const kinds = () => world.happened.map(({ kind }) => kind);

  it('extends from its end, by as much as the blueprint allows', async () => {
    const { id } = await created();
    world.clock.pass(7.75 * HOUR_MS);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ warned: 3 });

    const later = await command(id, { action: 'extend', hours: 8 });
    expect(later.expiresAt).toBe('2026-11-21T04:00:00.000Z');
    expect(world.happened.at(-1)?.message).toBe(
      'orders-demo was extended until 21 Nov 2026, 04:00 UTC',
    );
    expect(later.conditions).toContainEqual(
      expect.objectContaining({ type: 'Expiring', status: 'false' }),
    );
    await expect(command(id, { action: 'extend', hours: 17 })).rejects.toThrow(
      'it can be extended by 15 hours at most now',
    );
    await expect(command(id, { action: 'extend', hours: 0 })).rejects.toThrow(
      'more than 0 hours',
    );

    const told = world.happened.length;
    await world.settle();
    world.clock.pass(6.5 * HOUR_MS);
    await world.settle();
    expect(kinds().slice(told)).toEqual(['environment.expiring']);
  });

  it('wakes an environment whose time had ended once it is extended', async () => {
    const { id } = await created();
    world.clock.pass(9 * HOUR_MS);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'paused' });
    await expect(world.service.wake(id)).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'Its time has ended; extend it first',
    });
    await expect(command(id, { action: 'resume' })).rejects.toThrow(
      'Its time has ended; extend it first',
    );

    const later = await command(id, { action: 'extend', hours: 1 });
    expect(later.expiresAt).toBe('2026-11-20T22:00:00.000Z');
    await world.service.wake(id);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    const resumed = world.happened.findLast(
      ({ kind }) => kind === 'environment.resumed',
    );
    expect(resumed?.actor).toBeUndefined();
  });

  it('pauses and resumes, and twice is as once', async () => {
    const { id } = await created();
    expect(await command(id, { action: 'resume' })).toMatchObject({
      phase: 'ready',
    });
    expect(await command(id, { action: 'pause' })).toMatchObject({
      phase: 'pausing',
    });
    await command(id, { action: 'pause' });
    await world.settle();
    expect(await world.reader.find(id, mina)).toMatchObject({
      phase: 'paused',
      actions: {
        pause: { allowed: false, reason: 'It is paused' },
        resume: { allowed: true },
      },
    });
    expect(await knex('operation')).toHaveLength(2);

    await world.service.wake(id);
    await world.service.wake(id);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    expect(await knex('operation')).toHaveLength(3);
    await world.service.wake('nothing');
  });

  it('updates inputs and ref, with the version in force', async () => {
    const { id } = await created();
    await world.publish({ title: 'Better service' });

    const changed = await command(id, {
      action: 'update',
      inputs: { size: 4 },
      ref: 'feature/gifts',
    });
    expect(changed).toMatchObject({
      phase: 'updating',
      generation: 2,
      blueprint: { version: 2, title: 'Better service' },
      source: { ref: 'feature/gifts' },
    });
    await world.settle();
    expect(world.ledger.objects).toMatchObject([{ spec: { size: 4 } }]);
    await expect(
      command(id, { action: 'update', inputs: { size: 40 } }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      command(id, { action: 'update', ref: 'nowhere' }),
    ).rejects.toThrow("has no branch or tag 'nowhere'");
  });

  it('counts only what an update costs more', async () => {
    const { id } = await created();
    const dearer = (perHour: number) => ({
      resources: [
        { ...SERVICE.resources![0], cost: { perHour, pausedPerHour: 0 } },
      ],
      policy: { grace: { days: 1 }, maxPerOwner: 1, maxCostPerDay: 100 },
    });
    await world.publish(dearer(4));
    await command(id, { action: 'update' });
    expect(await world.find(id)).toMatchObject({ costPerDay: 96 });

    await world.publish(dearer(5));
    await expect(command(id, { action: 'update' })).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await world.find(id)).toMatchObject({ costPerDay: 96 });
  });

  it('redeploys what the ref stands for now, and only that', async () => {
    const { id, source } = await created();
    const commit = await commitTo(repository, 'main', `now ${Math.random()}`);
    await command(id, { action: 'update', inputs: { size: 2 } });
    expect(await world.find(id)).toMatchObject({ desired: { source } });

    await command(id, { action: 'redeploy' });
    await world.settle();
    expect(world.ledger.objects).toMatchObject([{ spec: { size: 2, commit } }]);
  });
});
