import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { createWorld, migrations } from './__testUtils__/world';
import { findLines } from './OperationLog';

const HOUR_MS = 60 * 60_000;

describeEachDatabase('Engine', { migrations }, ({ create: createKnex }) => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  beforeEach(async () => {
    knex = await createKnex();
    world = createWorld(knex);
  });

  it('makes what others need first, and tells the outputs', async () => {
    const { id } = await world.create();

    await world.settle();

    expect(world.ledger.calls).toEqual(['apply db', 'apply web']);
    expect(world.ledger.objects).toMatchObject([
      { id: 'object-1', resource: 'db' },
      {
        id: 'object-2',
        resource: 'web',
        spec: { database: 'http://object-1.test' },
      },
    ]);
    expect(await world.find(id)).toMatchObject({
      phase: 'ready',
      observedGeneration: 1,
      outputs: { url: 'http://object-2.test' },
      costPerHour: 2,
    });
    expect(world.happened.map(({ kind }) => kind)).toEqual([
      'environment.created',
    ]);
    const [operation] = await world.operationStore.findNewest(id, 1);
    expect(operation).toMatchObject({
      status: 'succeeded',
      steps: [
        { resource: 'db', action: 'create', status: 'done' },
        { resource: 'web', action: 'create', status: 'done' },
      ],
    });
    const lines = await findLines(knex, operation.id, { after: 0, limit: 10 });
    expect(lines.map(({ seq, stage, text }) => [seq, stage, text])).toEqual([
      [1, 'db', 'create db'],
      [2, 'db', 'made object-1'],
      [3, 'db', 'create db: done'],
      [4, 'web', 'create web'],
      [5, 'web', 'made object-2'],
      [6, 'web', 'create web: done'],
    ]);
  });

  it('pauses, wakes and destroys, and leaves nothing', async () => {
    const { id } = await world.create();
    await world.settle();

    await world.want(id, 'pause', { paused: true });
    await world.settle();
    expect(await world.find(id)).toMatchObject({
      phase: 'paused',
      costPerHour: 1,
    });
    expect(world.ledger.objects.every(({ paused }) => paused)).toBe(true);

    world.clock.pass(HOUR_MS);
    await world.want(id, 'resume', { paused: false });
    await world.settle();
    expect(await world.find(id)).toMatchObject({
      phase: 'ready',
      costSoFar: 1,
    });

    await world.want(id, 'destroy', { deleted: true });
    await world.settle();
    expect(await world.find(id)).toMatchObject({
      phase: 'deleted',
      deletedAt: world.clock.now(),
      costPerHour: 0,
    });
    expect(world.ledger.objects).toEqual([]);
    expect(await knex('resource')).toEqual([]);
    expect(await knex('intent')).toEqual([]);
    expect(await knex('environment_queue')).toEqual([]);
    expect(world.happened.map(({ kind }) => kind)).toEqual([
      'environment.created',
      'environment.paused',
      'environment.resumed',
      'environment.deleted',
    ]);
  });

  it('waits, tries again what may pass, and gives up what does not', async () => {
    world.definition.resources[1].spec = { waits: 2, fails: 2 };
    const { id } = await world.create();

    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'provisioning' });
    await world.settle(1_000);
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });

    world.definition.resources[1].spec = { broken: 'no such size' };
    await world.want(id, 'update', { inputs: { size: 'XXL' } });
    await world.settle();
    expect(await world.find(id)).toMatchObject({
      phase: 'failed',
      message: 'db: no such size',
      observedGeneration: 1,
    });
    const [operation] = await world.operationStore.findNewest(id, 1);
    expect(operation).toMatchObject({
      status: 'failed',
      error: { class: 'permanent', message: 'no such size', resource: 'db' },
    });
  });

  it('fails where a driver says, or gives back, what databases do not take', async () => {
    jest
      .spyOn(world.ledger, 'apply')
      .mockResolvedValueOnce({ kind: 'fail', error: 'no \0 end', state: {} })
      .mockResolvedValueOnce({ kind: 'done', state: { id: '\0' } });
    const { id } = await world.create();

    await world.settle();
    expect(await world.find(id)).toMatchObject({
      phase: 'failed',
      message: 'db: no \uFFFD end',
    });

    await world.want(id, 'update', {});
    await world.settle();
    const { phase, message } = await world.find(id);
    expect(phase).toBe('failed');
    expect(message).toMatch(
      /^db: The driver 'ledger' gave back what cannot be stored: .*state.id/,
    );
  });

  it('takes as unknown what a driver tells that cannot be stored', async () => {
    const { id } = await world.create();
    await world.settle();
    jest
      .spyOn(world.ledger, 'observe')
      .mockResolvedValue({ status: 'ready', outputs: { url: '\0' } });

    world.clock.pass(HOUR_MS);
    await world.settle();

    const [db] = (await world.resources.findOf(id)).values();
    expect(db.status).toBe('unknown');
    expect(db.message).toMatch(/^Cannot be looked at: .*cannot be stored/);
  });

  it('fails where what a driver tells does not fit into the outputs', async () => {
    world.definition.outputs = {
      url: 'http://u:${{ resources.web.password }}@web.test',
    };
    world.definition.resources[0].spec = {
      outputs: { password: { $secret: 's1' } },
    };
    const { id } = await world.create();

    await world.settle();

    const [operation] = await world.operationStore.findNewest(id, 1);
    expect(operation).toMatchObject({
      status: 'failed',
      error: {
        class: 'permanent',
        message:
          'The outputs of the blueprint cannot be filled in: ${{ resources.web.password }} at /url is no text or number, so it can only stand by itself',
        remediation: 'Have the blueprint corrected, then try again.',
      },
    });
  });

  it('does not stick while deleting: it says what is left, and can be retried', async () => {
    const { id } = await world.create();
    await world.settle();
    world.ledger.failsToDestroy = 3;

    await world.want(id, 'destroy', { deleted: true });
    await world.settle(2_000);

    expect(await world.find(id)).toMatchObject({
      phase: 'delete-blocked',
      message:
        'env-1 could not be deleted: it is in use. Left are db (object-1), web (object-2), which group:default/ordering answers for',
    });
    await world.want(id, 'destroy', { deleted: true });
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
    expect(world.ledger.objects).toEqual([]);
  });

  it('ends at its next step what somebody does not want any more', async () => {
    world.definition.resources[1].spec = { waits: 5 };
    const { id } = await world.create();
    await world.settle();

    await world.want(id, 'destroy', { deleted: true });
    await world.settle(1_000);

    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
    const operations = await world.operationStore.findNewest(id, 2);
    expect(operations.map(({ status }) => status)).toEqual([
      'succeeded',
      'superseded',
    ]);
    expect(world.ledger.objects).toEqual([]);
  });

  it('makes anew what has gone', async () => {
    const { id } = await world.create();
    await world.settle();
    world.ledger.objects.splice(1, 1);

    world.clock.pass(HOUR_MS);
    await world.settle();

    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    expect(world.ledger.objects).toHaveLength(2);
    expect(world.happened.map(({ kind }) => kind)).toEqual([
      'environment.created',
      'environment.degraded',
      'environment.repaired',
    ]);
  });

  it('warns, pauses and deletes when the time has come', async () => {
    const expiresAt = new Date(world.clock.time + 4 * HOUR_MS);
    const { id } = await world.create({ expiresAt });
    await world.settle();

    world.clock.pass(2.5 * HOUR_MS);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ warned: 2, phase: 'ready' });
    world.clock.pass(1.5 * HOUR_MS);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'paused' });
    world.clock.pass(24 * HOUR_MS);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
    expect(world.happened.map(({ kind }) => kind)).toEqual([
      'environment.created',
      'environment.expiring',
      'environment.ended',
      'environment.paused',
      'environment.deleting',
      'environment.deleted',
    ]);
  });

  it('goes on where the clock was set back while something waited', async () => {
    world.definition.resources[1].spec = { fails: 1, waits: 1 };
    await world.create();
    await world.settle();
    expect(world.ledger.calls).toEqual(['apply db']);

    world.clock.pass(-24 * HOUR_MS);
    await world.settle();
    expect(world.ledger.calls).toEqual(['apply db', 'apply db']);

    world.clock.pass(-24 * HOUR_MS);
    await world.settle();
    expect(world.ledger.calls).toEqual([
      'apply db',
      'apply db',
      'apply db',
      'apply web',
    ]);
  });

  it('writes nothing once somebody else has the environment', async () => {
    const { id } = await world.create();
    const [lease] = await world.queue.claim(1);
    world.clock.pass(60_000);
    const [taken] = await world.queue.claim(1);

    expect(taken.epoch).toBeGreaterThan(lease.epoch);
    await expect(world.work(lease)).rejects.toThrow(
      `The lease of environment ${id} is lost`,
    );
    expect(world.ledger.objects).toEqual([]);
    await world.work(taken);
    expect(world.ledger.objects).toHaveLength(2);
  });
});
