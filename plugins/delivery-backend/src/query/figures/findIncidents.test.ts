import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  ago,
  HOUR,
  migrations,
  ORDERS,
  PAY,
  seedReadings,
  WEB,
} from '../__testUtils__/rows';
import { setUpFigures } from './__testUtils__/figures';

describeEachDatabase('Figures of incidents', { migrations }, ({ create }) => {
  const setUp = async () => setUpFigures(await create());

  it('knows of incidents how they were noticed, for 90 days', async () => {
    const { knex, read } = await setUp();
    const seed = async (id: string, source: string, days: number) => {
      await knex('incident').insert({
        id,
        record: JSON.stringify({ id, source }),
      });
      await seedReadings(knex, [
        { metric: 'restore-time', item: id, at: ago(days), value: HOUR },
      ]);
    };
    await seed('i1', 'alert', 1);
    await seed('i2', 'alert', 60);
    await seed('i3', 'declared', 89);
    await seed('i4', 'issue', 30);
    await seed('i5', 'alert', 91);
    // By a system, or by a person
    await seed('i6', 'cdevents', 2);

    const [orders, pay, web] = await read(ORDERS, PAY, WEB);

    expect(orders.incidents).toEqual({ n: 4, byAlert: 2 });
    expect(pay.incidents).toEqual({ n: 4, byAlert: 2 });
    expect(web.incidents).toBeUndefined();
  });
});
