import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../__testUtils__/seed';
import { migrations, sharedDatabase } from './__testUtils__/world';
import { DailyRollups } from './DailyRollups';

const readiness = scorecardOf('readiness', [checkOf('readme')]);
const X = 'component:default/x';

/** Has the database itself count rows that are written to `daily` from now on. */
async function countWrites(knex: Knex): Promise<() => Promise<number>> {
  await knex.schema.createTable('written', table => {
    table.text('what');
  });
  const actions = ['INSERT', 'UPDATE', 'DELETE'];
  if (dialectOf(knex) === 'postgres') {
    await knex.raw(`CREATE FUNCTION take_down() RETURNS trigger AS $$
      BEGIN INSERT INTO written VALUES (TG_OP); RETURN NULL; END $$ LANGUAGE plpgsql`);
  }
  for (const action of actions) {
    await knex.raw(
      dialectOf(knex) === 'postgres'
        ? `CREATE TRIGGER on_${action} AFTER ${action} ON daily FOR EACH ROW EXECUTE FUNCTION take_down()`
        : `CREATE TRIGGER on_${action} AFTER ${action} ON daily BEGIN INSERT INTO written VALUES ('${action}'); END`,
    );
  }
  return async () => (await knex('written')).length;
}

describeEachDatabase('DailyRollups', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  beforeEach(async () => {
    knex = database();
    await seedEntities(knex, [{ ref: X, owner: 'group:default/a', tier: 2 }]);
    await seedScorecard(knex, readiness);
    await seedStates(knex, readiness, { [X]: 'F' });
  });

  const runAt = (time: string) =>
    new DailyRollups({ knex, now: () => new Date(time) }).run();

  const days = async () =>
    (await knex('daily').orderBy(['day', 'owner_ref'])).map(
      ({ day, owner_ref, tier, entities, passed_weight }) => ({
        day,
        owner_ref,
        tier,
        entities,
        passed_weight,
      }),
    );

  it('keeps what each day ended with, in UTC', async () => {
    await runAt('2026-11-20T08:00:00Z');
    await seedStates(knex, readiness, { [X]: 'P' });
    await runAt('2026-11-20T23:59:59Z');
    await seedStates(knex, readiness, { [X]: 'F' });
    await runAt('2026-11-21T00:00:00Z');

    const row = { owner_ref: 'group:default/a', tier: 2, entities: 1 };
    expect(await days()).toEqual([
      { day: '2026-11-20', ...row, passed_weight: 1 },
      { day: '2026-11-21', ...row, passed_weight: 0 },
    ]);
  });

  it('writes only what differs', async () => {
    const Y = 'component:default/y';
    await seedEntities(knex, [{ ref: Y, owner: 'group:default/b', tier: 2 }]);
    await seedStates(knex, readiness, { [X]: 'F', [Y]: 'F' });
    await runAt('2026-11-20T08:00:00Z');
    const written = await countWrites(knex);

    await runAt('2026-11-20T08:30:00Z');
    const afterNothing = await written();
    await seedStates(knex, readiness, { [Y]: 'P' });
    await runAt('2026-11-20T09:00:00Z');

    expect(afterNothing).toBe(0);
    expect(await written()).toBe(1);
    expect(await days()).toMatchObject([
      { owner_ref: 'group:default/a', passed_weight: 0 },
      { owner_ref: 'group:default/b', passed_weight: 1 },
    ]);
  });

  it('forgets of a day what is gone by its end', async () => {
    await runAt('2026-11-20T08:00:00Z');
    await seedStates(knex, readiness, { [X]: undefined });
    await runAt('2026-11-20T09:00:00Z');

    expect(await days()).toEqual([]);
  });
});
