import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  FAILED,
  findingOf,
  groupAt,
  migrations,
  readBy,
  standingAt,
} from './__testUtils__/rows';
import { AnswerStore } from './AnswerStore';
import { DayStore } from './DayStore';
import { FindingStore } from './FindingStore';
import { TeamReadings, TeamStore } from './TeamStore';

const NOW = new Date('2026-11-20T12:00:00.000Z');

const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

describeEachDatabase('TeamStore', { migrations }, ({ create }) => {
  const save = (knex: Knex, readings: Partial<TeamReadings>, now = NOW) =>
    knex.transaction(trx =>
      new TeamStore(knex).save(
        trx,
        { groups: FAILED, standings: FAILED, figures: FAILED, ...readings },
        now,
      ),
    );

  const everything = (): TeamReadings => ({
    groups: readBy([
      ['acme', groupAt('acme', { type: 'organization', graded: false })],
      ['core', groupAt('core', { parent: 'group:default/acme' })],
      ['web', groupAt('web')],
    ]),
    standings: readBy([['core', standingAt(2)]]),
    figures: readBy([
      [
        'core',
        { mergedChanges: 40, waitingChanges: 3, outcomes: { 'lead-time': 7 } },
      ],
    ]),
  });

  it('gives back what was saved', async () => {
    const knex = await create();

    expect(await save(knex, everything())).toBe(true);

    expect(await new TeamStore(knex).load()).toEqual([
      {
        entityRef: 'group:default/acme',
        title: 'acme',
        type: 'organization',
        graded: false,
      },
      {
        entityRef: 'group:default/core',
        title: 'core',
        parent: 'group:default/acme',
        type: 'team',
        graded: true,
        standing: standingAt(2),
        figures: {
          mergedChanges: 40,
          waitingChanges: 3,
          outcomes: { 'lead-time': 7 },
        },
      },
      {
        entityRef: 'group:default/web',
        title: 'web',
        type: 'team',
        graded: true,
      },
    ]);
  });

  it('tells that nothing has changed', async () => {
    const knex = await create();
    await save(knex, everything());

    expect(await save(knex, everything())).toBe(false);
  });

  it('keeps what could not be read', async () => {
    const knex = await create();
    await save(knex, everything());
    const before = await new TeamStore(knex).load();

    expect(await save(knex, {})).toBe(false);
    expect(await new TeamStore(knex).load()).toEqual(before);
  });

  it('forgets a standing that scorecards do not have any more', async () => {
    const knex = await create();
    await save(knex, everything());

    expect(await save(knex, { standings: readBy([]) })).toBe(true);

    const [, core] = await new TeamStore(knex).load();
    expect(core.standing).toBeUndefined();
  });

  it('does not go back behind an evaluation', async () => {
    const knex = await create();
    await save(knex, everything());
    const evaluated = standingAt(3, '2026-11-20T12:05:00.000Z');
    await knex.transaction(trx =>
      new TeamStore(knex).saveStanding(trx, 'group:default/core', evaluated),
    );

    expect(await save(knex, everything())).toBe(false);

    const [, core] = await new TeamStore(knex).load();
    expect(core.standing).toEqual(evaluated);
  });

  it('hides groups at once that the catalog has no more, and has them back', async () => {
    const knex = await create();
    await save(knex, everything());

    const groups = readBy([['web', groupAt('web')]]);
    expect(await save(knex, { groups })).toBe(true);
    expect(await new TeamStore(knex).load()).toHaveLength(1);

    await save(knex, everything());
    expect(await new TeamStore(knex).load()).toHaveLength(3);
  });

  it('takes along all that is known of a group that is gone for long', async () => {
    const knex = await create();
    await save(knex, everything());
    const days = new DayStore(knex);
    const findings = new FindingStore(knex);
    const answers = new AnswerStore(knex);
    for (const name of ['core', 'web']) {
      const ref = `group:default/${name}`;
      const levels = new Map([[ref, { ownership: 1 }]]);
      await knex.transaction(trx =>
        days.save(trx, '2026-11-20', levels, 'm 1.0.0'),
      );
      await knex.transaction(trx =>
        findings.save(trx, [findingOf(ref, NOW.toISOString())]),
      );
      await answers.save(ref, [{ questionId: 'funding', level: 2 }], NOW);
    }
    await save(knex, { groups: readBy([['web', groupAt('web')]]) });
    const store = new TeamStore(knex);

    expect(await store.forgetGone(NOW)).toBe(0);
    expect(await days.history('group:default/core')).toHaveLength(1);
    // `acme` and `core`
    expect(await store.forgetGone(later(7))).toBe(2);

    expect(await days.history('group:default/core')).toEqual([]);
    expect(await answers.find('group:default/core')).toEqual([]);
    expect([...(await findings.load()).keys()]).toEqual(['group:default/web']);
    expect(await days.history('group:default/web')).toHaveLength(1);
    expect(await answers.find('group:default/web')).toHaveLength(1);
  });
});
