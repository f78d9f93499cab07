import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from './__testUtils__/rows';
import { TurnStore } from './TurnStore';

const MEASURED = new Date('2026-11-20T12:00:00.000Z');

const addWeb = async (trx: Knex.Transaction) => {
  await trx('team').insert({
    entity_ref: 'group:default/web',
    title: 'Web',
    graded: true,
  });
  return true;
};

const nothing = async () => false;

describeEachDatabase('TurnStore', { migrations }, ({ create }) => {
  it('knows nothing before the first refresh', async () => {
    const turns = new TurnStore(await create());

    expect(await turns.read()).toEqual({ revision: 0, problems: [] });
    expect(await turns.readModel()).toBeUndefined();
  });

  it('has another revision when rows are others', async () => {
    const turns = new TurnStore(await create());
    const turn = await turns.begin();

    await turns.write(turn, { measuredAt: MEASURED, problems: [] }, addWeb);
    const changed = await turns.read();
    await turns.write(turn, { measuredAt: MEASURED, problems: [] }, nothing);

    expect(changed).toEqual({
      revision: 1,
      measuredAt: '2026-11-20T12:00:00.000Z',
      problems: [],
    });
    expect(await turns.read()).toEqual(changed);
  });

  it('keeps the time of the last measurement when none was made', async () => {
    const turns = new TurnStore(await create());
    const turn = await turns.begin();
    const problem = { code: 'scorecardsUnavailable', text: 'x' } as const;

    await turns.write(turn, { measuredAt: MEASURED, problems: [] }, nothing);
    await turns.write(turn, { problems: [problem] }, nothing);

    expect(await turns.read()).toMatchObject({
      measuredAt: '2026-11-20T12:00:00.000Z',
      problems: [problem],
    });
  });

  it('lets nobody write who was overtaken', async () => {
    const knex = await create();
    const [one, other] = [new TurnStore(knex), new TurnStore(knex)];
    const slow = await one.begin();
    const fast = await other.begin();

    const problem = { code: 'noTeams', text: 'x' } as const;
    expect(
      await one.write(
        slow,
        { measuredAt: MEASURED, problems: [problem] },
        addWeb,
      ),
    ).toBe(false);
    expect(await knex('team')).toEqual([]);
    expect(await other.read()).toEqual({ revision: 0, problems: [] });

    expect(await other.write(fast, {}, addWeb)).toBe(true);
    expect(await knex('team')).toHaveLength(1);
  });

  it('writes nothing when a part fails', async () => {
    const knex = await create();
    const turns = new TurnStore(knex);
    const turn = await turns.begin();

    await expect(
      turns.write(turn, { measuredAt: MEASURED }, async trx => {
        await addWeb(trx);
        throw new Error('lost');
      }),
    ).rejects.toThrow('lost');

    expect(await knex('team')).toEqual([]);
    expect(await turns.read()).toEqual({ revision: 0, problems: [] });
  });

  it('has another revision after an amendment, and leaves the turn alone', async () => {
    const turns = new TurnStore(await create());
    const turn = await turns.begin();

    await turns.amend(async trx => {
      await addWeb(trx);
    });

    expect((await turns.read()).revision).toBe(1);
    expect(await turns.write(turn, {}, nothing)).toBe(true);
  });
});
