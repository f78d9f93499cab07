import {
  BlueprintDefinition,
  EnvironmentCommand,
} from '@groundwork/backstage-plugin-environments-common';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { conditionOf } from '../engine/domain/conditions';
import { migrations } from '../engine/__testUtils__/world';
import { approversOf, POLICY, request } from './__testUtils__/approvals';
import { mina, SERVICE } from './__testUtils__/serviceWorld';
import { setUpService } from './__testUtils__/setUpService';

const CANCEL = { action: 'cancel' } as const;
const BIGGER = { action: 'update', inputs: { size: 7 } } as const;
const NOT_BEGUN =
  'It was cancelled before it had begun; what was wanted before is wanted again.';

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

describeEachDatabase('cancelling', { migrations }, ({ create }) => {
  const at = setUpService(create, SERVICE);
  const { decide } = approversOf(at);
  const created = async () => {
    const { id } = await at.world.service.create(request, mina);
    await at.world.settle();
    return id;
  };
  const command = (id: string, it: EnvironmentCommand) =>
    at.world.service.command(id, it, mina);
  const synced = async (id: string) =>
    conditionOf((await at.world.find(id)).conditions, 'Synced');
  /** What is gone outside is made anew, as it is wanted. */
  const repaired = async () => {
    at.world.ledger.objects.splice(0);
    at.world.clock.pass(600_000);
    await at.world.settle();
    return at.world.ledger.objects;
  };
  it('has a change that has not begun never be made', async () => {
    const id = await created();
    const before = await at.world.find(id);
    await at.world.publish(service(4));
    await command(id, BIGGER);
    expect(await at.world.find(id)).toMatchObject({ costPerDay: 96 });

    expect(await command(id, CANCEL)).toMatchObject({
      phase: 'ready',
      message: NOT_BEGUN,
      operation: { kind: 'update', status: 'cancelled' },
    });
    await at.world.settle();

    const after = await at.world.find(id);
    expect(after).toMatchObject({
      desired: before.desired,
      costPerDay: 48,
      generation: 3,
      observedGeneration: 3,
    });
    expect(await synced(id)).toMatchObject({ status: 'true' });
    expect(await repaired()).toMatchObject([{ spec: { size: 1 } }]);
  });

  it.each([
    ['pause', 'resume', 'ready', false],
    ['resume', 'pause', 'paused', true],
  ] as const)(
    'has a %s that has not begun be asked for again',
    async (action, opposite, phase, isPaused) => {
      const id = await created();
      if (action === 'resume') {
        await command(id, { action: opposite });
        await at.world.settle();
      }
      await command(id, { action });

      expect(await command(id, CANCEL)).toMatchObject({ phase });
      expect((await at.world.find(id)).desired.paused).toBe(isPaused);
      await at.world.settle();
      expect(at.world.ledger.objects).toMatchObject([{ paused: isPaused }]);

      await command(id, { action });
      await at.world.settle();
      expect(at.world.ledger.objects).toMatchObject([{ paused: !isPaused }]);
    },
  );

  it('goes back to what is there, past what has given way unbegun', async () => {
    const id = await created();
    await command(id, BIGGER);
    await command(id, { action: 'update', inputs: { size: 9 } });
    await command(id, CANCEL);

    expect(await at.world.find(id)).toMatchObject({
      desired: { inputs: { size: 1 } },
    });
    expect(await repaired()).toMatchObject([{ spec: { size: 1 } }]);
  });

  it('goes on with what is under way when what came after is cancelled', async () => {
    const id = await created();
    await command(id, BIGGER);
    at.world.meanwhile('step ends', async () => {
      await command(id, { action: 'pause' });
      expect(await command(id, CANCEL)).toMatchObject({ phase: 'updating' });
    });
    await at.world.settle();

    expect(at.world.between.size).toBe(0);
    expect(at.world.ledger.objects).toMatchObject([
      { spec: { size: 7 }, paused: false },
    ]);
    expect(await at.world.find(id)).toMatchObject({
      phase: 'ready',
      desired: { inputs: { size: 7 } },
      generation: 4,
      observedGeneration: 4,
    });
  });

  it('leaves one that has failed as failed as it was', async () => {
    const id = await created();
    await at.world.publish(service(2, { broken: 'no room' }));
    await command(id, { action: 'update' });
    await at.world.settle();
    expect(await at.world.find(id)).toMatchObject({ phase: 'failed' });
    await command(id, BIGGER);

    expect(await command(id, CANCEL)).toMatchObject({
      phase: 'failed',
      actions: { retry: { allowed: true } },
    });
  });

  it('takes back what somebody has agreed to, and nobody has begun', async () => {
    const id = await created();
    await at.world.publish({ ...service(4), policy: POLICY });
    at.world.ledger.fingerprint = 'seen';
    await command(id, BIGGER);
    await decide('approve');
    expect(await at.world.find(id)).toMatchObject({
      desired: { inputs: { size: 7 } },
      agreed: { web: { fingerprint: 'seen' } },
    });

    await command(id, CANCEL);

    const after = await at.world.find(id);
    expect(after).toMatchObject({
      phase: 'ready',
      desired: { inputs: { size: 1 }, blueprintVersion: 1 },
      costPerDay: 48,
    });
    expect(after.agreed).toBeUndefined();
    expect(await repaired()).toMatchObject([{ spec: { size: 1 } }]);
  });

  it('says of a change that was begun that parts of it may be there', async () => {
    const id = await created();
    await at.world.publish(service(4, { waits: 5 }));
    await command(id, BIGGER);
    await at.world.settle();
    expect(await at.world.find(id)).toMatchObject({ phase: 'updating' });
    await command(id, CANCEL);
    await at.world.settle(1_000);

    const message =
      'Parts of what was cancelled may be there, and what was wanted before is wanted again: try again to have it put right, or ask for the change anew.';
    expect(await at.world.reader.find(id, mina)).toMatchObject({
      message,
      desired: { inputs: { size: 1 }, blueprintVersion: 1 },
      cost: { perDay: 48 },
      actions: { retry: { allowed: true } },
    });
    expect(await synced(id)).toMatchObject({
      status: 'false',
      reason: 'Cancelled',
      message,
    });

    at.world.ledger.objects[0].spec = { size: 7 };
    await command(id, { action: 'retry' });
    await at.world.settle(1_000);
    const { generation, ...after } = await at.world.find(id);
    expect(after).toMatchObject({
      phase: 'ready',
      observedGeneration: generation,
    });
    expect(await synced(id)).toMatchObject({ status: 'true' });
    expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 1 } }]);
  });

  it('has what was being paused run when it is tried again', async () => {
    const id = await created();
    await command(id, { action: 'pause' });
    at.world.meanwhile('step ends', () => command(id, CANCEL));
    await at.world.settle();
    expect(at.world.between.size).toBe(0);

    expect((await at.world.find(id)).desired.paused).toBe(false);
    await command(id, { action: 'retry' });
    await at.world.settle();

    expect(at.world.ledger.objects).toMatchObject([{ paused: false }]);
    expect(await at.world.find(id)).toMatchObject({ phase: 'ready' });
    expect(at.world.happened.at(-1)?.kind).toBe('environment.resumed');
  });

  it('lets nobody have more by a change to something cheaper that is cancelled', async () => {
    const policy = { grace: { days: 1 }, maxCostPerDay: 100 };
    await at.world.publish({ ...service(4), policy });
    const id = await created();
    await at.world.publish(service(1));
    await command(id, { action: 'update' });

    const second = { ...request, name: 'orders-other' };
    expect((await at.world.service.plan(second, mina)).decision).toBe('denied');
    await command(id, CANCEL);
    expect(await at.world.find(id)).toMatchObject({ costPerDay: 96 });

    await command(id, { action: 'update' });
    await at.world.settle();
    expect(await at.world.find(id)).toMatchObject({ costPerDay: 24 });
    expect((await at.world.service.plan(second, mina)).decision).toBe(
      'allowed',
    );
  });
});
