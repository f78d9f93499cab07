import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { createWorld, migrations } from './__testUtils__/world';
import { LedgerDriver } from './__testUtils__/LedgerDriver';

describeEachDatabase('another driver', { migrations }, ({ create }) => {
  let world: ReturnType<typeof createWorld>;
  let other: LedgerDriver;
  beforeEach(async () => {
    world = createWorld(await create());
    other = new LedgerDriver('other');
    world.drivers.add(other);
  });

  /** One that runs, and whose database is another driver's in a new version. */
  async function change(): Promise<string> {
    const { id } = await world.create();
    await world.settle();
    Object.assign(world.definition.resources[1], {
      driver: 'other',
      spec: { outputs: { url: 'http://other.test' } },
    });
    await world.want(id, 'update', { blueprintVersion: 2 });
    return id;
  }

  const stepsOf = async (id: string) => {
    const [{ steps }] = await world.operationStore.findNewest(id, 1);
    return steps.map(it => `${it.action} ${it.resource}: ${it.status}`);
  };

  it('begins with nothing once the first has removed what it has made', async () => {
    const apply = jest.spyOn(other, 'apply');
    const id = await change();
    await world.settle();

    expect(await stepsOf(id)).toEqual([
      'destroy db: done',
      'create db: done',
      'update web: done',
    ]);
    expect(apply.mock.calls.map(([, { state }]) => state)).toEqual([undefined]);
    expect(world.ledger.objects).toMatchObject([
      { resource: 'web', spec: { database: 'http://other.test' } },
    ]);
    expect(other.objects.map(it => it.resource)).toEqual(['db']);
    expect((await world.resources.findOf(id)).get('db')).toMatchObject({
      driver: 'other',
      status: 'ready',
    });
  });

  it('makes nothing as long as the first cannot remove it', async () => {
    world.ledger.failsToDestroy = 3;
    const id = await change();
    await world.settle(2_000);

    expect(await stepsOf(id)).toEqual([
      'destroy db: failed',
      'create db: pending',
      'update web: pending',
    ]);
    expect(other.calls).toEqual([]);
    expect(await world.find(id)).toMatchObject({
      phase: 'failed',
      message: 'db: it is in use',
    });

    await world.want(id, 'update', {});
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    expect(world.ledger.objects.map(it => it.resource)).toEqual(['web']);
    expect(other.objects.map(it => it.resource)).toEqual(['db']);
  });

  it('is not asked to pause, or to remove, what it has not made', async () => {
    const { id } = await world.create();
    await world.settle();
    world.definition.resources[1].driver = 'other';
    const pause = jest.spyOn(other, 'pause');

    await world.want(id, 'pause', { paused: true, blueprintVersion: 2 });
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'paused' });
    expect(world.ledger.objects.every(({ paused }) => paused)).toBe(true);
    await world.want(id, 'destroy', { deleted: true });
    await world.settle();

    expect(world.ledger.objects).toEqual([]);
    expect(pause).not.toHaveBeenCalled();
    expect(other.calls).toEqual([]);
  });
});
