import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
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
    (await knex('daily').orderBy('day')).map(
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

  it('forgets of a day what is gone by its end', async () => {
    await runAt('2026-11-20T08:00:00Z');
    await seedStates(knex, readiness, { [X]: undefined });
    await runAt('2026-11-20T09:00:00Z');

    expect(await days()).toEqual([]);
  });
});
