import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import { approversOf, POLICY, request } from './__testUtils__/approvals';
import { mina, SERVICE } from './__testUtils__/serviceWorld';
import { setUpService } from './__testUtils__/setUpService';

const REDEPLOY = { action: 'redeploy' } as const;

describeEachDatabase('the policy in force', { migrations }, ({ create }) => {
  const at = setUpService(create, SERVICE);
  const { open, decide } = approversOf(at);
  const created = async () => {
    const { id } = await at.world.service.create(request, mina);
    await at.world.settle();
    return id;
  };

  it('decides about the ref of what is deployed again', async () => {
    const id = await created();
    await at.world.publish({
      policy: { grace: { days: 1 }, allowedRefs: ['release/*'] },
    });

    await expect(at.world.service.command(id, REDEPLOY, mina)).rejects.toThrow(
      "The ref 'main' is not one that the blueprint allows: release/*",
    );
    expect(await at.world.find(id)).toMatchObject({ generation: 1 });
  });

  it('has somebody agree to what is deployed again, of the version that it has', async () => {
    const id = await created();
    await at.world.publish({ policy: POLICY });
    await at.commit('later');
    const asked = await at.world.service.command(id, REDEPLOY, mina);
    expect(asked).toMatchObject({
      phase: 'ready',
      operation: { kind: 'deploy', status: 'waiting_approval' },
    });
    expect(await open()).toHaveLength(1);

    await decide('approve');
    await at.world.settle();

    expect(await at.world.find(id)).toMatchObject({
      phase: 'ready',
      observedGeneration: 2,
      desired: { blueprintVersion: 1 },
    });
    expect(at.world.ledger.calls).toHaveLength(2);
  });

  it('has it asked for again when the policy changes before somebody agrees', async () => {
    const id = await created();
    await at.world.publish({ policy: POLICY });
    await at.commit('later');
    await at.world.service.command(id, REDEPLOY, mina);
    await at.world.publish({
      policy: { ...POLICY, allowedRefs: ['release/*'] },
    });

    await decide('approve');

    expect(await at.world.find(id)).toMatchObject({
      generation: 1,
      message:
        "The blueprint 'service' has changed from version 2 to 3 before it was agreed to; ask again",
    });
  });

  it('decides how long it may live, not the version that it has', async () => {
    const id = await created();
    const maxTtl = { hours: 9 };
    await at.world.publish({ policy: { grace: { days: 1 }, maxTtl } });
    const extend = (hours: number) =>
      at.world.service.command(id, { action: 'extend', hours }, mina);

    await expect(extend(2)).rejects.toThrow(
      'it can be extended by 1 hours at most now',
    );
    expect(await extend(1)).toMatchObject({
      expiresAt: '2026-11-20T21:00:00.000Z',
      actions: {
        extend: {
          allowed: false,
          reason: 'It lives for as long as its blueprint allows',
        },
      },
    });
    await expect(extend(1)).rejects.toThrow(
      'It lives for as long as its blueprint allows',
    );
  });

  it('is that of the version that it has when the blueprint is withdrawn', async () => {
    const id = await created();
    await at
      .knex('blueprint')
      .update({ removed_at: toTimestamp(at.world.clock.now()) });

    await at.world.service.command(id, REDEPLOY, mina);
    await at.world.settle();

    expect(await at.world.find(id)).toMatchObject({
      phase: 'ready',
      observedGeneration: 2,
    });
  });
});
