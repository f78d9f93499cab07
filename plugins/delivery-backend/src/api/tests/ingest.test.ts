import { request as httpRequest } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { mockCredentials } from '@backstage/backend-test-utils';
import { DEFAULT_LIMITS } from '../../testResults';
import { junitOf } from '../../tests/__testUtils__/world';
import { FLAKY, QUERY, TOKEN, useTestsApp } from './__testUtils__/testsApp';

const MEBIBYTE = 1024 * 1024;

describe('POST /ingest/tests', () => {
  const { start, knex } = useTestsApp();

  it('takes results by a token of CI or of the portal, and says what they are', async () => {
    const { send, get, untilListed } = await start();

    const { status, body } = await send(FLAKY);
    const again = await send(FLAKY, {
      authorization: mockCredentials.user.header(),
    });

    expect([status, body]).toEqual([
      202,
      {
        id: expect.any(String),
        isDuplicate: false,
        tests: { passed: 3, failed: 0, errored: 0, skipped: 0 },
        flaky: 1,
        leftOut: {},
        remarks: [],
      },
    ]);
    expect(again.body).toMatchObject({
      id: body.id,
      isDuplicate: true,
      remarks: [expect.stringContaining('sent before')],
    });
    const listed = await untilListed();
    expect(listed).toMatchObject({
      name: 'adds',
      repository: QUERY.repository,
      job: 'unit',
      state: 'flaky',
      executions: 1,
      flakes: 1,
    });
    expect((await get(`/tests/${listed.key}`)).body).toMatchObject({
      test: listed,
      executions: [{ outcome: 'passed', isFlake: true, attempt: 1 }],
      days: [{ passed: 1, failed: 0, retried: 1 }],
    });
  });

  it('takes nothing from anybody else', async () => {
    const { send } = await start({ denied: ['delivery.ingest'] });

    const answers = [
      await send(FLAKY, { authorization: `Bearer ${TOKEN}x` }),
      await send(FLAKY, { authorization: mockCredentials.none.header() }),
      await send(FLAKY, { authorization: mockCredentials.user.header() }),
    ];

    expect(answers.map(it => it.status)).toEqual([401, 401, 403]);
    expect(await knex()('test_upload')).toEqual([]);
  });

  it('names the parameters that are missing or wrong', async () => {
    const { send } = await start();

    const missing = await send(FLAKY, {
      query: { repository: undefined, job: undefined },
    });
    const wrong = await send(FLAKY, {
      query: { commit: 'HEAD', attempt: '0' },
    });
    const host = await send(FLAKY, { query: { repository: 'acme/orders' } });
    const time = await send(FLAKY, { query: { at: '1970-01-01T00:00:00Z' } });

    expect([missing, wrong, host, time].map(it => it.status)).toEqual([
      400, 400, 400, 400,
    ]);
    expect(missing.body.error.message).toMatch(/repository.*job/s);
    expect(wrong.body.error.message).toMatch(/commit.*attempt/s);
    expect(host.body.error.message).toContain('github.com/acme/orders');
    expect(time.body.error.message).toContain('at is 1970');
  });

  it.each(['repository', 'branch', 'job', 'run'])(
    'refuses control characters in %s',
    async name => {
      const { send } = await start();
      for (const character of ['\0', '\x07', '\x7f']) {
        const value = `github.com/acme/or${character}ders`;
        const { status, body } = await send(FLAKY, {
          query: { [name]: value },
        });
        expect([status, body.error.message]).toEqual([
          400,
          expect.stringContaining(`${name} contains a control character`),
        ]);
      }
      expect(await knex()('test_upload')).toEqual([]);
    },
  );

  it.each<[string, string | Buffer, number, RegExp]>([
    [
      'XML that is cut short',
      FLAKY.slice(0, -5),
      400,
      /JUnit XML, line 3, column \d+: .*nothing of it is kept$/,
    ],
    [
      'entities within entities',
      `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(
        99,
      )}"><!ENTITY d "&b;&b;&b;">]>${FLAKY}`,
      400,
      /line 1.*DOCTYPE/,
    ],
    [
      'an entity of another file',
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><testsuite name="&b;"/>`,
      400,
      /line 1.*DOCTYPE/,
    ],
    [
      'gzip that is damaged',
      Buffer.concat([gzipSync(FLAKY).subarray(0, 60), Buffer.from('damaged')]),
      400,
      /its gzip is damaged or cut short/,
    ],
    ['neither XML nor JSON', 'ok 1 - adds', 400, /CTRF/],
    ['nothing', '', 400, /CTRF/],
  ])('refuses %s', async (_, document, expected, message) => {
    const { send } = await start();

    const { status, body } = await send(document);

    expect(status).toBe(expected);
    expect(body.error.message).toMatch(message);
    for (const table of ['test_upload', 'test_upload_part']) {
      expect(await knex()(table)).toEqual([]);
    }
  });

  it('refuses what a header calls gzip and is none, or is compressed otherwise', async () => {
    const { send } = await start();

    const none = await send(FLAKY, {
      headers: { 'content-encoding': 'gzip' },
    });
    const other = await send(FLAKY, {
      headers: { 'content-encoding': 'br' },
    });
    const right = await send(gzipSync(FLAKY), {
      headers: { 'content-encoding': 'gzip' },
    });

    expect([none, other, right].map(it => it.status)).toEqual([400, 415, 202]);
  });

  it('cuts names of 100 kB, and says so', async () => {
    const { send, untilListed } = await start();

    const { body } = await send(
      junitOf({ ['n'.repeat(100_000)]: 'flaky', one: 'pass' }),
    );

    expect(body.remarks).toEqual(['Longer than what is kept of it: name']);
    const { name } = await untilListed();
    expect(name.length).toBeLessThan(1_100);
  });

  it('says that there was no test', async () => {
    const { send } = await start();

    const { status, body } = await send('<testsuites/>');

    expect(status).toBe(202);
    expect(body.tests).toMatchObject({ passed: 0, failed: 0 });
    expect(body.remarks[0]).toContain('It holds no result of any test');
  });

  it('counts what is sent twice at the same time once', async () => {
    const { send } = await start();

    const answers = await Promise.all([send(FLAKY), send(FLAKY)]);

    expect(answers.map(it => it.status)).toEqual([202, 202]);
    expect(answers.map(it => it.body.isDuplicate).sort()).toEqual([
      false,
      true,
    ]);
    expect(await knex()('test_upload')).toHaveLength(1);
  });

  it('refuses what inflates to more than is read', async () => {
    const { send } = await start();
    const blanks = gzipSync(Buffer.alloc(33 * MEBIBYTE, ' '));

    const { status, body } = await send(
      Buffer.concat([gzipSync('{"results":'), blanks]),
    );

    // What JUnit may have takes seconds to read
    expect(DEFAULT_LIMITS.junitBytes).toBe(512 * MEBIBYTE);
    expect(status).toBe(413);
    expect(body.error.message).toContain('33554432 bytes');
    expect(await knex()('test_upload_part')).toEqual([]);
  });

  it('keeps nothing of what breaks off', async () => {
    const { backend } = await start();
    const { port } = backend.server.address() as AddressInfo;
    const path = `/api/delivery/ingest/tests?${new URLSearchParams(QUERY)}`;
    const sending = httpRequest({
      port,
      path,
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    // What the client sees of its own end
    sending.on('error', () => {});
    const names = Array.from({ length: 3_000 }, (_, n) => `test ${n}`);
    sending.write(
      junitOf(Object.fromEntries(names.map(it => [it, 'pass']))).slice(0, -9),
    );
    while ((await knex()('test_upload_part')).length < 2) {
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
    sending.destroy();
    while ((await knex()('test_upload_part')).length > 0) {
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }

    expect(await knex()('test_upload')).toEqual([]);
  });
});
