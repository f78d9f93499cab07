import { resolve } from 'node:path';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { EventLog } from '../log';
import { PortalEvents } from './PortalEvents';

const migrations = resolve(__dirname, '../../migrations');
const NOW = new Date('2026-03-02T12:00:00Z');

describeEachDatabase('PortalEvents', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const log = new EventLog({ knex });
    let ids = 0;
    const newId = () => {
      ids += 1;
      return `id-${ids}`;
    };
    const events = new PortalEvents({ log, now: () => NOW, newId });
    const tell = (
      word: string,
      {
        subject = 'user:default/ada',
        key,
      }: { subject?: string; key?: string } = {},
    ) =>
      events.append(
        {
          type: 'dev.groundwork.test',
          subjectOf: id => `test:portal ${id}`,
          request: { word },
          payloadOf: id => ({ id, word }),
        },
        { subject, idempotencyKey: key },
      );
    return { log, tell };
  }

  it('appends what is told, without who told it', async () => {
    const { log, tell } = await setUp();

    await tell('one');
    const { id, subject, isNew } = await tell('one');

    expect({ id, subject, isNew }).toEqual({
      id: 'id-2',
      subject: 'test:portal id-2',
      isNew: true,
    });
    const { items } = await log.readOfSubject(subject);
    expect(items).toMatchObject([
      {
        source: 'portal',
        eventId: 'id-2',
        type: 'dev.groundwork.test',
        occurredAt: NOW,
        payload: { id: 'id-2', word: 'one' },
      },
    ]);
    expect(JSON.stringify(items)).not.toContain('ada');
  });

  it('appends with the same key of the same person once', async () => {
    const { log, tell } = await setUp();

    const first = await tell('one', { key: 'k' });
    const again = await tell('one', { key: 'k' });
    const other = await tell('one', { key: 'k', subject: 'user:default/bo' });

    expect(first.id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(again).toEqual({ ...first, isNew: false });
    expect(other.id).not.toBe(first.id);
    expect((await log.readOfSubject(first.subject)).items).toHaveLength(1);
    await expect(tell('two', { key: 'k' })).rejects.toThrow(
      'The Idempotency-Key was used for another request',
    );
  });
});
