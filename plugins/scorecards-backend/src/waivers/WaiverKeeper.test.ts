import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations, sharedDatabase } from '../rollup/__testUtils__/world';
import {
  ci,
  mina,
  ORDERS,
  REQUEST,
  ruth,
  STOCK,
  waiverWorld,
} from './__testUtils__/waiverWorld';

describeEachDatabase('WaiverKeeper', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let world: Awaited<ReturnType<typeof waiverWorld>>;
  beforeEach(async () => {
    knex = database();
    world = await waiverWorld(knex, '2026-11-20T12:00:00Z');
  });

  const runAt = async (time: string) => {
    await knex('notice').delete();
    world.clock.now = new Date(time);
    await world.keeper.run();
    return world.notices();
  };

  const statuses = () =>
    knex('waiver').orderBy(['requested_at', 'id']).pluck('status');

  it('ends waivers at their time, and has their entities evaluated', async () => {
    const { id } = await world.waivers.request(REQUEST, mina);
    await world.waivers.decide({ id, decision: 'approve' }, ruth);
    await world.waivers.request(
      { ...REQUEST, entityRef: STOCK, expiresAt: '2027-01-31' },
      mina,
    );
    await world.takeMarked();

    await runAt('2026-12-30T23:59:59Z');
    expect(await statuses()).toEqual(['approved', 'requested']);
    expect(await world.takeMarked()).toEqual([]);

    expect(await runAt('2026-12-31T00:00:00Z')).toEqual([
      'waiver-ended group:default/shop',
      'waiver-ended user:default/mina',
    ]);
    expect(await statuses()).toEqual(['expired', 'requested']);
    expect(await world.takeMarked()).toEqual([ORDERS]);

    expect(await runAt('2026-12-31T00:01:00Z')).toEqual([]);
  });

  it('ends requests that nobody has decided, without a word', async () => {
    await world.waivers.request(REQUEST, mina);
    await world.takeMarked();

    expect(await runAt('2027-01-01T00:00:00Z')).toEqual([]);
    expect(await statuses()).toEqual(['expired']);
    expect(await world.takeMarked()).toEqual([]);
  });

  it('tells once 14 days before the end, and once 3 days before', async () => {
    const { id } = await world.waivers.request(REQUEST, ci);
    await world.waivers.decide({ id, decision: 'approve' }, ruth);
    const told = ['waiver-ending group:default/shop'];

    expect(await runAt('2026-12-16T00:00:00Z')).toEqual([]);
    expect(await runAt('2026-12-17T00:00:00Z')).toEqual(told);
    expect(await runAt('2026-12-17T00:01:00Z')).toEqual([]);
    expect(await runAt('2026-12-28T00:00:00Z')).toEqual(told);
    expect(await runAt('2026-12-30T00:00:00Z')).toEqual([]);
  });

  it('leaves alone what is decided otherwise', async () => {
    const { id } = await world.waivers.request(REQUEST, mina);
    await world.waivers.decide({ id, decision: 'reject' }, ruth);

    expect(await runAt('2027-02-01T00:00:00Z')).toEqual([]);
    expect(await statuses()).toEqual(['rejected']);
  });
});
