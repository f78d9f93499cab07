import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  caller,
  createDesk,
  mina,
  ORDERS,
} from '../deployments/__testUtils__/desk';
import { migrations } from '../engine/__testUtils__/world';

const ada = caller('ada', { isAdmin: true });

describeEachDatabase('freezes', { migrations }, database => {
  let world: ReturnType<typeof createDesk>;
  beforeEach(async () => {
    world = createDesk(await database.create());
  });

  const freeze = (entity: string) =>
    world.freezes.create(
      {
        reason: 'Black Friday',
        from: '2026-11-20T11:00:00Z',
        to: '2026-11-22T10:00:00Z',
        stages: [],
        entities: [entity],
      },
      ada,
    );
  const plan = () =>
    world.desk.plan(
      {
        component: ORDERS,
        kind: 'deploy',
        stage: 'staging',
        version: 'v1.4.0',
      },
      mina,
    );

  it.each([
    ['component:default/orders', 'component:default/orders'],
    ['Component:default/Orders', 'component:default/orders'],
    ['default/orders', 'component:default/orders'],
    ['orders', 'component:default/orders'],
    ['group:ordering', 'group:default/ordering'],
  ])('hold for %s, however it is written', async (entity, ref) => {
    expect(await freeze(entity)).toMatchObject({ entities: [ref] });
    expect(await plan()).toMatchObject({
      decision: 'denied',
      reasons: [{ code: 'freeze' }],
    });
  });

  it('of others leave a component alone', async () => {
    await freeze('component:default/payments');
    expect((await plan()).decision).toBe('allowed');
  });

  it.each(['resource:default/db', 'system:default/shop', 'a b', ''])(
    'are not for %j, which nothing is deployed of',
    async entity => {
      await expect(freeze(entity)).rejects.toMatchObject({
        name: 'InputError',
        message: `entities names '${entity}'; it must be a component or an owner, as in component:default/orders or group:default/ordering`,
      });
      expect(await world.freezes.list()).toEqual([]);
    },
  );
});
