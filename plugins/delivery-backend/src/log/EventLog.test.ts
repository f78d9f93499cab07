import { gunzipSync } from 'node:zlib';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { eventOf, migrations, minutes, NOW } from './__testUtils__/events';
import { appendRows, toEventRows } from './appendEvents';
import { EventLog } from './EventLog';

/** Until a transaction waits for a lock that another one has. */
async function untilSomebodyWaits(knex: Knex): Promise<void> {
  for (;;) {
    const waiting = await knex('pg_locks')
      .where({ locktype: 'advisory', granted: false })
      .where(
        'database',
        knex('pg_database')
          .select('oid')
          .whereRaw('datname = current_database()'),
      )
      .first();
    if (waiting) {
      return;
    }
  }
}

describeEachDatabase('EventLog', { migrations }, ({ dialect, create }) => {
  const setUp = async () => {
    const knex = await create();
    return { knex, log: new EventLog({ knex }) };
  };

  it('gives back what was appended, in the order of numbers', async () => {
    const { log } = await setUp();

    expect(await log.append([eventOf('a')], minutes(1))).toEqual({
      appended: 1,
      duplicates: 0,
    });
    await log.append(
      [
        eventOf('b', {
          subject: undefined,
          ignored: 'Nobody uses it',
          occurredAt: new Date('2026-03-03T09:30:00.250Z'),
        }),
      ],
      minutes(2),
    );

    expect(await log.readAfter(0)).toEqual([
      {
        ...eventOf('a'),
        seq: expect.any(Number),
        payload: { id: 'a' },
        receivedAt: minutes(1),
        ignored: undefined,
      },
      {
        ...eventOf('b'),
        seq: expect.any(Number),
        payload: { id: 'b' },
        receivedAt: minutes(2),
        subject: undefined,
        ignored: 'Nobody uses it',
        occurredAt: new Date('2026-03-03T09:30:00.250Z'),
      },
    ]);
  });

  it('takes an event once, whoever sends it how often', async () => {
    const { log } = await setUp();

    // Within a batch, in another batch, and at the same time
    expect(
      await log.append([eventOf('a'), eventOf('a'), eventOf('b')], NOW),
    ).toEqual({ appended: 2, duplicates: 1 });
    expect(await log.append([eventOf('b'), eventOf('c')], NOW)).toEqual({
      appended: 1,
      duplicates: 1,
    });
    const both = await Promise.all([
      log.append([eventOf('d'), eventOf('e')], NOW),
      log.append([eventOf('e'), eventOf('d')], NOW),
    ]);

    expect(both[0].appended + both[1].appended).toBe(2);
    expect((await log.readAfter(0)).map(it => it.eventId).sort()).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('tells events of different sources apart, even with the same id', async () => {
    const { log } = await setUp();

    expect(
      await log.append([eventOf('a'), eventOf('a', { source: '/ci' })], NOW),
    ).toEqual({ appended: 2, duplicates: 0 });
  });

  it('appends nothing for nothing', async () => {
    const { log } = await setUp();

    expect(await log.append([], NOW)).toEqual({ appended: 0, duplicates: 0 });
    expect(await log.readAfter(0)).toEqual([]);
  });

  it('appends more than one statement holds', async () => {
    const { log } = await setUp();
    const events = Array.from({ length: 1_201 }, (_, n) => eventOf(`e${n}`));

    expect(await log.append(events, NOW)).toEqual({
      appended: 1_201,
      duplicates: 0,
    });
    expect(await log.readAfter(0, 2_000)).toHaveLength(1_201);
  });

  it.each([
    ['an empty id', { eventId: '' }, 'its eventId is empty'],
    ['U+0000', { source: 'a\0b' }, 'its source contains the character U+0000'],
    [
      'half of a surrogate pair',
      { subject: '\ud800' },
      'half of a surrogate pair',
    ],
    [
      'an id that no index takes',
      { eventId: 'ü'.repeat(251) },
      'its eventId has 502 bytes; 500 are the most',
    ],
  ])('appends nothing of a batch with %s', async (_, overrides, problem) => {
    const { log } = await setUp();

    await expect(
      log.append([eventOf('a'), eventOf('b', overrides)], NOW),
    ).rejects.toThrow(problem);
    expect(await log.readAfter(0)).toEqual([]);
  });

  it('takes the longest keys that it allows', async () => {
    const { log } = await setUp();
    // Digits of many kinds, so that no index can compress them
    const long = (length: number) =>
      Array.from({ length }, (_, n) =>
        String.fromCharCode(33 + ((n * n * 31 + n * 7) % 94)),
      ).join('');

    await log.append(
      [
        eventOf(long(500), {
          source: long(1_000),
          type: long(500),
          subject: long(1_500),
        }),
      ],
      NOW,
    );

    expect(await log.readAfter(0)).toHaveLength(1);
  });

  it('reads on from a number', async () => {
    const { log } = await setUp();
    await log.append(
      ['a', 'b', 'c'].map(id => eventOf(id)),
      NOW,
    );

    const first = await log.readAfter(0, 2);
    const rest = await log.readAfter(first[1].seq, 2);
    await log.append([eventOf('d')], NOW);
    const later = await log.readAfter(rest[0].seq);

    expect([...first, ...rest, ...later].map(it => it.eventId)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  if (dialect === 'postgres') {
    it('gives out no number while a lower one is still being written', async () => {
      const { knex, log } = await setUp();
      const slow = await knex.transaction();
      await appendRows(slow, await toEventRows([eventOf('slow')], NOW), 1);
      await log.append([eventOf('fast')], NOW);

      const reading = log.readAfter(0);
      await untilSomebodyWaits(knex);
      await slow.commit();

      expect((await reading).map(it => it.eventId)).toEqual(['slow', 'fast']);
    });
  }

  it('reads all that happened to a subject, in the order of time', async () => {
    const { log } = await setUp();
    await log.append(
      [
        eventOf('a', { occurredAt: minutes(3) }),
        eventOf('b', { occurredAt: minutes(1) }),
        eventOf('c', { occurredAt: minutes(3) }),
        eventOf('d', { occurredAt: minutes(2), subject: 'change:other' }),
        eventOf('e', { occurredAt: minutes(2), ignored: 'Not used' }),
        eventOf('f', { occurredAt: minutes(2) }),
      ],
      NOW,
    );
    const subject = eventOf('a').subject!;

    const first = await log.readOfSubject(subject, { limit: 3 });
    const second = await log.readOfSubject(subject, {
      limit: 3,
      cursor: first.pageInfo.nextCursor,
    });

    expect(first.items.map(it => it.eventId)).toEqual(['b', 'f', 'a']);
    expect(second.items.map(it => it.eventId)).toEqual(['c']);
    expect(second.pageInfo).toEqual({});
    await expect(
      log.readOfSubject(subject, { cursor: 'eyJhdCI6IngiLCJzZXEiOjF9' }),
    ).rejects.toThrow('Invalid cursor: it holds no time');
  });

  it('reads all of some types within a time, whose end is not in it', async () => {
    const { log } = await setUp();
    const at = (eventId: string, minute: number, type: string) =>
      eventOf(eventId, { occurredAt: minutes(minute), type });
    await log.append(
      [
        at('before', 0, 'push'),
        at('start', 1, 'push'),
        at('other', 2, 'release'),
        at('mid', 2, 'issues'),
        at('end', 3, 'push'),
      ],
      NOW,
    );

    const { items } = await log.readOfTypes({
      types: ['push', 'issues'],
      from: minutes(1),
      until: minutes(3),
    });

    expect(items.map(it => it.eventId)).toEqual(['start', 'mid']);
  });

  it('stores payloads compressed, and forgets old ones but not their keys', async () => {
    const { knex, log } = await setUp();
    const old = ['a', 'b', 'c', 'd', 'e'].map(id => eventOf(id));
    await log.append(old, minutes(0));
    await log.append([eventOf('new')], minutes(10));
    const stored = await knex('event').where({ event_id: 'a' }).first();
    expect(gunzipSync(stored.payload_z).toString()).toBe('{"id":"a"}');

    expect(await log.forgetBefore(minutes(10), { portion: 2 })).toEqual({
      emptied: 5,
      deleted: 0,
    });
    expect(await log.forgetBefore(minutes(10), { portion: 2 })).toEqual({
      emptied: 0,
      deleted: 0,
    });

    const events = await log.readAfter(0);
    expect(events.map(it => it.payload)).toEqual([
      ...old.map(() => undefined),
      { id: 'new' },
    ]);
    expect(await log.append(old, minutes(20))).toEqual({
      appended: 0,
      duplicates: 5,
    });
  });
});
