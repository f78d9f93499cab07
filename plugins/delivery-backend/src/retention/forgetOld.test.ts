import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { DerivedWorld } from '../derive/__testUtils__/DerivedWorld';
import { DAY, SHOP } from '../derive/__testUtils__/shop';
import { migrations } from '../log/__testUtils__/events';
import { forgetOld } from './forgetOld';
import { horizonsAt } from './horizons';
import { RECORDS, ROWS, STAYING } from './tables';

const DAY_MS = 86_400_000;

/** But for those of the database, of migrations and of leases on SQLite. */
async function tablesOf(knex: Knex): Promise<string[]> {
  const isSqlite = knex.client.config.client !== 'pg';
  const rows: Array<{ name: string }> = isSqlite
    ? await knex('sqlite_master').where({ type: 'table' }).select('name')
    : await knex('pg_tables')
        .whereRaw('schemaname = current_schema()')
        .select({ name: 'tablename' });
  return rows
    .map(({ name }) => name)
    .filter(it => !/^(sqlite_|knex_migrations)|_epoch$/.test(it));
}

describeEachDatabase('forgetOld', { migrations }, ({ create }) => {
  it('says of every table what becomes of it', async () => {
    const knex = await create();
    const told = [...RECORDS, ...ROWS].map(({ table }) => table);

    expect([...told, ...Object.keys(STAYING)].sort()).toEqual(
      (await tablesOf(knex)).sort(),
    );
  });

  const setUp = async () => {
    const world = new DerivedWorld(await create());
    await world.settle(...DAY);
    const forget = (days: number) => {
      const numbers = world.now().getTime() + days * DAY_MS;
      return forgetOld(
        { numbers, records: numbers },
        { knex: world.knex, repositories: world.dirty },
      );
    };
    const countsOf = async (...tables: string[]) => {
      const counts: number[] = [];
      for (const table of tables) {
        counts.push((await world.knex(table)).length);
      }
      return counts;
    };
    return { world, forget, countsOf };
  };

  it('leaves all that is not old', async () => {
    const { world, forget } = await setUp();
    const before = await world.contents();

    const deleted = await forget(-30);

    expect(Object.values(deleted).every(count => count === 0)).toBe(true);
    expect(await world.contents()).toEqual(before);
  });

  it('forgets what is old, but for what still runs', async () => {
    const { world, forget, countsOf } = await setUp();

    expect(await forget(1)).toMatchObject({
      change: 4,
      deployment: 4,
      incident: 1,
      environment_request: 1,
    });

    expect(
      await countsOf('change', 'change_commit', 'change_component', 'incident'),
    ).toEqual([0, 0, 0, 0]);
    const running = await world.knex('deployment').pluck('component');
    expect(running).toHaveLength(2);
    expect(new Set(running).size).toBe(2);
    expect(await countsOf('stage_span')).toEqual([0]);
    const readings = await world.knex('reading').distinct('reason');
    expect(readings).toEqual([{ reason: 'firstDeployment' }]);

    // Whose rows have no time is derived again
    await world.derive();
    world.pass(DAY_MS);
    await world.derive();
    expect(await countsOf('placement', 'failure_link')).toEqual([0, 0]);
    expect(await countsOf('placed_deployment')).toEqual([2]);
  });

  it('is not undone by deriving, nor by folding anew', async () => {
    const { world, forget } = await setUp();
    world.horizonsAt = now => {
      const numbers = now.getTime() - DAY_MS;
      return { numbers, records: numbers };
    };
    await world.markAndDerive(SHOP);
    const left = await world.contents();
    expect(left.stage_span).toEqual([]);
    expect(left.placement).toEqual([]);

    await forget(-1);
    await world.markAndDerive(SHOP);
    expect(await world.contents()).toEqual(left);

    await world.refold();
    expect(await world.knex('change')).toHaveLength(4);
    await world.markAndDerive(SHOP);
    expect(await world.contents()).toEqual(left);
  });

  it('keeps the last backfill of a repository, and owners of what is left', async () => {
    const { world, forget } = await setUp();
    const { knex } = world;
    const at = new Date(world.now().getTime() - 10 * DAY_MS).toISOString();
    const later = new Date(world.now().getTime() - 9 * DAY_MS).toISOString();
    const backfill = (id: string, finished: string) => ({
      id,
      repository: SHOP,
      address: SHOP,
      releases: 'tags',
      status: 'done',
      requested_at: finished,
      finished_at: finished,
      head: 'a',
      remarks: '[]',
    });
    await knex('backfill').insert([backfill('1', at), backfill('2', later)]);
    await knex('review_nudge').insert({
      change_id: 'change:1',
      waiting_since: 0,
      sent_at: Date.parse(at),
    });
    await knex('component_owner').insert([
      {
        component: 'component:default/gone',
        since: 0,
        team: 'group:default/a',
      },
      {
        component: 'component:default/here',
        since: 0,
        team: 'group:default/a',
      },
    ]);
    await knex('catalog_component').insert({
      component: 'component:default/here',
      title: 'here',
      services: '[]',
    });

    expect(await forget(-1)).toMatchObject({
      backfill: 1,
      review_nudge: 1,
      component_owner: 1,
    });

    expect(await knex('backfill').pluck('id')).toEqual(['2']);
    expect(await knex('component_owner').pluck('component')).toEqual([
      'component:default/here',
    ]);
  });

  it('stops when it is told to', async () => {
    const { world } = await setUp();
    await expect(
      forgetOld(
        { numbers: 0, records: 0 },
        {
          knex: world.knex,
          repositories: world.dirty,
          signal: AbortSignal.abort(),
        },
      ),
    ).rejects.toThrow('aborted');
  });
});

describe('horizonsAt', () => {
  it('goes back by the calendar, and a month further for records', () => {
    const { numbers, records } = horizonsAt(
      new Date('2026-03-31T00:00:00.000Z'),
      { months: 25 },
    );

    // 2024 is a leap year
    expect(new Date(numbers).toISOString()).toBe('2024-02-29T00:00:00.000Z');
    expect(new Date(records).toISOString()).toBe('2024-01-29T00:00:00.000Z');
  });
});
