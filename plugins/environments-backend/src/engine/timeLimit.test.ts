import {
  DriverContext,
  DriverStep,
} from '@groundwork/backstage-plugin-environments-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { createWorld, migrations } from './__testUtils__/world';

describeEachDatabase('drivers that do not answer', { migrations }, database => {
  let world: ReturnType<typeof createWorld>;
  beforeEach(async () => {
    world = createWorld(await database.create(), {}, { callForMs: 50 });
  });

  const hang = () => new Promise<never>(() => {});

  it.each<[string, (context: DriverContext) => Promise<DriverStep>]>([
    ['heed no signal', hang],
    [
      'throw what they like when they are stopped',
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    ],
  ])('are tried again, also when they %s', async (_, how) => {
    jest.spyOn(world.ledger, 'apply').mockImplementationOnce(how);
    const { id } = await world.create();

    await world.settle();
    const [operation] = await world.operationStore.findNewest(id, 1);
    expect(operation).toMatchObject({
      status: 'backoff',
      attempts: 1,
      error: {
        class: 'transient',
        resource: 'db',
        message: 'The driver has not answered within 0 minutes',
      },
    });

    world.clock.pass(60_000);
    await world.settle();
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
  });

  it('write nothing any more once nobody waits for them', async () => {
    let late: Promise<Array<PromiseSettledResult<unknown>>> | undefined;
    jest
      .spyOn(world.ledger, 'apply')
      .mockImplementationOnce(({ signal, save, secrets, intent }) => {
        signal.addEventListener('abort', () => {
          late = Promise.allSettled([
            save({ late: true }),
            secrets.put('password', 'too-late'),
            intent.begin('create'),
          ]);
        });
        return hang();
      });
    const { id } = await world.create();
    await world.settle();

    expect((await late)?.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    const { state } = (await world.resources.findOf(id)).get('db') ?? {};
    expect(state).toBeUndefined();
  });

  it('leave unknown how something is', async () => {
    const { id } = await world.create();
    await world.settle();
    jest.spyOn(world.ledger, 'observe').mockImplementation(hang);
    world.clock.pass(60 * 60_000);
    await world.settle();

    expect((await world.resources.findOf(id)).get('db')).toMatchObject({
      status: 'unknown',
      message:
        'Cannot be looked at: The driver has not answered within 0 minutes',
    });
  });
});
