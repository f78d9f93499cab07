import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import { callerOf, mina, ORDERS, SERVICE } from './__testUtils__/serviceWorld';
import { setUpService } from './__testUtils__/setUpService';

describeEachDatabase('planning a change', { migrations }, ({ create }) => {
  const at = setUpService(create, SERVICE);
  const created = async () => {
    const request = {
      blueprintId: 'service',
      component: ORDERS,
      name: 'orders-demo',
    };
    const { id } = await at.world.service.create(request, mina);
    await at.world.settle();
    return id;
  };
  const update = { action: 'update' as const, inputs: { size: 4 } };

  it('says what becomes of what is there, and changes nothing', async () => {
    const id = await created();
    const before = await at.world.find(id);

    expect(await at.world.service.planChange(id, update, mina)).toMatchObject({
      decision: 'allowed',
      plan: [{ name: SERVICE.resources![0].name }],
    });
    expect(await at.world.find(id)).toEqual(before);
  });

  it('is what is done then, or nothing is', async () => {
    const id = await created();
    const { digest: planDigest } = await at.world.service.planChange(
      id,
      update,
      mina,
    );
    const other = { ...update, inputs: { size: 5 }, planDigest };

    await expect(
      at.world.service.command(id, other, mina),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^The plan has changed since you have seen it: the inputs are others/,
      ),
    });
    expect(await at.world.find(id)).toMatchObject({ generation: 1 });

    await at.world.service.command(id, { ...update, planDigest }, mina);
    expect(await at.world.find(id)).toMatchObject({
      generation: 2,
      desired: { inputs: { size: 4 } },
    });
  });

  it('is for those who may change it', async () => {
    const id = await created();

    await expect(
      at.world.service.planChange(
        id,
        update,
        callerOf('otto', [], { readable: async () => ({ kind: 'all' }) }),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      at.world.service.planChange('nothing', update, mina),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
