import { OwnedObject } from '@groundwork/backstage-plugin-environments-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { PrintingDriver } from '../api/__testUtils__/PrintingDriver';
import { migrations } from '../engine/__testUtils__/world';
import {
  createOrphans,
  DEVELOPER,
  ENGINEER,
} from './__testUtils__/orphanWorld';

const MINUTE_MS = 60_000;

describeEachDatabase('orphans', { migrations }, database => {
  let knex: Knex;
  let given: ReturnType<typeof createOrphans>;
  beforeEach(async () => {
    knex = await database.create();
    given = createOrphans(knex);
  });

  it('are what no environment knows of, and nothing else', async () => {
    const { world, sweep, list, add } = given;
    const { id } = await world.create();
    await world.settle();
    add('stray', 'gone');
    add('second-cache', id, 'cache');

    await sweep();

    expect((await list()).sort()).toEqual(['second-cache', 'stray']);
  });

  it('are not what an operation is at work on', async () => {
    const { world, sweep, list, add } = given;
    const { id } = await world.create();
    add('on-its-way', id, 'cache');

    await sweep();

    expect(await list()).toEqual([]);
  });

  it('are left of an environment only some minutes after its end', async () => {
    const { world, sweep, list, add } = given;
    const { id } = await world.create();
    await world.settle();
    await world.want(id, 'destroy', { deleted: true });
    await world.settle();
    add('left', id);

    await sweep();
    const atOnce = await list();
    world.clock.pass(5 * MINUTE_MS);
    await sweep();

    expect([atOnce, await list()]).toEqual([[], ['left']]);
  });

  it('stay what they are while an inventory fails, which is told', async () => {
    const { driver, service, sweep, list, add } = given;
    add('stray', 'gone');
    await sweep();
    jest.spyOn(driver, 'inventory').mockImplementation(async function* fail() {
      throw new Error('the door is locked');
    });

    await sweep();

    const { inventories } = await service.list(ENGINEER);
    expect(await list()).toEqual(['stray']);
    expect(inventories).toEqual([
      {
        driver: 'ledger',
        succeededAt: '2026-11-20T12:00:00.000Z',
        error: 'the door is locked',
        objects: 1,
      },
    ]);
  });

  it('are not judged when an inventory ends half-way', async () => {
    const { world, driver, sweep, list, add } = given;
    add('stray', 'gone');
    await sweep();
    jest.spyOn(driver, 'inventory').mockImplementation(async function* half() {
      yield { externalId: 'other', description: 'other' };
      throw new Error('cut off');
    });

    await sweep();

    expect(await list()).toEqual(['stray']);
    expect(world.ledger.objects).toHaveLength(1);
  });

  it('are forgotten once they are not there any more, ignored ones too', async () => {
    const { world, service, sweep, list, add } = given;
    add('stray', 'gone');
    await sweep();
    const [{ id }] = (await service.list(ENGINEER)).items;
    await service.command(id, { action: 'ignore', reason: 'A demo' }, ENGINEER);
    await sweep();
    const ignored = (await service.list(ENGINEER)).items;
    world.ledger.objects.length = 0;

    await sweep();

    expect(ignored).toMatchObject([{ status: 'ignored', message: 'A demo' }]);
    expect(await list()).toEqual([]);
  });

  it.each<[string, () => AsyncIterable<OwnedObject>, string]>([
    [
      'fails with a text that cannot be stored',
      async function* broken() {
        throw new Error('a\0b');
      },
      'a\uFFFDb',
    ],
    [
      'lists what cannot be stored',
      async function* list() {
        yield { externalId: 'a\0b', description: 'strange' };
      },
      'The externalId "a\\u0000b" has characters that cannot be stored',
    ],
  ])('are still looked for where a driver %s', async (_, inventory, error) => {
    const { drivers, service, sweep, list, add } = given;
    const broken = Object.assign(new PrintingDriver(), { inventory });
    drivers.add(Object.assign(broken, { id: 'another' }));
    drivers.add(given.last);
    add('stray', 'gone');
    given.last.objects.push({ ...given.driver.objects[0], id: 'last-stray' });

    await sweep();

    const { inventories } = await service.list(ENGINEER);
    expect(inventories).toMatchObject([
      { driver: 'another', error },
      { driver: 'last', objects: 1 },
      { driver: 'ledger', objects: 1 },
    ]);
    expect((await list()).sort()).toEqual(['last-stray', 'stray']);
  });

  it('are still looked for where one driver cannot be compared', async () => {
    const { drivers, service, store, sweep } = given;
    drivers.add(given.last);
    jest.spyOn(store, 'replace').mockRejectedValueOnce(new Error('refused'));

    await sweep();

    const { inventories } = await service.list(ENGINEER);
    expect(inventories).toMatchObject([
      { driver: 'last', objects: 0, error: undefined },
      {
        driver: 'ledger',
        error:
          'What it shows could not be compared with what is known; the log of the backend says why',
      },
    ]);
  });

  it('are for platform engineers only', async () => {
    const { service, sweep, add } = given;
    add('stray', 'gone');
    await sweep();
    const [{ id }] = (await service.list(ENGINEER)).items;

    await expect(service.list(DEVELOPER)).rejects.toThrow('environments.admin');
    await expect(
      service.command(id, { action: 'destroy' }, DEVELOPER),
    ).rejects.toThrow('environments.admin');
  });
});
