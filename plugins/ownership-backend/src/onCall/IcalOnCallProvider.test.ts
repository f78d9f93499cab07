import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { createPeopleDirectory } from '../domain/onCall/people';
import { projectEntity } from '../domain/projection';
import { OriginServices } from '../providers/feeds/origin';
import { TestServer } from '../providers/feeds/origin/__testUtils__/testServer';
import { IcalOnCallProvider } from './IcalOnCallProvider';

const NOW = new Date('2026-11-21T03:00:00Z');

const people = createPeopleDirectory([
  projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada.byron' },
    spec: { profile: { displayName: 'Ada Byron', email: 'ada@acme.test' } },
  }),
]);

/** On call in the week from Monday, 16 November 2026. */
function calendar(name: string, ...more: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    `UID:${name}`,
    `SUMMARY:${name}`,
    'DTSTART:20261116T080000Z',
    'DTEND:20261123T080000Z',
    'END:VEVENT',
    ...more,
    'END:VCALENDAR',
  ].join('\r\n');
}

const UNREADABLE = [
  'BEGIN:VEVENT',
  'UID:bad',
  'DTSTART;TZID=Nowhere:20261116T080000',
  'DURATION:P7D',
  'END:VEVENT',
];

const logger = mockServices.logger.mock();
const server = new TestServer();
let directory: string;

beforeAll(async () => {
  await server.start();
  directory = await mkdtemp(join(tmpdir(), 'on-call-'));
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});
beforeEach(() => jest.clearAllMocks());

function providerFor(
  onCall: JsonObject,
  now = () => NOW,
  origins: Partial<OriginServices> = {},
): IcalOnCallProvider {
  return IcalOnCallProvider.fromConfig({
    config: new ConfigReader({ ownership: { onCall } }),
    origins: {
      urlReader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      directory,
      ...origins,
    },
    people,
    logger,
    now,
  });
}

function ask(
  provider: IcalOnCallProvider,
  {
    schedule = 'payments',
    at = NOW,
    signal = new AbortController().signal,
  } = {},
) {
  return provider.onCall(
    {
      entityRef: 'component:default/payments',
      owners: [],
      annotations: { 'groundwork.dev/on-call': schedule },
      at,
    },
    { signal },
  );
}

const refresh = (provider: IcalOnCallProvider) =>
  provider.refresh({ signal: new AbortController().signal });

