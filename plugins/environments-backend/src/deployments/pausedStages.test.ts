import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import { createDesk, kofi, mina, ORDERS } from './__testUtils__/desk';

const OPERATE = { ref: mina.ref, permission: 'operate' } as const;

describeEachDatabase(
  'deployments to stages that are paused',
  { migrations },
  ({ create }) => {
    let world: ReturnType<typeof createDesk>;
    beforeEach(async () => {
      world = createDesk(await create());
    });

    const deploy = (
      version: string,
      stage = 'staging',
      kind: 'deploy' | 'rollback' = 'deploy',
    ) => world.desk.deploy({ component: ORDERS, kind, stage, version }, mina);
    const run = (id: string, action: 'pause' | 'resume' | 'cancel') =>
      world.commands.run(id, { action }, OPERATE);
    const placed = async () => {
      const { environmentId } = await deploy('v1.3.0');
      await world.settle();
      return environmentId;
    };
    const cancel = ({ id }: { id: string }) => world.desk.cancel(id, mina);
    const dearer = () => {
      world.definition.resources[0].cost = { perHour: 4, pausedPerHour: 1 };
      world.service.version = 2;
    };
    const decide = async (decision: 'approve' | 'reject') => {
      const { items } = await world.approvals.query({ status: 'open' }, kofi);
      const [{ id, digest }] = items;
      await world.approvals.decide(id, { decision, digest }, kofi);
    };
    const paused = () => world.ledger.objects.map(it => it.paused);
    const PAUSED = {
      phase: 'paused',
      desired: { paused: true, source: { version: 'v1.3.0' } },
    };

    it('leaves it paused when one that has not begun is cancelled', async () => {
      const id = await placed();
      await run(id, 'pause');
      await world.settle();

      await cancel(await deploy('v1.4.0'));
      await world.settle();

      expect(await world.find(id)).toMatchObject(PAUSED);
      world.clock.pass(600_000);
      await world.settle();
      expect(await world.find(id)).toMatchObject(PAUSED);
      expect(paused()).toEqual([true, true]);
      await run(id, 'resume');
      await world.settle();
      expect(await world.find(id)).toMatchObject({ phase: 'ready' });
      expect(paused()).toEqual([false, false]);
    });

    it('leaves it paused when also what it gave way to is cancelled', async () => {
      const id = await placed();
      await deploy('v1.4.0');
      await world.settle();
      await run(id, 'pause');
      await world.settle();

      await deploy('v1.4.0');
      await cancel(await deploy('v1.3.0', 'staging', 'rollback'));
      await world.settle();

      expect(await world.find(id)).toMatchObject({
        phase: 'paused',
        desired: { paused: true, source: { version: 'v1.4.0' } },
      });
    });

    it('goes on to pause it when one is cancelled meanwhile', async () => {
      const id = await placed();
      await run(id, 'pause');
      world.meanwhile('step ends', async () => {
        await cancel(await deploy('v1.4.0'));
        expect(await world.find(id)).toMatchObject({ phase: 'pausing' });
      });
      await world.settle();

      expect(world.between.size).toBe(0);
      expect(await world.find(id)).toMatchObject(PAUSED);
      expect(paused()).toEqual([true, true]);
    });

    it('has it run when the pausing is cancelled after one', async () => {
      const id = await placed();
      await run(id, 'pause');
      world.meanwhile('step ends', async () => {
        await cancel(await deploy('v1.4.0'));
        await run(id, 'cancel');
      });
      await world.settle();

      expect((await world.find(id)).desired).toMatchObject({ paused: false });
    });

    it.each(['pause', 'resume'] as const)(
      'has it run when a %s gave way that nobody has begun, or has to',
      async action => {
        const id = await placed();
        if (action === 'resume') {
          await run(id, 'pause');
          await world.settle();
        }
        await run(id, action);

        await cancel(await deploy('v1.4.0'));
        await world.settle();

        expect((await world.find(id)).desired).toMatchObject({
          paused: action === 'resume',
        });
      },
    );

    it('is charged for what is placed after a pause that gave way', async () => {
      const id = await placed();
      await run(id, 'pause');
      dearer();
      await deploy('v1.4.0');
      expect(await world.find(id)).toMatchObject({ costPerDay: 96 });

      await world.settle();

      expect(await world.find(id)).toMatchObject({
        phase: 'ready',
        costPerDay: 96,
      });
    });

    describe('while one waits for an approval', () => {
      let id: string;
      beforeEach(async () => {
        await placed();
        await world.prove();
        id = (await deploy('v1.3.0', 'production')).environmentId;
        await decide('approve');
        await world.settle();
        await deploy('v1.4.0');
        await world.prove();
        dearer();
      });
      const costPerDay = async () => (await world.find(id)).costPerDay;

      it.each(['before', 'after'])(
        'keeps free what it costs, with a pause %s it was asked for',
        async when => {
          if (when === 'before') {
            await run(id, 'pause');
          }
          await deploy('v1.4.0', 'production');
          if (when === 'after') {
            await run(id, 'pause');
          }
          expect(await costPerDay()).toBe(96);
          await world.settle();
          expect(await world.find(id)).toMatchObject({
            phase: 'paused',
            costPerDay: 96,
          });

          await decide('reject');
          expect(await costPerDay()).toBe(48);
        },
      );

      it.each(['is done', 'is cancelled'])(
        'frees what it costs when it is rejected, before a pause %s',
        async end => {
          await deploy('v1.4.0', 'production');
          await run(id, 'pause');
          await decide('reject');
          expect(await costPerDay()).toBe(48);

          if (end === 'is cancelled') {
            await run(id, 'cancel');
          }
          await world.settle();
          expect(await costPerDay()).toBe(48);
        },
      );
    });
  },
);
