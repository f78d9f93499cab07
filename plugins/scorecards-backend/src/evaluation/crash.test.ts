import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { seedEntities } from '../__testUtils__/seed';
import { TransitionRow } from '../database/rows';
import {
  createTestCore,
  standings,
  TEST_FACTS,
  testScorecard,
} from './__testUtils__/core';
import { EvaluatorProcessOptions } from './__testUtils__/evaluatorProcess';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

const ENTITIES = 1_500;
const LEASE_MS = 1_500;
const refOf = (index: number) => `component:default/service-${index}`;

describeEachDatabase('Replicas', { migrations }, ({ dialect, create }) => {
  // One process has a database of SQLite to itself: there are no replicas.
  if (dialect === 'sqlite') {
    return;
  }
  jest.setTimeout(120_000);

  const children = new Set<ChildProcess>();

  afterEach(() => children.forEach(child => child.kill('SIGKILL')));

  function start(knex: Knex, worker: string): ChildProcess {
    const options: EvaluatorProcessOptions = {
      database: {
        client: 'pg',
        connection: knex.client.config.connection,
      },
      worker,
      leaseMs: LEASE_MS,
    };
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, '__testUtils__', 'evaluatorProcess.ts'),
        JSON.stringify(options),
      ],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    children.add(child);
    return child;
  }

  async function until(is: () => Promise<boolean>): Promise<void> {
    for (let left = 2_000; left > 0; left--) {
      if (await is()) {
        return;
      }
      await sleep(25);
    }
    throw new Error('It never came to that');
  }

  const count = async (query: Knex.QueryBuilder) => {
    const [{ n }] = await query.count({ n: '*' });
    return Number(n);
  };

  it('come to the same as a fresh evaluation when one is killed half-way', async () => {
    const knex = await create();
    const core = createTestCore(knex, { now: () => new Date() });
    await seedEntities(
      knex,
      Array.from({ length: ENTITIES }, (_, index) => ({
        ref: refOf(index),
        owner: `group:default/team-${index % 7}`,
        tier: (index % 4) + 1,
      })),
    );
    const declared = new Map(TEST_FACTS.map(fact => [fact.id, fact]));
    const push = (from: number, to: number, isOk: boolean) =>
      core.factStore.ingest({
        source: 'push',
        observations: Array.from({ length: to - from }, (_, offset) => ({
          entityRef: refOf(from + offset),
          facts: {
            'a.ok': isOk,
            'b.ok': (from + offset) % 3 === 0,
            'c.count': (from + offset) % 5,
          },
        })),
        declared,
        now: new Date(),
      });
    await push(0, ENTITIES, true);
    await core.publisher.publish(testScorecard(), 'me');

    const killed = start(knex, 'killed');
    start(knex, 'other');
    await until(async () => {
      const written = await count(knex('transition'));
      const leased = await count(
        knex('evaluation_queue').where({ worker: 'killed' }),
      );
      return written > 100 && leased > 0;
    });
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(await count(knex('state'))).toBeLessThan(ENTITIES);
    await push(200, 400, false);
    await until(
      async () =>
        (await count(
          knex('evaluation_queue').where('due_at', '<=', new Date()),
        )) === 0,
    );

    const found = await standings(knex);
    await expectWholeHistory(knex);
    expect(await core.counters.recount()).toBe(0);
    children.forEach(child => child.kill('SIGKILL'));
    await knex('state').delete();
    await knex('rollup').delete();
    await knex.transaction(trx => core.marks.markAll(trx));
    await knex('evaluation_queue').update({ leased_until: null });
    await core.settle();
    expect(found).toHaveLength(ENTITIES);
    expect(found).toEqual(await standings(knex));
  });
});

/** Each transition begins where the one before has ended, up to the state. */
async function expectWholeHistory(knex: Knex): Promise<void> {
  const rows: TransitionRow[] = await knex('transition').orderBy([
    'entity_ref',
    'seq',
  ]);
  const levels = new Map<string, number | null>();
  const statuses = new Map<string, string>();
  const broken = rows.filter(row => {
    const before = levels.get(row.entity_ref) ?? null;
    const repeats = statuses.get(row.entity_ref) === row.statuses;
    levels.set(row.entity_ref, row.to_level);
    statuses.set(row.entity_ref, row.statuses);
    return row.from_level !== before || repeats;
  });
  expect(broken).toEqual([]);
  const states: Array<{ entity_ref: string; statuses: string }> = await knex(
    'state',
  );
  expect(statuses).toEqual(
    new Map(states.map(it => [it.entity_ref, it.statuses])),
  );
}
