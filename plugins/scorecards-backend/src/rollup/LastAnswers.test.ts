import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import createKnex, { Knex } from 'knex';
import { LastAnswers } from './LastAnswers';

/** Asks once; whoever finds no answer gives this one. */
async function ask(
  answers: LastAnswers<string>,
  knex: Knex,
  question: string,
  answer: string,
): Promise<string> {
  return knex.transaction(async trx => {
    const found = await answers.find(trx, question);
    if (found.answer !== undefined) {
      return found.answer;
    }
    found.keep(answer);
    return answer;
  });
}

describe('LastAnswers on a SQLite file', () => {
  let directory: string;
  let knex: Knex;
  let other: Knex;
  const open = () =>
    createKnex({
      client: 'better-sqlite3',
      connection: { filename: join(directory, 'test.sqlite') },
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'last-answers-'));
    knex = open();
    other = open();
    await knex.schema.createTable('thing', table => table.integer('id'));
    await knex('thing').insert({ id: 1 });
  });
  afterEach(async () => {
    await knex.destroy();
    await other.destroy();
    await rm(directory, { recursive: true });
  });

  it('keeps an answer while nothing is written', async () => {
    const answers = new LastAnswers<string>();
    await ask(answers, knex, 'a', 'first');
    await knex('thing').select();

    expect(await ask(answers, knex, 'a', 'second')).toBe('first');
    expect(await ask(answers, knex, 'b', 'another')).toBe('another');
  });

  it.each<[string, (mine: Knex, others: Knex) => Promise<unknown>]>([
    ['is added', async mine => mine('thing').insert({ id: 2 })],
    ['is changed', async mine => mine('thing').update({ id: 2 })],
    ['is deleted', async mine => mine('thing').delete()],
    [
      'is changed in a transaction',
      mine =>
        mine.transaction(async trx => {
          await trx('thing').update({ id: 2 });
        }),
    ],
    [
      'is added by somebody else',
      async (_, it) => it('thing').insert({ id: 2 }),
    ],
    ['is deleted by somebody else', async (_, it) => it('thing').delete()],
  ])('forgets its answers when a row %s', async (_, write) => {
    const answers = new LastAnswers<string>();
    await ask(answers, knex, 'a', 'first');
    // So that both have asked before
    await other('thing').select();
    await write(knex, other);

    expect(await ask(answers, knex, 'a', 'second')).toBe('second');
    expect(await ask(answers, knex, 'a', 'third')).toBe('second');
  });

  it('forgets its answers with the connection that it had', async () => {
    const answers = new LastAnswers<string>();
    await ask(answers, knex, 'a', 'first');

    expect(await ask(answers, other, 'a', 'second')).toBe('second');
  });

  it('does not keep what was found before something was written', async () => {
    const answers = new LastAnswers<string>();
    const keep = await knex.transaction(async trx => {
      const found = await answers.find(trx, 'a');
      return found.answer === undefined ? found.keep : undefined;
    });
    await knex('thing').insert({ id: 2 });
    await ask(answers, knex, 'b', 'other');
    keep?.('old');

    expect(await ask(answers, knex, 'a', 'new')).toBe('new');
  });
});

describeEachDatabase('LastAnswers', {}, ({ dialect, create }) => {
  it('keeps answers where it can be known that they hold', async () => {
    const knex = await create();
    const answers = new LastAnswers<string>();
    await ask(answers, knex, 'a', 'first');

    expect(await ask(answers, knex, 'a', 'second')).toBe(
      dialect === 'sqlite' ? 'first' : 'second',
    );
  });
});
