import fc from 'fast-check';
import type { Knex } from 'knex';
import { describeEachDatabase } from '../testUtils';
import { fromTimestamp, type TimestampColumn, toTimestamp } from './timestamps';
import { upsertInChunks } from './upsertInChunks';

const times = fc.date({
  min: new Date('0001-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('toTimestamp', () => {
  it('writes UTC with milliseconds', () => {
    expect(toTimestamp(new Date('2026-03-03T11:30:00+02:00'))).toBe(
      '2026-03-03T09:30:00.000Z',
    );
  });

  it('stores undefined as NULL', () => {
    expect(toTimestamp(undefined)).toBeNull();
  });

  it.each([
    [new Date('yesterday'), 'an invalid date'],
    [new Date('0000-12-31T23:59:59.999Z'), 'year 0'],
    [new Date('+010000-01-01T00:00:00.000Z'), 'year 10000'],
  ])('refuses %s', (time, given) => {
    expect(() => toTimestamp(time)).toThrow(
      new RangeError(
        `Cannot store ${given} as a timestamp; it must be a time from year 1 to 9999`,
      ),
    );
  });
});

describe('fromTimestamp', () => {
  it('reads NULL as undefined', () => {
    expect(fromTimestamp(null)).toBeUndefined();
  });

  it.each([
    // What SQLite's CURRENT_TIMESTAMP and a bound Date would leave behind
    ['2026-03-03 09:30:00'],
    [1772530200000],
    ['2026-03-03T09:30:00Z'],
    ['soon'],
  ])('refuses %j, which orders unlike the rest', value => {
    expect(() => fromTimestamp(value as TimestampColumn)).toThrow(
      `Expected a timestamp such as '2026-03-03T09:30:00.250Z', but the column holds ${JSON.stringify(
        value,
      )}; write such columns with toTimestamp`,
    );
  });
});

describeEachDatabase('timestamps', {}, ({ dialect, create }) => {
  type EventRow = { id: number; at: TimestampColumn | null };

  async function createTable(): Promise<Knex> {
    const knex = await create();
    await knex.schema.createTable('event', table => {
      table.integer('id').primary();
      table.timestamp('at', { useTz: true, precision: 3 });
    });
    return knex;
  }

  it('come back as they were, in the order of time', async () => {
    const knex = await createTable();

    await fc.assert(
      fc.asyncProperty(
        fc.array(times, { minLength: 1, maxLength: 50 }),
        async given => {
          await knex('event').delete();
          await upsertInChunks<EventRow>(
            knex,
            'event',
            given.map((time, id) => ({ id, at: toTimestamp(time) })),
            { key: ['id'] },
          );

          const rows = await knex<EventRow>('event').orderBy(['at', 'id']);

          expect(rows.map(row => row.at && fromTimestamp(row.at))).toEqual(
            given.toSorted((a, b) => a.getTime() - b.getTime()),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('compare by time in a condition', async () => {
    const knex = await createTable();

    await fc.assert(
      fc.asyncProperty(times, times, async (time, limit) => {
        await knex('event').delete();
        await knex('event').insert({ id: 1, at: toTimestamp(time) });

        const found = await knex('event').where('at', '<', toTimestamp(limit));

        expect(found).toHaveLength(time < limit ? 1 : 0);
      }),
      { numRuns: 50 },
    );
  });

  it('do not depend on the time zone of the session', async () => {
    const knex = await createTable();
    const time = new Date('2026-03-29T01:30:00.250Z');

    await knex.transaction(async tx => {
      if (dialect === 'postgres') {
        await tx.raw("SET LOCAL TIME ZONE 'Asia/Kathmandu'");
      }
      await tx('event').insert({ id: 1, at: toTimestamp(time) });
      const row = await tx<EventRow>('event').first('at');
      expect(row?.at && fromTimestamp(row.at)).toEqual(time);
    });
  });

  it('can be absent', async () => {
    const knex = await createTable();
    await knex('event').insert({ id: 1, at: toTimestamp(undefined) });

    const row = await knex<EventRow>('event').first('at');

    expect(row?.at).toBeNull();
  });
});
