import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { KeyRing } from '../secrets/KeyRing';
import { SecretStore } from '../secrets/SecretStore';
import { migrations, TestClock } from './__testUtils__/world';
import { Blackener } from './Blackener';

const SECRET = 'correct-horse';

describeEachDatabase('Blackener', { migrations }, database => {
  let knex: Knex;
  let secrets: SecretStore;
  let put: (environmentId: string, value: string) => Promise<unknown>;
  beforeEach(async () => {
    knex = await database.create();
    let id = 0;
    secrets = new SecretStore({
      knex,
      keys: new KeyRing([{ id: 'k1', key: Buffer.alloc(32, 1) }]),
      newId: () => `s${++id}`,
      now: new TestClock().now,
    });
    put = (environmentId, value) =>
      knex.transaction(trx =>
        secrets.put(
          trx,
          { environmentId, resource: 'db', name: value },
          Buffer.from(value),
        ),
      );
  });

  const create = () => new Blackener({ secrets, environmentId: 'e1' });

  it('knows the secrets of its environment, and those that come', async () => {
    await put('e1', SECRET);
    await put('e2', 'of-another-one');
    const blackener = create();
    const say = await blackener.voice();
    blackener.redactor.add('battery-staple');

    expect(say(`${SECRET}, battery-staple and of-another-one`)).toBe(
      '***, *** and of-another-one',
    );
  });

  it('blackens before it cuts, so that no half of a secret is left', async () => {
    await put('e1', SECRET);
    const say = await create().voice(10);

    expect(say(`12345${SECRET}`)).toBe('12345***');
    expect(say(`1234567890${SECRET}`)).toBe('1234567890 …');
    expect(say(`12345678${SECRET}`)).toBe('12345678** …');
  });

  it('shows nothing where it cannot know what is secret', async () => {
    await put('e1', SECRET);
    await knex('secret').update({ key_id: 'gone' });

    expect((await create().voice())('harmless')).toMatch(/^\(not shown: /);
  });
});
