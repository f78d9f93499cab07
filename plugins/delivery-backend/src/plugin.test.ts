import { createHmac } from 'node:crypto';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { LeaseWorker } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import request from 'supertest';
import { deliveryPlugin } from './plugin';

const OLD_SECRET = 'the-secret-until-now';
const NEW_SECRET = 'the-secret-from-now-on';
const TOKEN = 'a-token-of-a-build-server';
const MEBIBYTE = 1024 * 1024;

const pullRequest = {
  action: 'opened',
  repository: {
    full_name: 'acme/orders',
    html_url: 'https://git.acme.test/acme/orders',
  },
  pull_request: {
    number: 7,
    created_at: '2026-03-01T08:00:00Z',
    updated_at: '2026-03-01T08:00:00Z',
  },
};

function cloudEvent(id: string, timestamp = '2026-03-01T08:00:00Z') {
  const context = {
    specversion: '0.5.1',
    id,
    source: '/ci',
    type: 'dev.cdevents.change.merged.0.3.0',
    timestamp,
  };
  return {
    specversion: '1.0',
    id,
    source: context.source,
    type: context.type,
    data: { context, subject: { id: 'change-1', content: {} } },
  };
}

describe('deliveryPlugin', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;
  const backends: Array<{ stop(): Promise<void> }> = [];

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(backends.splice(0).map(it => it.stop()));
  });

  async function start(denied: string[] = []) {
    const backend = await startTestBackend({
      features: [
        deliveryPlugin,
        mockServices.database.factory({ knex }),
        mockServices.permissions.mock({
          authorize: async asked =>
            asked.map(({ permission }) => ({
              result: denied.includes(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            })),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            delivery: {
              ingest: {
                github: { secrets: [NEW_SECRET, OLD_SECRET] },
                cdevents: { tokens: [TOKEN] },
              },
            },
          },
        }),
      ],
    });
    backends.push(backend);
    const post = (path: string) =>
      request(backend.server).post(`/api/delivery${path}`);
    const github = (
      body: string | Buffer,
      {
        delivery = 'delivery-1',
        event = 'pull_request',
        secret = NEW_SECRET,
        signature = `sha256=${createHmac('sha256', secret)
          .update(body)
          .digest('hex')}`,
      }: {
        delivery?: string;
        event?: string;
        secret?: string;
        signature?: string;
      } = {},
    ) =>
      post('/ingest/github')
        .set('authorization', mockCredentials.none.header())
        .set('content-type', 'application/json')
        .set('x-github-delivery', delivery)
        .set('x-github-event', event)
        .set('x-hub-signature-256', signature)
        // Superagent would write a buffer of this type as JSON
        .serialize(it => it)
        .send(body);
    const cdevents = (
      body: object | string,
      authorization = `Bearer ${TOKEN}`,
      type = 'application/cloudevents+json',
    ) =>
      post('/ingest/cdevents')
        .set('authorization', authorization)
        .set('content-type', type)
        .send(typeof body === 'string' ? body : JSON.stringify(body));
    const letters = async () =>
      (await request(backend.server).get('/api/delivery/dead-letters')).body
        .items as JsonObject[];
    return { backend, post, github, cdevents, letters };
  }

  /** The worker makes it in its own time. */
  const untilRow = async (table: string) => {
    for (;;) {
      const row = await knex(table).first();
      if (row) {
        return row;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
  };

  const eventIds = async () =>
    (await knex('event').orderBy('event_id')).map(it => it.event_id);

  describe('POST /ingest/github', () => {
    const body = JSON.stringify(pullRequest);

    it('takes what is signed with any of the secrets, once', async () => {
      const { github, letters } = await start();

      const answers = [
        await github(body),
        await github(body, { secret: OLD_SECRET }),
        await github(body, { delivery: 'delivery-2', secret: OLD_SECRET }),
      ];

      expect(answers.map(it => [it.status, it.body])).toEqual([
        [202, { appended: 1, duplicates: 0, ignored: 0 }],
        [202, { appended: 0, duplicates: 1, ignored: 0 }],
        [202, { appended: 1, duplicates: 0, ignored: 0 }],
      ]);
      expect(await eventIds()).toEqual(['delivery-1', 'delivery-2']);
      expect(await letters()).toEqual([]);
    });

    it('makes a row of what it takes, and stops with the portal', async () => {
      const run = jest.spyOn(LeaseWorker.prototype, 'run');
      const { github, backend } = await start();
      await github(
        JSON.stringify({
          ...pullRequest,
          pull_request: {
            ...pullRequest.pull_request,
            title: 'Round prices to cents',
            body: null,
            draft: false,
            user: { id: 101, login: 'ada', type: 'User' },
            head: { ref: 'rounding', sha: 'a1'.repeat(20) },
            base: { ref: 'main' },
            labels: [],
          },
        }),
      ).expect(202);

      const change = await untilRow('change');
      expect(change).toMatchObject({
        id: 'change:git.acme.test/acme/orders#7',
        repository: 'git.acme.test/acme/orders',
        number: 7,
        ready_at: '2026-03-01T08:00:00.000Z',
        merged_at: null,
        cohort: 'undeclared',
      });
      expect(await knex('change_commit')).toEqual([
        { change_id: change.id, sha: 'a1'.repeat(20) },
      ]);

      await backend.stop();
      // It ends only if it is told to
      await Promise.all(run.mock.results.map(it => it.value));
      expect(run).toHaveBeenCalled();
    });

    it.each([
      ['missing', ''],
      ['wrong', `sha256=${'0'.repeat(64)}`],
      ['one of another body', `sha256=${'a'.repeat(64)}`],
      ['one of SHA-1', `sha1=${'0'.repeat(40)}`],
    ])('keeps nothing when the signature is %s', async (_, signature) => {
      const { github, letters } = await start();

      const { status, body: answer } = await github(body, { signature });

      expect(status).toBe(401);
      expect(answer).toMatchObject({
        error: {
          name: 'AuthenticationError',
          message: expect.stringContaining('X-Hub-Signature-256 must be'),
        },
        request: { method: 'POST', url: '/ingest/github' },
        response: { statusCode: 401 },
      });
      expect(await eventIds()).toEqual([]);
      expect(await letters()).toEqual([]);
    });

    it('does not take a token of the portal for a signature', async () => {
      const { post } = await start();

      const { status } = await post('/ingest/github')
        .set('authorization', mockCredentials.user.header())
        .send(pullRequest);

      expect(status).toBe(401);
    });

    it('refuses bodies of more than 25 MiB, and takes those of 24', async () => {
      const { github } = await start();
      const bodyOf = (size: number) =>
        Buffer.from(
          JSON.stringify({ ...pullRequest, padding: 'x'.repeat(size) }),
        );

      const large = await github(bodyOf(24 * MEBIBYTE));
      const tooLarge = await github(bodyOf(30 * MEBIBYTE), {
        delivery: 'delivery-2',
      });

      expect(large.status).toBe(202);
      expect(tooLarge.status).toBe(413);
      expect(tooLarge.body.error.message).toBe(
        'The body is larger than the 26214400 bytes that this route takes',
      );
      expect(await eventIds()).toEqual(['delivery-1']);
    });

    it('keeps truncated JSON as a dead letter, without secrets', async () => {
      const { github, letters } = await start();

      const { status, body: answer } = await github(body.slice(0, 50));

      expect(status).toBe(400);
      expect(answer.error.message).toContain(
        '1 of 1 events could not be understood, and were kept as dead letters: The body is not JSON: ',
      );
      const kept = await letters();
      expect(kept).toMatchObject([
        { ingest: 'github', excerpt: body.slice(0, 50), times: 1 },
      ]);
      expect(kept[0].headers).toEqual({
        'content-type': 'application/json',
        'x-github-delivery': 'delivery-1',
        'x-github-event': 'pull_request',
      });
    });

    it('keeps events that are not used, and says how many', async () => {
      const { github } = await start();

      const { body: answer } = await github('{}', { event: 'star' });

      expect(answer).toEqual({ appended: 1, duplicates: 0, ignored: 1 });
      expect(await knex('event').first()).toMatchObject({
        type: 'github.star',
        ignored: expect.stringContaining("'star'"),
      });
    });

    it.each([
      ['of 1970', '1970-01-01T00:00:00Z', 'before 2005'],
      ['of the future', '2999-01-01T00:00:00Z', 'more than an hour ahead'],
    ])('keeps events %s as dead letters', async (_, created_at, reason) => {
      const { github, letters } = await start();

      const { status } = await github(
        JSON.stringify({
          ...pullRequest,
          pull_request: { ...pullRequest.pull_request, created_at },
        }),
      );

      expect(status).toBe(400);
      expect(await letters()).toMatchObject([
        { reason: expect.stringContaining(reason) },
      ]);
      expect(await eventIds()).toEqual([]);
    });

    it('acknowledges nothing that was not stored', async () => {
      const { github } = await start();
      await knex.schema.renameTable('event', 'lost');

      const failed = await github(body);
      await knex.schema.renameTable('lost', 'event');
      const again = await github(body);

      expect(failed.status).toBe(500);
      // Neither the statement nor the payload
      expect(failed.body).toEqual({
        error: {
          name: 'StoreError',
          message: 'Events could not be stored: no such table: event',
        },
        request: { method: 'POST', url: '/ingest/github' },
        response: { statusCode: 500 },
      });
      expect([again.status, again.body.appended]).toEqual([202, 1]);
    });

    it('has after a restart what it acknowledged before', async () => {
      const first = await start();
      await first.github(body).expect(202);
      await first.backend.stop();
      backends.length = 0;

      const second = await start();

      expect(await eventIds()).toEqual(['delivery-1']);
      expect((await second.github(body)).body).toEqual({
        appended: 0,
        duplicates: 1,
        ignored: 0,
      });
    });
  });

  describe('POST /ingest/cdevents', () => {
    it('takes events by a token of the configuration or of the portal', async () => {
      const { cdevents } = await start();

      await cdevents(cloudEvent('a')).expect(202, {
        appended: 1,
        duplicates: 0,
        ignored: 0,
      });
      await cdevents(cloudEvent('b'), mockCredentials.user.header()).expect(
        202,
      );
      await cdevents(cloudEvent('b')).expect(202, {
        appended: 0,
        duplicates: 1,
        ignored: 0,
      });

      expect(await eventIds()).toEqual(['a', 'b']);
    });

    it('takes none without either, or without the permission', async () => {
      const { cdevents } = await start(['delivery.ingest']);

      const none = await cdevents(
        cloudEvent('a'),
        mockCredentials.none.header(),
      );
      const other = await cdevents(cloudEvent('a'), `Bearer ${TOKEN}x`);
      const denied = await cdevents(
        cloudEvent('a'),
        mockCredentials.user.header(),
      );

      expect([none.status, other.status, denied.status]).toEqual([
        401, 401, 403,
      ]);
      expect(denied.body.error.message).toContain("'delivery.ingest'");
      expect(await eventIds()).toEqual([]);
      await cdevents(cloudEvent('a')).expect(202);
    });

    it('takes what is right of a batch, and says what is not', async () => {
      const { cdevents, letters } = await start();

      const { status, body } = await cdevents(
        [
          cloudEvent('a'),
          cloudEvent('b', '1970-01-01T00:00:00Z'),
          { ...cloudEvent('c'), type: 'dev.cdevents.build.queued.0.3.0' },
        ],
        `Bearer ${TOKEN}`,
        'application/cloudevents-batch+json',
      );

      expect(status).toBe(400);
      expect(body.error.message).toContain('1 of 3 events');
      expect(await eventIds()).toEqual(['a', 'c']);
      expect(await letters()).toHaveLength(1);
    });

    it('refuses what is no CloudEvent, and what is too large', async () => {
      const { cdevents, letters } = await start();

      const plain = await cdevents(
        cloudEvent('a'),
        `Bearer ${TOKEN}`,
        'application/json',
      );
      const large = await cdevents(`"${'x'.repeat(11 * MEBIBYTE)}"`);

      expect([plain.status, large.status]).toEqual([415, 413]);
      expect(plain.body.error.message).toContain(
        'the Content-Type is application/json',
      );
      expect(await letters()).toEqual([]);
    });

    it('publishes the schema of what it takes', async () => {
      const { backend } = await start();

      const { status, body } = await request(backend.server)
        .get('/api/delivery/schemas/cdevents')
        .set('authorization', mockCredentials.none.header())
        .buffer(true)
        .parse((res, done) => {
          let text = '';
          res.on('data', part => (text += part));
          res.on('end', () => done(null, JSON.parse(text)));
        });

      expect(status).toBe(200);
      expect(body.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(Object.keys(body.$defs)).toContain('change.merged');
    });
  });

  describe('/dead-letters', () => {
    it('replays a letter once what was wrong has changed', async () => {
      const { cdevents, post, letters } = await start();
      // An hour and a half ahead of now
      const ahead = new Date(Date.now() + 5_400_000).toISOString();
      await cdevents(cloudEvent('a', ahead)).expect(400);
      const [{ id }] = await letters();

      const still = await post(`/dead-letters/${id}/replay`);
      jest.useFakeTimers({
        now: Date.now() + 3_600_000,
        doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'],
      });
      const replayed = await post(`/dead-letters/${id}/replay`);
      const again = await post(`/dead-letters/${id}/replay`);
      jest.useRealTimers();

      expect(still.status).toBe(409);
      expect(still.body.error.message).toContain('more than an hour ahead');
      expect([replayed.status, replayed.body]).toEqual([
        200,
        { appended: 1, duplicates: 0 },
      ]);
      expect(again.status).toBe(409);
      expect(await eventIds()).toEqual(['a']);
    });

    it('pages, and refuses cursors that are none', async () => {
      const { backend, cdevents } = await start();
      await cdevents('1').expect(400);
      await cdevents('2').expect(400);
      const get = (query: string) =>
        request(backend.server).get(`/api/delivery/dead-letters?${query}`);

      const first = await get('limit=1');
      const second = await get(
        `limit=1&cursor=${first.body.pageInfo.nextCursor}`,
      );

      expect(
        [first, second].map(it => it.body.items[0].excerpt).sort(),
      ).toEqual(['1', '2']);
      expect(second.body.pageInfo).toEqual({});
      expect((await get('cursor=x')).status).toBe(400);
      expect((await get('limit=0')).status).toBe(400);
    });

    it('shows nothing without delivery.admin', async () => {
      const { backend, post } = await start(['delivery.admin']);
      const get = (authorization: string) =>
        request(backend.server)
          .get('/api/delivery/dead-letters')
          .set('authorization', authorization);

      const denied = await get(mockCredentials.user.header());

      expect(denied.status).toBe(403);
      expect(denied.body.error.message).toContain("'delivery.admin'");
      expect((await get(mockCredentials.none.header())).status).toBe(401);
      expect((await get(`Bearer ${TOKEN}`)).status).toBe(401);
      expect((await post('/dead-letters/x/replay')).status).toBe(403);
    });

    it('knows no letter that is not there', async () => {
      const { post } = await start();

      expect((await post('/dead-letters/x/replay')).status).toBe(404);
    });
  });
});