describe('IcalOnCallProvider', () => {
  it('says who is on call, from a file, without having been refreshed', async () => {
    await writeFile(join(directory, 'ada.ics'), calendar('Ada Byron'));
    const provider = providerFor({
      ical: [{ schedule: 'payments', path: 'ada.ics' }],
    });
    expect(await ask(provider)).toEqual({
      status: 'known',
      levels: [
        {
          level: 1,
          people: [
            {
              name: 'Ada Byron',
              entityRef: 'user:default/ada.byron',
              email: 'ada@acme.test',
            },
          ],
          until: '2026-11-23T08:00:00.000Z',
        },
      ],
      schedule: 'payments',
      source: 'ical',
      asOf: '2026-11-21T03:00:00.000Z',
    });
  });

  it('says nothing of schedules that it does not have', async () => {
    const provider = providerFor({
      ical: [{ schedule: 'payments', path: 'missing.ics' }],
    });
    expect(await ask(provider, { schedule: 'ledger' })).toBe(undefined);
    expect(await ask(provider, { schedule: '' })).toBe(undefined);
    expect(await ask(providerFor({}))).toBe(undefined);
  });

  it('puts the calendars of a schedule together', async () => {
    await writeFile(join(directory, 'ada.ics'), calendar('Ada Byron'));
    await writeFile(join(directory, 'kofi.ics'), calendar('Kofi'));
    await writeFile(join(directory, 'noa.ics'), calendar('Noa'));
    const provider = providerFor({
      ical: [
        { schedule: 'payments', path: 'ada.ics' },
        { schedule: 'payments', path: 'kofi.ics', level: 2 },
        { schedule: 'payments', path: 'noa.ics', override: true },
      ],
    });
    const { levels } = (await ask(provider))!;
    expect(
      levels.map(level => [level.level, level.people.map(({ name }) => name)]),
    ).toEqual([
      [1, ['Noa']],
      [2, ['Kofi']],
    ]);
  });

  it('says that nobody is on call, and whether something could not be read', async () => {
    await writeFile(join(directory, 'ada.ics'), calendar('Ada Byron'));
    await writeFile(
      join(directory, 'holes.ics'),
      calendar('Ada Byron', ...UNREADABLE),
    );
    const at = new Date('2026-11-24T00:00:00Z');
    for (const [path, reason] of [
      ['ada.ics', 'the calendar has nobody on call at this time'],
      [
        'holes.ics',
        'the calendar has nobody on call at this time, but 1 of its events could not be read',
      ],
    ]) {
      const provider = providerFor({ ical: [{ schedule: 'payments', path }] });
      expect(await ask(provider, { at })).toEqual({
        status: 'silent',
        levels: [],
        schedule: 'payments',
        source: 'ical',
        asOf: NOW.toISOString(),
        reason,
      });
    }
  });

  it('fails when it could not read the calendar: that is not silence', async () => {
    const provider = providerFor({
      ical: [{ schedule: 'payments', path: 'missing.ics' }],
    });
    await expect(ask(provider)).rejects.toThrow(
      /missing\.ics could not be read: .*ENOENT/,
    );
  });

  it('says what it knows when one of several calendars could not be read', async () => {
    await writeFile(join(directory, 'ada.ics'), calendar('Ada Byron'));
    const provider = providerFor({
      ical: [
        { schedule: 'payments', path: 'ada.ics' },
        { schedule: 'payments', path: 'missing.ics', override: true },
      ],
    });
    expect(await ask(provider)).toMatchObject({
      status: 'known',
      reason: expect.stringMatching(/missing\.ics could not be read/),
    });
    const at = new Date('2026-11-24T00:00:00Z');
    await expect(ask(provider, { at })).rejects.toThrow(/missing\.ics/);
  });

  describe('with a URL', () => {
    const ical = (url: string, more: JsonObject = {}) => ({
      ical: [{ schedule: 'payments', url, allowPrivateNetwork: true, ...more }],
    });
    const nameOf = async (provider: IcalOnCallProvider) =>
      (await ask(provider))?.levels[0]?.people[0].name;

    it('follows changes, and asks only for those', async () => {
      let name = 'Ada Byron';
      const url = server.on('/changing.ics', (request, response) => {
        const etag = `"${name}"`;
        const isKnown = request.headers['if-none-match'] === etag;
        response
          .writeHead(isKnown ? 304 : 200, {
            etag,
            'content-type': 'text/calendar; charset=utf-8',
          })
          .end(isKnown ? undefined : calendar(name));
      });
      let now = NOW;
      const provider = providerFor(ical(url), () => now);
      await refresh(provider);
      expect(await nameOf(provider)).toBe('Ada Byron');
      now = new Date('2026-11-21T04:00:00Z');
      await refresh(provider);
      expect(await ask(provider)).toMatchObject({
        asOf: '2026-11-21T04:00:00.000Z',
      });
      name = 'Noa';
      await refresh(provider);
      expect(await nameOf(provider)).toBe('Noa');
    });

    it('keeps the last good state, and says since when', async () => {
      let answer = () => ({ status: 200, body: calendar('Ada Byron') });
      const url = server.on('/flaky.ics', (_, response) => {
        const { status, body } = answer();
        response.writeHead(status).end(body);
      });
      const provider = providerFor(ical(url));
      await refresh(provider);
      for (const [status, body, reason] of [
        [500, '', /answered 500/],
        [200, calendar('Noa').slice(0, -20), /is cut off/],
        [200, '', /the calendar is empty/],
      ] as const) {
        answer = () => ({ status, body });
        await refresh(provider);
        expect(await ask(provider)).toMatchObject({
          status: 'known',
          asOf: NOW.toISOString(),
          levels: [{ people: [{ name: 'Ada Byron' }] }],
          reason: expect.stringMatching(reason),
        });
      }
      answer = () => ({ status: 200, body: calendar('Noa') });
      await refresh(provider);
      expect(await ask(provider)).not.toHaveProperty('reason');
    });

    it('does not give away where a calendar is when it cannot be read', async () => {
      const url = 'https://github.com/acme/secret/blob/main/on-call.ics';
      const provider = providerFor(ical(url), undefined, {
        urlReader: mockServices.urlReader.mock({
          readUrl: async () => {
            throw new Error(`${url}?token=s3cret could not be read, 401`);
          },
        }),
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: { github: [{ host: 'github.com' }] },
          }),
        ),
      });

      await expect(ask(provider)).rejects.toMatchObject({
        name: 'ShownError',
        message: expect.stringMatching(
          /^(?:https:\/\/github\.com\/… could not be read(?:: |, 401)){3}$/,
        ),
      });
    });

    it('takes no page for a calendar', async () => {
      const url = server.text('/login', '<html>', {
        'content-type': 'text/html',
      });
      await expect(ask(providerFor(ical(url)))).rejects.toThrow(
        /sent text\/html instead of text\/calendar; it may want a sign-in/,
      );
    });

    it('reads no more than 10 MB', async () => {
      const url = server.text('/long.ics', 'x'.repeat(10 * 1024 * 1024 + 1));
      await expect(ask(providerFor(ical(url)))).rejects.toThrow(
        /more than 10 MB/,
      );
    });

    it('does not let itself be led to a metadata service', async () => {
      const url = server.redirect('/evil.ics', 'http://169.254.169.254/');
      await expect(ask(providerFor(ical(url)))).rejects.toThrow(
        /169\.254\.169\.254 is a link local address/,
      );
    });

    it('stops waiting when asked to, and goes on reading', async () => {
      const question = new AbortController();
      let answer = () => {};
      const url = server.on('/slow.ics', (_, response) => {
        answer = () => response.end(calendar('Ada Byron'));
        question.abort(new Error('no time'));
      });
      const provider = providerFor(ical(url));
      await expect(ask(provider, { signal: question.signal })).rejects.toThrow(
        'no time',
      );
      answer();
      expect(await nameOf(provider)).toBe('Ada Byron');
      expect(
        server.requests.filter(({ path }) => path === '/slow.ics'),
      ).toHaveLength(1);
    });

    it('logs a problem once, without the URL, and that it is over', async () => {
      let body = 'nonsense';
      const url = server.on('/secret-token.ics', (_, response) =>
        response.end(body),
      );
      const provider = providerFor(ical(url));
      await refresh(provider);
      await refresh(provider);
      expect(logger.warn.mock.calls).toEqual([
        [
          expect.stringMatching(
            /^On-call schedule 'payments': http:\/\/127\.0\.0\.1:\d+\/… could not be read: line 1 is outside of a calendar/,
          ),
        ],
      ]);
      body = calendar('Ada Byron');
      await refresh(provider);
      expect(logger.info).toHaveBeenCalledWith(
        expect.stringMatching(/all calendars are well again$/),
      );
    });
  });

  it.each([
    [
      { schedule: 'x' },
      /ical\[0\], schedule 'x': either path or url must be set/,
    ],
    [{ schedule: 'x', path: 'a', url: 'https://a' }, /not both/],
    [{ schedule: 'x', url: 'a.ics' }, /url must begin with https/],
    [{ schedule: 'x', path: 'a', level: 0 }, /level is 0; it must be a whole/],
    [{ schedule: 'x', path: 'a', timezone: 'CET+1' }, /timezone is 'CET\+1'/],
    [{ path: 'a' }, /Missing required config value at '.*schedule'/],
  ])('refuses the configuration %j', (calendarConfig, message) => {
    expect(() => providerFor({ ical: [calendarConfig] })).toThrow(message);
  });

  it('is refreshed every five minutes, or as configured', () => {
    expect(providerFor({}).refreshPeriod).toEqual({ minutes: 5 });
    expect(providerFor({ refresh: '1h' }).refreshPeriod).toEqual({ hours: 1 });
  });
});
