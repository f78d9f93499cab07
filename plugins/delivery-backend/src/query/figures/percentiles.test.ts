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
import { HEAD, setUpFigures } from './__testUtils__/figures';

const MINUTE = 60_000;

describeEachDatabase('Figures of times', { migrations }, ({ create }) => {
  const setUp = async () => setUpFigures(await create());

  it('has what nine of ten, and nineteen of twenty, do not exceed', async () => {
    const { knex, read } = await setUp();
    await seedReadings(
      knex,
      Array.from({ length: 21 }, (_, index) => ({
        metric: 'review-latency' as const,
        item: `c${index}`,
        at: ago(2),
        value: index * HOUR,
      })),
    );

    const [{ metrics }] = await read(ORDERS);
    const latency = metrics.find(({ id }) => id === 'review-latency')!;

    // The 19th and the 20th of 21, from 0 hours; bins are 2 % wide
    expect(latency.measured.n).toBe(21);
    expect(latency.p90! / HOUR / 18).toBeCloseTo(1, 1);
    expect(latency.p95! / HOUR / 19).toBeCloseTo(1, 1);
    expect(metrics.find(({ id }) => id === 'rework-rate')).not.toHaveProperty(
      'p90',
    );
  });

  it('counts the tests of each head of a change, as the overview does', async () => {
    const { knex, read } = await setUp();
    await seedReadings(
      knex,
      [ORDERS, WEB].flatMap(component =>
        [10, 20, 60].map((minutes, index) => ({
          metric: 'test-feedback' as const,
          item: 'c1',
          component,
          isDecisive: component === ORDERS,
          at: ago(3 - index),
          value: minutes * MINUTE,
        })),
      ),
    );

    for (const { metrics } of await read(ORDERS, PAY, HEAD)) {
      const feedback = metrics.find(({ id }) => id === 'test-feedback')!;
      expect(feedback.measured.n).toBe(3);
      expect(feedback.measured.value! / MINUTE / 20).toBeCloseTo(1, 1);
    }
  });
});
