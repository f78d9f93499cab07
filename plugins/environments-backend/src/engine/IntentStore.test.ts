import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations, TestClock } from './__testUtils__/world';
import {
  beginIntent,
  clearIntents,
  endIntent,
  MAX_INTENTS,
} from './IntentStore';

const DB = { environmentId: 'e1', resource: 'db' };
const WEB = { environmentId: 'e1', resource: 'web' };

describeEachDatabase('IntentStore', { migrations }, database => {
  let knex: Knex;
  let clock: TestClock;
  beforeEach(async () => {
    knex = await database.create();
    clock = new TestClock();
  });

  const begin = (key: string, scope = DB, epoch = 1) =>
    knex.transaction(trx => {
      clock.pass(1_000);
      return beginIntent(trx, scope, { key, epoch, now: clock.now() });
    });
  const end = (key: string, externalId?: string) =>
    knex.transaction(trx =>
      endIntent(trx, DB, { key, externalId, now: clock.now() }),
    );
  const keys = ({ resource } = DB): Promise<string[]> =>
    knex('intent').where({ resource }).orderBy('key').pluck('key');

  it('knows what nobody has tried, what was interrupted, and what is done', async () => {
    const found = [await begin('create'), await begin('create', DB, 2)];
    await end('create', 'object-1');
    found.push(await begin('create', DB, 3), await begin('create', WEB));

    expect(found).toEqual(['new', 'interrupted', 'done', 'new']);
    expect(
      await knex('intent').where({ resource: 'db' }).first(),
    ).toMatchObject({ status: 'done', external_id: 'object-1', epoch: 2 });
  });

  it('refuses the end of what was never begun', async () => {
    await expect(end('create')).rejects.toThrow(
      "Intent 'create' of db was never begun",
    );
  });

  it('forgets one, or all of a resource, and none of others', async () => {
    await begin('create');
    await begin('grant');
    await begin('create', WEB);

    await knex.transaction(trx => clearIntents(trx, DB, 'create'));
    expect(await keys()).toEqual(['grant']);
    expect(await begin('create')).toBe('new');
    await knex.transaction(trx => clearIntents(trx, DB));
    expect([await keys(), await keys(WEB)]).toEqual([[], ['create']]);
  });

  it('does not grow for ever where each start has a name of its own', async () => {
    await begin('create', WEB);
    for (let start = 1; start <= MAX_INTENTS + 3; start += 1) {
      expect(await begin(`run:${start}`)).toBe('new');
    }

    const kept = await keys();
    expect(kept).toHaveLength(MAX_INTENTS);
    expect(kept).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^run:[123]$/)]),
    );
    expect(await keys(WEB)).toEqual(['create']);
  });

  it('keeps what is asked for again and again, however old it is', async () => {
    await begin('create');
    await end('create');
    const answers: string[] = [];
    for (let start = 1; start <= MAX_INTENTS + 10; start += 1) {
      await begin(`run:${start}`);
      answers.push(await begin('create'));
    }

    expect(new Set(answers)).toEqual(new Set(['done']));
    expect(await keys()).toHaveLength(MAX_INTENTS);
  });
});
