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

  it('gives all that happened to each of many subjects', async () => {
    const { log } = await setUp();
    const told = (subject: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        eventOf(`${subject}-${index}`, {
          subject,
          occurredAt: minutes(count - index),
        }),
      );
    // More than is read together, so that some are read by themselves.
    await log.append(
      [...told('a', 2), ...told('b', 2_500), ...told('c', 1), ...told('x', 1)],
      NOW,
    );

    const found = await log.readOfSubjects(['c', 'a', 'b', 'none']);

    const ids = (subject: string) =>
      found.get(subject)?.map(({ eventId }) => eventId);
    expect(ids('a')).toEqual(['a-1', 'a-0']);
    expect(ids('b')).toEqual(
      told('b', 2_500)
        .map(({ eventId }) => eventId)
        .reverse(),
    );
    expect(ids('c')).toEqual(['c-0']);
    expect(ids('none') ?? []).toEqual([]);
    expect(found.has('x')).toBe(false);
    expect(await log.readOfSubjects(['c', 'x', 'none'])).toEqual(
      new Map([
        ['c', found.get('c')],
        ['x', [expect.objectContaining({ eventId: 'x-0' })]],
      ]),
    );
  });

  it('tells each of those that come together what was new of theirs', async () => {
    const { log } = await setUp();
    const append = (...ids: string[]) =>
      log.append(
        ids.map(id => eventOf(id)),
        NOW,
      );

    const results = await Promise.all([
      append('a'),
      append('b', 'c', 'b'),
      append('c', 'd'),
      append('a', 'd'),
      append(),
    ]);

    const all = results.reduce((sum, it) => sum + it.appended, 0);
    expect(all).toBe(4);
    expect(results.map(it => it.appended + it.duplicates)).toEqual([
      1, 3, 2, 2, 0,
    ]);
    expect((await log.readAfter(0)).map(it => it.eventId).sort()).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('takes a payload again that was forgotten', async () => {
    const marked: string[][] = [];
    const knex = await create();
    const log = new EventLog({
      knex,
      marks: {
        mark: async subjects => {
          marked.push([...subjects]);
        },
      },
    });
    await log.append([eventOf('a'), eventOf('b')], minutes(1));
    await knex('event').where({ event_id: 'a' }).update({ payload_z: null });
    marked.length = 0;

    expect(await log.append([eventOf('a'), eventOf('b')], minutes(9))).toEqual({
      appended: 0,
      duplicates: 2,
    });

    const events = await log.readAfter(0);
    expect(
      events.map(({ payload, receivedAt }) => [payload, receivedAt]),
    ).toEqual([
      [{ id: 'a' }, minutes(9)],
      [{ id: 'b' }, minutes(1)],
    ]);
    expect(marked).toEqual([[eventOf('a').subject]]);
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
      await appendRows(slow, [
        { rows: await toEventRows([eventOf('slow')], NOW), given: 1 },
      ]);
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
    await log.append(
      [eventOf('new', { subject: 'change:other' })],
      minutes(10),
    );
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

  it('never forgets what people said here', async () => {
    const { log } = await setUp();
    const said = { source: 'portal', subject: 'incident:portal 1' };
    await log.append([eventOf('said', said)], minutes(0));

    expect(await log.forgetBefore(minutes(10))).toMatchObject({ emptied: 0 });
    const { items } = await log.readOfSubject(said.subject);
    expect(items.map(it => it.payload)).toEqual([{ id: 'said' }]);
  });

  it('forgets nothing of a subject of which something is new', async () => {
    const { log } = await setUp();
    const other = { subject: 'change:other' };
    await log.append([eventOf('a'), eventOf('b', other)], minutes(0));
    await log.append(
      [eventOf('c', { ignored: 'Not used', subject: undefined })],
      minutes(0),
    );
    await log.append([eventOf('d')], minutes(10));

    expect(await log.forgetBefore(minutes(10))).toMatchObject({ emptied: 2 });
    const { items } = await log.readOfSubject(eventOf('a').subject!);
    expect(items.map(it => it.payload)).toEqual([{ id: 'a' }, { id: 'd' }]);

    expect(await log.forgetBefore(minutes(11))).toMatchObject({ emptied: 2 });
  });
});
