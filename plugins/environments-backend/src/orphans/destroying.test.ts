import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { createOrphans, ENGINEER, remove } from './__testUtils__/orphanWorld';

describeEachDatabase('orphans, being destroyed', { migrations }, database => {
  let knex: Knex;
  let given: ReturnType<typeof createOrphans>;
  beforeEach(async () => {
    knex = await database.create();
    given = createOrphans(knex);
  });

  it('are destroyed, after failures too, and then not there', async () => {
    const { world, driver, service, sweep, list, add } = given;
    add('stray', 'gone');
    await sweep();
    const destroy = jest
      .spyOn(driver, 'destroyOrphan')
      .mockRejectedValueOnce(new Error('in use'))
      .mockRejectedValueOnce(new Error('in use'));
    const [{ id }] = (await service.list(ENGINEER)).items;

    const shown = await service.command(id, { action: 'destroy' }, ENGINEER);
    await service.resume();

    expect(shown.status).toBe('destroying');
    expect(destroy).toHaveBeenCalledTimes(3);
    expect(world.ledger.objects).toEqual([]);
    expect(await list()).toEqual([]);
  });

  it('say why they could not be destroyed', async () => {
    const { driver, service, sweep, add } = given;
    add('stray', 'gone');
    await sweep();
    jest
      .spyOn(driver, 'destroyOrphan')
      .mockRejectedValue(new Error('its disk is busy'));
    const [{ id }] = (await service.list(ENGINEER)).items;

    await service.command(id, { action: 'destroy' }, ENGINEER);
    await service.resume();

    expect((await service.list(ENGINEER)).items).toMatchObject([
      { status: 'destroy-failed', message: 'its disk is busy' },
    ]);
  });

  it('are not destroyed when an environment has come to know of them', async () => {
    const { world, service, sweep, add } = given;
    const { id: environmentId } = await world.create();
    await world.settle();
    add('stray', environmentId, 'cache');
    await sweep();
    const [{ id }] = (await service.list(ENGINEER)).items;
    await world.want(environmentId, 'update', {});

    await expect(
      service.command(id, { action: 'destroy' }, ENGINEER),
    ).rejects.toThrow('An environment knows of it by now');
    expect(world.ledger.objects.map(it => it.id)).toContain('stray');
  });

  it('are destroyed later by another process when this one ends', async () => {
    const { driver, service, sweep, add } = given;
    add('stray', 'gone');
    await sweep();
    let closing = Promise.resolve();
    jest
      .spyOn(driver, 'destroyOrphan')
      .mockRejectedValueOnce(new Error('in use'))
      .mockRejectedValueOnce(new Error('in use'))
      .mockImplementationOnce(async () => {
        closing = service.close();
        throw new Error('interrupted');
      });
    const [{ id }] = (await service.list(ENGINEER)).items;

    await service.command(id, { action: 'destroy' }, ENGINEER);
    await service.resume();
    await closing;

    expect((await service.list(ENGINEER)).items).toMatchObject([
      { status: 'destroying' },
    ]);
  });

  it('say why without what cannot be stored, and without secrets', async () => {
    const { world, driver, service, sweep, add } = given;
    const { id: environmentId } = await world.create();
    await world.settle();
    await knex.transaction(trx =>
      world.secrets.put(
        trx,
        { environmentId, resource: 'web', name: 'password' },
        Buffer.from('correct-horse'),
      ),
    );
    add('stray', environmentId, 'cache');
    await sweep();
    jest
      .spyOn(driver, 'destroyOrphan')
      .mockRejectedValue(new Error('a\0b correct-horse'));
    const [{ id }] = (await service.list(ENGINEER)).items;

    await service.command(id, { action: 'destroy' }, ENGINEER);
    await service.resume();

    expect((await service.list(ENGINEER)).items).toMatchObject([
      { status: 'destroy-failed', message: 'a\uFFFDb ***' },
    ]);
  });

  it('go on being destroyed where a process died', async () => {
    const { world, service, store, sweep, add } = given;
    add('stray', 'gone');
    await sweep();
    const [{ id }] = (await service.list(ENGINEER)).items;
    await store.setStatus(id, 'destroying');

    await service.resume();

    expect(world.ledger.objects).toEqual([]);
  });

  it('are not destroyed when they have taken the place of the known one', async () => {
    const { world, service, sweep, add } = given;
    const { id: environmentId } = await world.create();
    await world.settle();
    add('successor', environmentId);
    await sweep();
    const [{ id }] = (await service.list(ENGINEER)).items;
    remove(world.ledger.objects, environmentId, 'web', 'successor');

    await service.command(id, { action: 'destroy' }, ENGINEER);
    await service.resume();

    expect(world.ledger.objects.map(it => it.id)).toContain('successor');
    expect((await service.list(ENGINEER)).items).toMatchObject([
      { status: 'destroy-failed', message: expect.stringMatching(/knows of/) },
    ]);
  });
});
