import request from 'supertest';
import {
  FLAKY,
  REPOSITORY,
  TOKEN,
  useTestsApp,
} from './__testUtils__/testsApp';

const DAY_MS = 86_400_000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

describe('/tests', () => {
  const { start, stop } = useTestsApp();

  describe('GET /tests', () => {
    it('is not for who may not read', async () => {
      const { get } = await start({ denied: ['delivery.read'] });

      expect((await get('/tests?scope=all')).status).toBe(403);
      expect(
        (await get(`/tests/quarantine?repository=${REPOSITORY}`)).status,
      ).toBe(403);
    });

    it('answers a page of a scope and a period', async () => {
      const { send, get, untilListed } = await start();
      await send(FLAKY);
      const listed = await untilListed();

      const own = await get(
        `/tests?scope=repository:${REPOSITORY}&search=ADD&state=flaky&limit=1`,
      );
      const before = await get('/tests?scope=all&to=2026-01-01');
      const other = await get('/tests?scope=repository:github.com/acme/other');
      const wrong = [
        await get('/tests?scope=nonsense'),
        await get('/tests?scope=all&cursor=nonsense'),
        await get('/tests?scope=all&state=healthy'),
        await get('/tests'),
        await get('/tests/nonsense'),
      ];

      expect(own.body).toMatchObject({
        scope: `repository:${REPOSITORY}`,
        items: [listed],
        pageInfo: {},
        totals: { tests: 1, flaky: 1, broken: 0, quarantined: 0, costHours: 0 },
        remarks: [],
      });
      // What is thought of it is as of now, what it did is of the period
      expect(before.body.items).toMatchObject([{ executions: 0, flakes: 0 }]);
      expect(other.body).toMatchObject({ items: [], totals: { tests: 0 } });
      expect(wrong.map(it => it.status)).toEqual([400, 400, 400, 400, 400]);
    });
  });

  describe('/tests/{key}/quarantine', () => {
    it('puts a test into quarantine, tells CI of it, and takes it out', async () => {
      const { backend, auditor, send, get, untilListed, quarantine } =
        await start();
      await send(FLAKY);
      const { key } = await untilListed();
      const until = inDays(14);

      const put = await quarantine(key, { reason: 'Fails on Mondays', until });
      const asText = await get(
        `/tests/quarantine?repository=${REPOSITORY}&format=text`,
      ).set('authorization', `Bearer ${TOKEN}`);
      const accepted = await get(
        `/tests/quarantine?repository=https://${REPOSITORY}.git`,
      ).set('accept', 'text/plain');
      const asJson = await get(`/tests/quarantine?repository=${REPOSITORY}`);
      const wrong = await get(`/tests/quarantine?repository=${REPOSITORY}`).set(
        'authorization',
        `Bearer ${TOKEN}x`,
      );
      const ended = await request(backend.server).delete(
        `/api/delivery/tests/${key}/quarantine`,
      );
      const after = await get(
        `/tests/quarantine?repository=${REPOSITORY}&format=text`,
      );
      const endedAgain = await request(backend.server).delete(
        `/api/delivery/tests/${key}/quarantine`,
      );

      expect(put.status).toBe(200);
      expect(put.body.test).toMatchObject({
        state: 'quarantined',
        quarantine: { reason: 'Fails on Mondays', until },
      });
      expect(asText.text).toBe('src/orders.test.ts::orders::adds\n');
      expect(asText.headers['content-type']).toContain('text/plain');
      expect(accepted.text).toBe(asText.text);
      expect(asJson.body).toMatchObject({
        repository: REPOSITORY,
        items: [{ key, name: 'adds', reason: 'Fails on Mondays', until }],
      });
      expect(wrong.status).toBe(401);
      expect([ended.status, ended.body.test.state]).toEqual([200, 'flaky']);
      expect(after.text).toBe('');
      expect(endedAgain.status).toBe(404);
      expect(auditor.createEvent.mock.calls.map(([it]) => it.eventId)).toEqual([
        'test-quarantine',
        'test-quarantine-end',
        'test-quarantine-end',
      ]);
    });

    it.each([
      ['no reason', { reason: ' ', until: inDays(1) }, /reason/],
      [
        'too long a reason',
        { reason: 'x'.repeat(501), until: inDays(1) },
        /500/,
      ],
      ['no end', { reason: 'Because' }, /until/],
      ['an end that is no time', { reason: 'Because', until: 'soon' }, /soon/],
      ['an end that is past', { reason: 'Because', until: inDays(-1) }, /90/],
      ['an end too far ahead', { reason: 'Because', until: inDays(91) }, /90/],
    ])('refuses %s', async (_, body, message) => {
      const { send, untilListed, quarantine } = await start();
      await send(FLAKY);
      const { key } = await untilListed();

      const answer = await quarantine(key, body);

      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(message);
    });

    it('takes a permission, and a test that is there', async () => {
      const { quarantine } = await start({ denied: ['delivery.test.write'] });
      const body = { reason: 'Because', until: inDays(1) };

      expect((await quarantine('a'.repeat(32), body)).status).toBe(403);
      await stop();
      const other = await start();
      expect((await other.quarantine('a'.repeat(32), body)).status).toBe(404);
    });
  });
});
