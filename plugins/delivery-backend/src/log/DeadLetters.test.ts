import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { eventOf, migrations, minutes, NOW } from './__testUtils__/events';
import { DeadLetters } from './DeadLetters';
import { EventLog } from './EventLog';
import { Parser, Unreadable } from './types';

const letterOf = (body: string, overrides: Partial<Unreadable> = {}) => ({
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(body),
  reason: `'${body}' is not right`,
  ...overrides,
});

/** Understands bodies that begin with `ok`. */
const mended: Parser = ({ headers, body }) => {
  const text = body.toString();
  return text.startsWith('ok')
    ? { events: [eventOf(text)], unreadable: [] }
    : {
        events: [],
        unreadable: [{ headers, body, reason: `'${text}' is worse` }],
      };
};

describeEachDatabase('DeadLetters', { migrations }, ({ create }) => {
  const setUp = async () => {
    const knex = await create();
    const log = new EventLog({ knex });
    const letters = new DeadLetters({ knex, log });
    const bury = (at: Date, ...unreadable: Unreadable[]) =>
      log.keep({ events: [], unreadable }, { ingest: 'github', at });
    const reasons = async () =>
      (await letters.read()).items.map(({ reason, times }) => [reason, times]);
    return { log, letters, bury, reasons };
  };

  it('keeps what was not understood, and why', async () => {
    const { letters, bury } = await setUp();

    await bury(NOW, letterOf('{"a":'));

    expect(await letters.read()).toEqual({
      items: [
        {
          id: expect.stringMatching(/^[0-9a-f]{64}$/),
          ingest: 'github',
          reason: `'{"a":' is not right`,
          headers: { 'content-type': 'application/json' },
          excerpt: '{"a":',
          bytes: 5,
          times: 1,
          firstAt: NOW,
          lastAt: NOW,
          replayedAt: undefined,
        },
      ],
      pageInfo: {},
    });
  });

  it('counts what comes again instead of keeping it twice', async () => {
    const { letters, bury, reasons } = await setUp();

    await bury(NOW, letterOf('a'), letterOf('a'));
    await bury(minutes(1), letterOf('a'));
    await bury(minutes(2), letterOf('a', { headers: {} }));

    expect(await reasons()).toEqual([
      ["'a' is not right", 1],
      ["'a' is not right", 2],
    ]);
    const [, first] = (await letters.read()).items;
    expect([first.firstAt, first.lastAt]).toEqual([NOW, minutes(1)]);
  });

  it('keeps bodies and reasons that are no text', async () => {
    const { letters, bury } = await setUp();

    await bury(
      NOW,
      letterOf('', {
        body: Buffer.from([0, 0xff, 0x61]),
        reason: `U+0000 \0 and ${'x'.repeat(3_000)}`,
      }),
    );

    const { items } = await letters.read();
    expect(items[0].excerpt).toBe('\ufffd\ufffda');
    expect(items[0].reason).toBe(`U+0000 \ufffd and ${'x'.repeat(1_987)}…`);
  });

  it('lists the newest first, page by page', async () => {
    const { letters, bury } = await setUp();
    for (const minute of [1, 2, 3]) {
      await bury(minutes(minute), letterOf(`${minute}`));
    }

    const first = await letters.read({ limit: 2 });
    const second = await letters.read({
      limit: 2,
      cursor: first.pageInfo.nextCursor,
    });

    expect(first.items.map(it => it.excerpt)).toEqual(['3', '2']);
    expect(second.items.map(it => it.excerpt)).toEqual(['1']);
    expect(second.pageInfo).toEqual({});
    await expect(letters.read({ cursor: 'x' })).rejects.toThrow(
      'Invalid cursor',
    );
  });

  it('replays one through a parser that understands it', async () => {
    const { log, letters, bury } = await setUp();
    await bury(NOW, letterOf('ok'));
    const [{ id }] = (await letters.read()).items;

    expect(await letters.replay(id, () => mended, minutes(5))).toEqual({
      appended: 1,
      duplicates: 0,
    });

    expect((await log.readAfter(0)).map(it => it.eventId)).toEqual(['ok']);
    expect((await letters.read()).items[0].replayedAt).toEqual(minutes(5));
    await expect(letters.replay(id, () => mended, minutes(6))).rejects.toThrow(
      'It was replayed at 2026-03-03T12:05:00.000Z already',
    );
  });

  it('says why one is still not understood, and keeps it', async () => {
    const { log, letters, bury, reasons } = await setUp();
    await bury(NOW, letterOf('bad'));
    const [{ id }] = (await letters.read()).items;

    await expect(letters.replay(id, () => mended, NOW)).rejects.toMatchObject({
      name: 'ConflictError',
      message: "It is still not understood: 'bad' is worse",
    });

    expect(await reasons()).toEqual([["'bad' is worse", 1]]);
    expect(await log.readAfter(0)).toEqual([]);
  });

  it('knows no letter that is not there', async () => {
    const { letters } = await setUp();

    await expect(
      letters.replay('none', () => mended, NOW),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('forgets letters that came last before a time', async () => {
    const { log, bury, reasons } = await setUp();
    await bury(NOW, letterOf('a'), letterOf('b'));
    await bury(minutes(2), letterOf('b'));

    expect(await log.forgetBefore(minutes(1))).toEqual({
      emptied: 0,
      deleted: 1,
    });
    expect(await reasons()).toEqual([["'b' is not right", 2]]);
  });
});
