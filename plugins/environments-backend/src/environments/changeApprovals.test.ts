import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import {
  AGREED,
  approversOf,
  POLICY,
  request,
} from './__testUtils__/approvals';
import { mina, ruth, SERVICE } from './__testUtils__/serviceWorld';
import { setUpService } from './__testUtils__/setUpService';

const HOUR_MS = 60 * 60_000;
const UPDATE = { action: 'update', inputs: { size: 5 } } as const;

describeEachDatabase('approvals of changes', { migrations }, ({ create }) => {
  const at = setUpService(create, AGREED);
  const { open, decide } = approversOf(at);
  /** One that runs, with a policy that asks for approvals since. */
  const running = async () => {
    await at.world.publish({ policy: { ...POLICY, approval: undefined } });
    const { id } = await at.world.service.create(request, mina);
    await at.world.settle();
    await at.world.publish({ policy: POLICY });
    return id;
  };

  it('goes on as it was until somebody agrees to a change', async () => {
    const id = await running();
    const asked = await at.world.service.command(
      id,
      { action: 'update', inputs: { size: 5 } },
      mina,
    );
    expect(asked).toMatchObject({
      phase: 'ready',
      desired: { inputs: { size: 1 }, blueprintVersion: 2 },
      operation: { kind: 'update', status: 'waiting_approval' },
    });

    expect(asked.proposed).toEqual({
      desired: { ...asked.desired, inputs: { size: 5 }, blueprintVersion: 3 },
      costPerDay: 48,
      requestedBy: mina.ref,
      requestedAt: at.world.clock.now().toISOString(),
      approval: expect.objectContaining({
        status: 'open',
        groups: ['group:default/platform'],
        mayDecide: false,
      }),
    });

    // What the engine makes anew meanwhile is what was agreed to before.
    at.world.ledger.objects.splice(0, 1);
    at.world.clock.pass(HOUR_MS);
    await at.world.settle();
    expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 1 } }]);
    expect(at.world.happened.map(({ kind }) => kind)).toContain(
      'environment.repaired',
    );

    // The question is still there, and an answer to it counts.
    expect(await open()).toHaveLength(1);
    await decide('approve');
    await at.world.settle();
    expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 5 } }]);
    expect(await at.world.find(id)).toMatchObject({
      phase: 'ready',
      generation: 2,
      observedGeneration: 2,
    });
  });

  it('makes what was agreed to while the engine made something anew', async () => {
    const id = await running();
    const { operation } = await at.world.service.command(id, UPDATE, mina);
    at.world.ledger.objects.splice(0, 1);
    at.world.clock.pass(HOUR_MS);
    at.world.meanwhile('step ends', () => decide('approve'));
    await at.world.settle();

    expect(at.world.between.size).toBe(0);
    expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 5 } }]);
    const operations = await at.world.operationStore.findNewest(id, 2);
    expect(operations).toMatchObject([
      { id: operation?.id, kind: 'update', status: 'succeeded' },
      { kind: 'repair', status: 'superseded' },
    ]);
  });

  it('goes on being asked while the engine pauses and somebody wakes it', async () => {
    const id = await running();
    at.world.clock.pass(7 * HOUR_MS);
    await at.world.service.command(id, UPDATE, mina);
    at.world.clock.pass(HOUR_MS);
    await at.world.settle();
    expect(await at.world.find(id)).toMatchObject({ phase: 'paused' });
    expect(await open()).toHaveLength(1);

    await at.world.service.command(id, { action: 'extend', hours: 8 }, mina);
    await at.world.service.wake(id);
    await at.world.settle();
    expect(await at.world.find(id)).toMatchObject({ phase: 'ready' });
    expect(await open()).toHaveLength(1);

    await decide('approve');
    await at.world.settle();
    const { phase, generation, observedGeneration } = await at.world.find(id);
    expect(phase).toBe('ready');
    expect(observedGeneration).toBe(generation);
    expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 5 } }]);
  });

  it('ends nothing that is to be done when a change is asked for and rejected', async () => {
    const id = await running();
    await at.world.service.command(id, { action: 'pause' }, mina);
    await at.world.settle();
    await at.world.service.wake(id);
    await at.world.service.command(id, UPDATE, mina);
    await decide('reject');
    await at.world.settle();

    expect(await at.world.find(id)).toMatchObject({
      phase: 'ready',
      observedGeneration: 3,
    });
    expect(at.world.ledger.objects).toMatchObject([
      { spec: { size: 1 }, paused: false },
    ]);
  });

  it('asks no more when the time of the environment has ended', async () => {
    const id = await running();
    await at.world.service.command(id, UPDATE, mina);
    at.world.clock.pass(8 * HOUR_MS);
    await at.world.settle();
    at.world.clock.pass(25 * HOUR_MS);
    await at.world.settle();

    expect(await at.world.find(id)).toMatchObject({ phase: 'deleted' });
    expect(await open()).toEqual([]);
  });

  it('makes a change once somebody has agreed', async () => {
    const id = await running();
    await at.world.service.command(
      id,
      { action: 'update', inputs: { size: 5 } },
      mina,
    );
    await decide('approve');
    expect(await at.world.reader.find(id, mina)).toMatchObject({
      generation: 2,
      desired: { inputs: { size: 5 } },
      proposed: undefined,
    });
    await at.world.settle();
    expect(await at.world.find(id)).toMatchObject({
      phase: 'ready',
      observedGeneration: 2,
    });
    expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 5 } }]);
  });

  it('says to each what they may do about a change', async () => {
    const id = await running();
    await at.world.service.command(
      id,
      { action: 'update', inputs: { size: 5 } },
      mina,
    );

    const seen = await Promise.all(
      [mina, ruth].map(who => at.world.reader.find(id, who)),
    );
    expect(
      seen.map(it => [
        it?.proposed?.approval.mayDecide,
        it?.proposed?.approval.mayNotReason,
      ]),
    ).toEqual([
      [false, 'Somebody else has to decide about what you have asked for'],
      [true, undefined],
    ]);
  });

  it('leaves an environment as it is when a change is rejected', async () => {
    const id = await running();
    await at.world.publish({
      resources: [
        { ...SERVICE.resources![0], cost: { perHour: 4, pausedPerHour: 0 } },
      ],
    });
    await at.world.service.command(
      id,
      { action: 'update', inputs: { size: 5 } },
      mina,
    );
    expect(await at.world.find(id)).toMatchObject({ costPerDay: 96 });
    await decide('reject');
    await at.world.settle();

    const after = await at.world.find(id);
    expect(after).toMatchObject({
      phase: 'ready',
      costPerDay: 48,
      desired: { inputs: { size: 1 } },
      message: 'Rejected by ruth',
    });
    expect(after.proposal).toBeUndefined();
  });

  it('asks anew when another change is asked for, and not for the first', async () => {
    const id = await running();
    for (const size of [5, 6]) {
      await at.world.service.command(
        id,
        { action: 'update', inputs: { size } },
        mina,
      );
    }
    expect(await open()).toHaveLength(1);
    await decide('approve');
    await at.world.settle();
    expect(at.world.ledger.objects).toMatchObject([{ spec: { size: 6 } }]);
    const operations = await at.world.operationStore.findNewest(id, 3);
    expect(operations.map(({ status }) => status)).toEqual([
      'succeeded',
      'superseded',
      'succeeded',
    ]);
  });

  it('takes the question back when the environment is paused or goes', async () => {
    const id = await running();
    const update = { action: 'update', inputs: { size: 5 } } as const;
    await at.world.service.command(id, update, mina);
    await at.world.service.command(id, { action: 'pause' }, mina);
    expect(await open()).toEqual([]);
    await at.world.settle();
    expect((await at.world.find(id)).proposal).toBeUndefined();

    await at.world.service.command(id, update, mina);
    await at.world.want(id, 'destroy', { deleted: true });
    expect(await open()).toEqual([]);
    await at.world.settle();
    expect(await at.world.find(id)).toMatchObject({ phase: 'deleted' });
  });

  it('asks nobody to apply what was agreed to once more', async () => {
    const id = await running();
    await at.world.publish({ policy: POLICY });
    const again = await at.world.service.command(
      id,
      { action: 'redeploy' },
      mina,
    );
    expect(again.operation).toMatchObject({
      kind: 'deploy',
      status: 'queued',
    });
  });
});
