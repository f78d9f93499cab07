import { EventEmitter, once } from 'node:events';
import type { Knex } from 'knex';
import { describeEachDatabase } from '../testUtils';
import { retryOnDeadlock } from './retryOnDeadlock';

function deadlock(): Error {
  return Object.assign(new Error('deadlock detected'), { code: '40P01' });
}

describe('retryOnDeadlock', () => {
  it('returns what the work returns', async () => {
    await expect(retryOnDeadlock(async () => 'done')).resolves.toBe('done');
  });

  it('tries again after a deadlock, also if its error was wrapped', async () => {
    const run = jest
      .fn()
      .mockRejectedValueOnce(deadlock())
      .mockRejectedValueOnce(new Error('Cannot store', { cause: deadlock() }))
      .mockResolvedValueOnce('done');

    await expect(retryOnDeadlock(run, { delayMs: 0 })).resolves.toBe('done');
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('gives up after the retries', async () => {
    const run = jest.fn().mockRejectedValue(deadlock());

    await expect(
      retryOnDeadlock(run, { retries: 2, delayMs: 0 }),
    ).rejects.toThrow('deadlock detected');
    expect(run).toHaveBeenCalledTimes(3);
  });

  it.each<[string, unknown]>([
    ['error', Object.assign(new Error('duplicate key'), { code: '23505' })],
    ['text', 'not even an error'],
    ['nothing', undefined],
  ])('passes on any other %s at once', async (_, error) => {
    const run = jest.fn().mockRejectedValue(error);

    await expect(retryOnDeadlock(run)).rejects.toBe(error);
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describeEachDatabase('retryOnDeadlock', {}, ({ dialect, create }) => {
  /** Resolves for each once both have come. */
  function meetingOfTwo(): () => Promise<void> {
    const met = new EventEmitter();
    const bothHaveCome = once(met, 'both');
    let come = 0;
    return async () => {
      come += 1;
      if (come >= 2) {
        met.emit('both');
      }
      await bothHaveCome;
    };
  }

  async function increment(tx: Knex, id: number): Promise<void> {
    await tx('counter').where({ id }).increment('value', 1);
  }

  it('lets two transactions finish that take the same locks crosswise', async () => {
    const knex = await create();
    await knex.schema.createTable('counter', table => {
      table.integer('id').primary();
      table.integer('value').notNullable();
    });
    await knex('counter').insert([
      { id: 1, value: 0 },
      { id: 2, value: 0 },
    ]);
    const meet = meetingOfTwo();
    let runs = 0;
    const incrementBoth = (first: number, second: number) =>
      retryOnDeadlock(() =>
        knex.transaction(async tx => {
          runs += 1;
          await increment(tx, first);
          if (dialect === 'postgres') {
            await meet();
          }
          await increment(tx, second);
        }),
      );

    await Promise.all([incrementBoth(1, 2), incrementBoth(2, 1)]);

    await expect(knex('counter').pluck('value')).resolves.toEqual([2, 2]);
    expect(runs).toBe(dialect === 'postgres' ? 3 : 2);
  });
});
