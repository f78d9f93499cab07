import {
  BlueprintDefinition,
  EnvironmentCommand,
} from '@groundwork/backstage-plugin-environments-common';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import { approversOf, POLICY, request } from './__testUtils__/approvals';
import { mina, SERVICE } from './__testUtils__/serviceWorld';
import { setUpService } from './__testUtils__/setUpService';

const CANCEL = { action: 'cancel' } as const;
const PAUSE = { action: 'pause' } as const;
const BIGGER = { action: 'update', inputs: { size: 7 } } as const;
const BIGGEST = { action: 'update', inputs: { size: 9 } } as const;

/** One service, at so much per hour, with more in its spec. */
function service(perHour: number, spec = {}): Partial<BlueprintDefinition> {
  const [web] = SERVICE.resources!;
  return {
    resources: [
      {
        ...web,
        spec: { ...web.spec, ...spec },
        cost: { perHour, pausedPerHour: 0 },
      },
    ],
  };
}

describeEachDatabase(
  'operations that overlap',
  { migrations },
  ({ create }) => {
    const at = setUpService(create, SERVICE);
    const { decide } = approversOf(at);
    const command = (id: string, it: EnvironmentCommand) =>
      at.world.service.command(id, it, mina);
    const created = async () => {
      const { id } = await at.world.service.create(request, mina);
      await at.world.settle();
      return id;
    };
    /** One of size 1, at 48 a day, that is becoming one of size 7. */
    const changing = async (perHour = 4) => {
      const id = await created();
      await at.world.publish(service(perHour, { waits: 5 }));
      await command(id, BIGGER);
      await at.world.settle();
      expect(await at.world.find(id)).toMatchObject({ phase: 'updating' });
      return id;
    };
    /** Asks for another change, that somebody has to agree to. */
    const propose = async (id: string, perHour = 4) => {
      await at.world.publish({ ...service(perHour), policy: POLICY });
      await command(id, BIGGEST);
      expect((await at.world.find(id)).proposal).toBeDefined();
    };
    const statuses = async (id: string) =>
      (await at.world.operationStore.findNewest(id, 9)).map(it => it.status);
    const SIZE_1 = { desired: { inputs: { size: 1 }, paused: false } };

    const NOBODY_AGREES: Array<[string, (id: string) => Promise<unknown>]> = [
      ['rejected', () => decide('reject')],
      ['taken back', id => command(id, CANCEL)],
      [
        'not agreed to in time',
        async () => {
          at.world.clock.pass(4 * 60 * 60_000);
          await at.world.approvals.expire();
        },
      ],
    ];

    it.each(NOBODY_AGREES)(
      'can be cancelled after what was asked for besides was %s',
      async (_, end) => {
        const id = await changing();
        await propose(id);

        await end(id);

        expect((await at.world.find(id)).proposal).toBeUndefined();
        await command(id, CANCEL);
        await at.world.settle(1_000);
        expect(await at.world.find(id)).toMatchObject({
          ...SIZE_1,
          costPerDay: 48,
        });
      },
    );

    it('is charged for what is there until it is cheaper, whatever is rejected', async () => {
      const id = await changing(1);
      await propose(id);
      expect(await at.world.find(id)).toMatchObject({ costPerDay: 96 });

      await decide('reject');

      expect(await at.world.find(id)).toMatchObject({ costPerDay: 48 });
      await at.world.settle(1_000);
      expect(await at.world.find(id)).toMatchObject({
        costPerDay: 24,
        desired: { inputs: { size: 7 } },
      });
    });

    it.each([
      ['another', PAUSE],
      ['the same', BIGGER],
    ])(
      'makes nothing of two that are cancelled, with %s',
      async (_, second) => {
        const id = await changing();
        await command(id, second);

        expect(await command(id, CANCEL)).toMatchObject({
          phase: 'updating',
          desired: { inputs: { size: 7 }, paused: false },
        });
        await command(id, CANCEL);
        await at.world.settle(1_000);

        expect(await at.world.find(id)).toMatchObject({
          ...SIZE_1,
          costPerDay: 48,
        });
        await command(id, { action: 'retry' });
        await at.world.settle(1_000);
        const after = await at.world.find(id);
        expect(after).toMatchObject({ phase: 'ready', ...SIZE_1 });
        expect(after.former).toBeUndefined();
        expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 1 } }]);
      },
    );

    it('makes nothing of three that are cancelled, of which one gave way', async () => {
      const id = await changing();
      await command(id, PAUSE);
      await command(id, BIGGEST);

      expect(await command(id, CANCEL)).toMatchObject({
        desired: { inputs: { size: 7 }, paused: false },
      });
      await command(id, CANCEL);
      await at.world.settle(1_000);

      expect(await at.world.find(id)).toMatchObject(SIZE_1);
    });

    it('does nothing of two that nobody has begun, one of which was agreed to', async () => {
      const id = await created();
      await at.world.publish(service(4));
      await command(id, BIGGER);
      await propose(id);
      await decide('approve');
      expect(await statuses(id)).toEqual(['queued', 'superseded', 'succeeded']);

      await command(id, CANCEL);
      await at.world.settle();

      expect(await statuses(id)).toEqual([
        'cancelled',
        'superseded',
        'succeeded',
      ]);
      expect(await at.world.find(id)).toMatchObject({
        phase: 'ready',
        ...SIZE_1,
        costPerDay: 48,
      });
    });

    it('does not forget what is being made when a change of it is cancelled', async () => {
      const { id } = await at.world.service.create(request, mina);
      at.world.meanwhile('step begins', async () => {
        await command(id, BIGGER);
        expect(await command(id, CANCEL)).toMatchObject({
          phase: 'provisioning',
        });
      });

      await at.world.settle();

      expect(at.world.between.size).toBe(0);
      const after = await at.world.find(id);
      expect(after).toMatchObject({ phase: 'ready', ...SIZE_1 });
      expect(after.deletedAt).toBeUndefined();
      expect(await statuses(id)).toEqual(['cancelled', 'succeeded']);
      expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 1 } }]);
    });
  },
);
