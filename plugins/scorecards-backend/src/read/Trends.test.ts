import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../__testUtils__/readApp';
import { DailyRow } from '../database/rows';
import { Trends } from './Trends';

const rowOf = (day: string, more: Partial<DailyRow> = {}): DailyRow => ({
  scorecard_id: 'production',
  owner_ref: 'group:default/a',
  tier: 1,
  day,
  entities: 3,
  passed_weight: 4.5,
  known_weight: 6,
  applicable_weight: 9,
  levels: JSON.stringify([2, 0, 1]),
  ...more,
});

describeEachDatabase('Trends', { migrations }, ({ create }) => {
  let knex: Knex;
  let now: Date;
  let trends: Trends;
  beforeEach(async () => {
    knex = await create();
    now = new Date('2026-11-21T12:00:00.000Z');
    trends = new Trends({ knex, now: () => now });
  });

  const read = async () => {
    const sums = await trends.read();
    return sums.map(({ day, entities }) => `${day} ${entities}`).sort();
  };

  it('adds up owners, not tiers or scorecards', async () => {
    await knex('daily').insert([
      rowOf('2026-11-20'),
      rowOf('2026-11-20', {
        owner_ref: '',
        entities: 1,
        levels: JSON.stringify([0, 0, 0, 1]),
      }),
      rowOf('2026-11-20', { tier: 0, levels: JSON.stringify([]) }),
      rowOf('2026-11-20', { scorecard_id: 'other' }),
    ]);

    const sums = await trends.read();

    expect(sums).toHaveLength(3);
    expect(
      sums.find(it => it.scorecardId === 'production' && it.tier === 1),
    ).toEqual({
      day: '2026-11-20',
      scorecardId: 'production',
      ownerRef: '',
      tier: 1,
      entities: 4,
      unmeasured: 0,
      passedWeight: 9,
      knownWeight: 12,
      applicableWeight: 18,
      levels: [2, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0],
      checks: new Map(),
    });
  });

  it('goes back to what makes 30 days with today', async () => {
    await knex('daily').insert([
      rowOf('2026-10-22'),
      rowOf('2026-10-23'),
      rowOf('2026-11-20'),
      rowOf('2026-11-21'),
    ]);

    expect(await read()).toEqual(['2026-10-23 3', '2026-11-20 3']);
  });

  it('reads days once', async () => {
    await knex('daily').insert([rowOf('2026-11-19'), rowOf('2026-11-20')]);
    await read();
    await knex('daily').update({ entities: 5 });

    expect(await read()).toEqual(['2026-11-19 3', '2026-11-20 3']);
    const { statements } = await countStatements(knex, read);
    expect(statements).toHaveLength(0);
  });

  it('takes a day for over an hour after its end', async () => {
    await knex('daily').insert(rowOf('2026-11-20'));
    now = new Date('2026-11-21T00:59:59.000Z');
    await read();
    await knex('daily').update({ entities: 5 });
    expect(await read()).toEqual(['2026-11-20 5']);

    now = new Date('2026-11-21T01:00:00.000Z');
    await read();
    await knex('daily').update({ entities: 7 });
    expect(await read()).toEqual(['2026-11-20 5']);
  });

  it('looks again after an hour', async () => {
    await knex('daily').insert(rowOf('2026-11-20'));
    await read();
    await knex('daily').update({ entities: 5 });

    now = new Date(now.getTime() + 60 * 60_000 + 1);

    expect(await read()).toEqual(['2026-11-20 5']);
  });

  it('looks again at one day at a time', async () => {
    await knex('daily').insert([rowOf('2026-11-19'), rowOf('2026-11-20')]);
    await read();
    await knex('daily').update({ entities: 5 });
    now = new Date(now.getTime() + 60 * 60_000 + 1);

    // Days without sums are days too: 29 are looked at, one after the other.
    const seen = [];
    for (let time = 0; time < 29; time++) {
      seen.push((await read()).filter(it => it.endsWith(' 5')).length);
    }

    expect(seen[0]).toBeLessThan(2);
    expect(seen.at(-1)).toBe(2);
  });

  it('forgets days as they go out of sight', async () => {
    await knex('daily').insert([rowOf('2026-10-23'), rowOf('2026-11-20')]);
    await read();

    now = new Date('2026-11-22T12:00:00.000Z');

    expect(await read()).toEqual(['2026-11-20 3']);
  });
});
