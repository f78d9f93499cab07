import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { createOrphans, ENGINEER, remove } from './__testUtils__/orphanWorld';

describeEachDatabase(
  'orphans of living environments',
  { migrations },
  database => {
    let knex: Knex;
    let given: ReturnType<typeof createOrphans>;
    beforeEach(async () => {
      knex = await database.create();
      given = createOrphans(knex);
    });

    it('are doubles of what an environment knows', async () => {
      const { world, service, sweep, list, add } = given;
      const { id } = await world.create();
      await world.settle();
      add('double', id);

      await sweep();

      const [double] = (await service.list(ENGINEER)).items;
      expect(await list()).toEqual(['double']);
      expect(double.adoptable).toBe(false);
      await service.command(double.id, { action: 'destroy' }, ENGINEER);
      await service.resume();
      expect(world.ledger.objects.map(it => it.id).sort()).toEqual([
        'object-1',
        'object-2',
      ]);
    });

    it('are not what has only come to be called differently', async () => {
      const { world, sweep, list } = given;
      await world.create();
      await world.settle();
      world.ledger.objects[0].id = 'started-anew';

      await sweep();

      expect(await list()).toEqual([]);
    });

    it('are adopted by the environment that misses them', async () => {
      const { world, service, sweep, list, add } = given;
      const { id: environmentId } = await world.create();
      await world.settle();
      remove(world.ledger.objects, environmentId, 'web');
      const web = (await world.resources.findOf(environmentId)).get('web')!;
      await knex.transaction(trx =>
        world.resources.save(trx, [{ ...web, status: 'absent' }]),
      );
      add('found-again', environmentId);
      await sweep();
      await sweep();

      const [orphan] = (await service.list(ENGINEER)).items;
      expect(orphan).toMatchObject({
        externalId: 'found-again',
        adoptable: true,
      });
      await service.command(orphan.id, { action: 'adopt' }, ENGINEER);
      await world.settle();
      await sweep();

      expect(await list()).toEqual([]);
      expect(world.happened).toContainEqual(
        expect.objectContaining({
          kind: 'environment.adopted',
          actor: 'user:default/jonas',
        }),
      );
      const adopted = await world.resources.findOf(environmentId);
      expect(adopted.get('web')).toMatchObject({
        status: 'ready',
        state: { id: 'found-again' },
      });
    });

    it('cannot be adopted by nobody', async () => {
      const { service, sweep, add } = given;
      add('stray', 'gone');
      await sweep();
      const [{ id }] = (await service.list(ENGINEER)).items;

      await expect(
        service.command(id, { action: 'adopt' }, ENGINEER),
      ).rejects.toThrow('There is no environment that misses it');
    });
  },
);
