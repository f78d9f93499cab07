import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { JsonObject } from '@backstage/types';
import { ALERT_SEVERITIES, readAlertmanager } from './readAlertmanager';

const AT = new Date('2026-03-02T12:00:00Z');
const SOURCE = 'http://alertmanager.acme.test:9093';
const STARTED = '2026-03-02T09:00:26.739Z';
const headers = { 'content-type': 'application/json' };

const message = (): JsonObject & { alerts: JsonObject[] } =>
  JSON.parse(
    readFileSync(resolve(__dirname, '__fixtures__/firing.json'), 'utf8'),
  );
const read = (body: unknown, severities = ALERT_SEVERITIES) =>
  readAlertmanager(severities)({
    headers,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    at: AT,
  });
/** The message with its first alert changed, and no other. */
const withFirst = (over: JsonObject) => {
  const { alerts, ...rest } = message();
  return { ...rest, alerts: [{ ...alerts[0], ...over }] };
};

describe('readAlertmanager', () => {
  it('makes an event of each alert, and keeps what is no incident as ignored', () => {
    const { events, unreadable } = read(message());

    expect(unreadable).toEqual([]);
    expect(events).toEqual([
      {
        source: `alertmanager:${SOURCE}`,
        eventId: `1a30ba71cca2921f ${STARTED} firing`,
        type: 'dev.groundwork.alert.firing',
        subject: `incident:${SOURCE} 1a30ba71cca2921f@${STARTED}`,
        occurredAt: new Date(STARTED),
        payload: expect.any(String),
      },
      expect.objectContaining({
        eventId: 'c6eadffa33fcdf37 2026-03-02T09:00:00.000Z firing',
        ignored:
          "Its severity is 'warning'; incidents are critical, page, which delivery.incidents.alertSeverities says",
      }),
    ]);
    expect(JSON.parse(events[0].payload)).toEqual({
      externalURL: SOURCE,
      receiver: 'groundwork',
      groupKey: '{}:{}',
      alert: message().alerts[0],
    });
  });

  it('takes for incidents what the configuration says', () => {
    const { events } = read(message(), ['warning']);

    expect(events.map(it => it.ignored === undefined)).toEqual([false, true]);
  });

  it('tells of its end, about the same incident', () => {
    const [firing] = read(message()).events;
    const [resolved] = read(
      withFirst({ status: 'resolved', endsAt: '2026-03-02T11:30:00+01:00' }),
    ).events;

    expect(resolved).toMatchObject({
      type: 'dev.groundwork.alert.resolved',
      subject: firing.subject,
      eventId: `1a30ba71cca2921f ${STARTED} resolved`,
      occurredAt: new Date('2026-03-02T10:30:00Z'),
    });
  });

  it.each<[string, JsonObject, string]>([
    ['fingerprint', { fingerprint: '' }, 'fingerprint'],
    ['status', { status: 'pending' }, 'status'],
    ['begin', { startsAt: 'yesterday' }, 'startsAt'],
    [
      'end',
      { status: 'resolved', endsAt: '0001-01-01T00:00:00Z' },
      'before 2005',
    ],
    ['time', { startsAt: '2026-03-02T14:00:00Z' }, 'more than an hour ahead'],
    ['time', { startsAt: '1970-01-01T00:00:00Z' }, 'before 2005'],
    ['labels', { labels: { severity: 1 } }, 'labels.severity'],
  ])(
    'keeps an alert without a %s that it understands as a dead letter',
    (_, over, reason) => {
      const good = message().alerts[0];
      const {
        alerts: [bad],
        ...rest
      } = withFirst(over);
      const { events, unreadable } = read({ ...rest, alerts: [good, bad] });

      expect(events).toHaveLength(1);
      expect(unreadable).toEqual([
        {
          headers,
          body: expect.any(Buffer),
          reason: expect.stringContaining(reason),
        },
      ]);
      expect(unreadable[0].reason).toContain('alerts[1]');
      // Alone, so that a replay reads it and nothing else
      expect(JSON.parse(String(unreadable[0].body)).alerts).toEqual([bad]);
    },
  );

  it.each([
    ['', 'empty'],
    ['{', 'not JSON'],
    ['[]', 'wrong'],
    [{ version: '3', alerts: [], externalURL: SOURCE }, 'version'],
    [{ version: '4', alerts: [], externalURL: SOURCE }, 'alerts'],
    [{ ...message(), externalURL: '' }, 'externalURL'],
  ])('keeps %j as a dead letter', (body, reason) => {
    const { events, unreadable } = read(body);

    expect(events).toEqual([]);
    expect(unreadable.map(it => it.reason)).toEqual([
      expect.stringContaining(reason),
    ]);
  });

  it('says what no database could store', () => {
    const { unreadable } = read({
      ...message(),
      externalURL: 'x'.repeat(1_001),
    });

    expect(unreadable[0].reason).toContain('1014 bytes; 1000 are the most');
  });
});
