import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { seedEntities } from '../__testUtils__/seed';
import { createTestCore, testScorecard } from './__testUtils__/core';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

const ORDERS = 'component:default/orders';

describeEachDatabase('An evaluation', { migrations }, ({ create }) => {
  it('locks the sums that others wait for after all else is written', async () => {
    const knex = await create();
    const core = createTestCore(knex, {
      now: () => new Date('2026-11-20T12:00:00.000Z'),
    });
    await seedEntities(knex, [
      { ref: ORDERS, owner: 'group:default/ordering' },
    ]);
    await core.publisher.publish(testScorecard(), 'me');
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });
    await core.settle();
    await core.push(ORDERS, { 'b.ok': false });
    const leases = await core.queue.claim(10);

    const { statements } = await countStatements(knex, () =>
      core.evaluator.evaluate(leases),
    );

    const writes = statements.flatMap(
      sql =>
        /^\s*(?:insert into|update|delete from) ["`]?(\w+)/i.exec(sql)?.[1] ??
        [],
    );
    expect(writes.filter(it => it !== 'evaluation_queue')).toEqual([
      'state',
      'transition',
      'evaluation',
      'notice',
      'rollup',
    ]);
    expect(writes.at(-1)).toBe('evaluation_queue');
  });
});
