import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations, NOW } from '../facts/__testUtils__/facts';
import { firstWithRows } from './firstWithRows';

describeEachDatabase('firstWithRows', { migrations }, ({ create }) => {
  it('takes as many as have so many rows, and one at least', async () => {
    const knex = await create();
    const rows = { a: 2, b: 0, c: 3, d: 1 };
    for (const [ref, count] of Object.entries(rows)) {
      for (let row = 0; row < count; row++) {
        await knex('fact_change').insert({
          entity_ref: ref,
          source: 'repo',
          replaced_at: toTimestamp(NOW),
          previous: '{}',
        });
      }
    }
    const first = (max: number) =>
      firstWithRows(knex, ['a', 'b', 'c', 'd'], max);

    expect(await first(1)).toEqual(['a']);
    expect(await first(2)).toEqual(['a', 'b']);
    expect(await first(5)).toEqual(['a', 'b', 'c']);
    expect(await first(6)).toEqual(['a', 'b', 'c', 'd']);
    expect(await firstWithRows(knex, ['none'], 1)).toEqual(['none']);
  });
});
