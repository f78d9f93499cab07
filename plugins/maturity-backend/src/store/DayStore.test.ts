import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from './__testUtils__/rows';
import { DayStore } from './DayStore';
import { Levels } from './types';

const WEB = 'group:default/web';
const CORE = 'group:default/core';

describeEachDatabase('DayStore', { migrations }, ({ create }) => {
  const save = (
    knex: Knex,
    day: string,
    teams: Array<[string, Levels]>,
    model = 'm 1.0.0',
  ) =>
    knex.transaction(trx =>
      new DayStore(knex).save(trx, day, new Map(teams), model),
    );

  it('keeps the last word of a day', async () => {
    const knex = await create();
    const days = new DayStore(knex);

    expect(await save(knex, '2026-11-20', [[WEB, { ownership: 1 }]])).toBe(
      true,
    );
    expect(
      await save(knex, '2026-11-20', [
        [WEB, { ownership: 2, observability: null }],
      ]),
    ).toBe(true);
    expect(
      await save(knex, '2026-11-20', [
        [WEB, { ownership: 2, observability: null }],
      ]),
    ).toBe(false);

    expect(await days.history(WEB)).toEqual([
      {
        entityRef: WEB,
        day: '2026-11-20',
        levels: { ownership: 2, observability: null },
        model: 'm 1.0.0',
      },
    ]);
  });

  it('keeps by which model levels are', async () => {
    const knex = await create();
    await save(knex, '2026-11-20', [[WEB, { ownership: 1 }]]);

    expect(
      await save(knex, '2026-11-20', [[WEB, { ownership: 1 }]], 'm 1.1.0'),
    ).toBe(true);

    expect(
      await new DayStore(knex).lastWithin('2026-11-01', '2026-12-01'),
    ).toMatchObject([{ entityRef: WEB, model: 'm 1.1.0' }]);
  });

  it('has the last day of each week, of each group', async () => {
    const knex = await create();
    await save(knex, '2026-11-08', [[WEB, { ownership: 1 }]]);
    await save(knex, '2026-11-09', [[WEB, { ownership: 1 }]]);
    await save(knex, '2026-11-13', [
      [WEB, { ownership: 2 }],
      [CORE, { ownership: 4 }],
    ]);
    await save(knex, '2026-11-15', [[WEB, { ownership: 3 }]]);
    await save(knex, '2026-11-16', [[WEB, { ownership: 4 }]]);

    expect(await new DayStore(knex).loadWeeks('2026-11-09')).toMatchObject([
      { entityRef: CORE, day: '2026-11-13', levels: { ownership: 4 } },
      { entityRef: WEB, day: '2026-11-15', levels: { ownership: 3 } },
      { entityRef: WEB, day: '2026-11-16', levels: { ownership: 4 } },
    ]);
  });

  it('knows where groups stood at the end of a time', async () => {
    const knex = await create();
    await save(knex, '2026-06-30', [[CORE, { ownership: 1 }]]);
    await save(knex, '2026-09-29', [[WEB, { ownership: 2 }]]);
    await save(knex, '2026-09-30', [[WEB, { ownership: 3 }]]);
    await save(knex, '2026-10-01', [[WEB, { ownership: 4 }]]);

    expect(
      await new DayStore(knex).lastWithin('2026-07-01', '2026-10-01'),
    ).toMatchObject([
      { entityRef: WEB, day: '2026-09-30', levels: { ownership: 3 } },
    ]);
  });

  it('forgets days of long ago', async () => {
    const knex = await create();
    const days = new DayStore(knex);
    await save(knex, '2024-10-20', [[WEB, { ownership: 1 }]]);
    await save(knex, '2024-10-21', [[WEB, { ownership: 1 }]]);

    expect(await days.forgetBefore('2024-10-21')).toBe(1);
    expect(await days.history(WEB)).toMatchObject([{ day: '2024-10-21' }]);
  });
});
