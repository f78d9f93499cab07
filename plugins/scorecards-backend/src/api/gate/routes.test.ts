import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  ORDERS,
  SHOP,
  startWorkApp,
  VAULT,
} from '../../actions/__testUtils__/workApp';
import { testScorecard } from '../../evaluation/__testUtils__/core';
import { migrations } from '../../rollup/__testUtils__/world';

const ASK = { entityRef: ORDERS, scorecardId: 'basics' };
const SERVICES = '{ spec.type: service }';

describeEachDatabase(
  'the routes of gates, backtests and teams',
  { migrations },
  ({ create }) => {
    let app: Awaited<ReturnType<typeof startWorkApp>>;
    beforeAll(async () => {
      app = await startWorkApp(await create());
    });
    beforeEach(() => app.denied.clear());

    it('answer a gate with 200, whether it passes or fails', async () => {
      const failed = await app.post('/gate', ASK);
      const passed = await app.post('/gate', { ...ASK, level: 1 });

      expect([failed.status, passed.status]).toEqual([200, 200]);
      expect(failed.body).toMatchObject({
        verdict: 'fail',
        reasons: [{ checkId: 'c', status: 'fail' }],
      });
      expect(passed.body).toMatchObject({ verdict: 'pass', reasons: [] });
    });

    it('answer a backtest', async () => {
      const { status, body } = await app.post('/backtest', {
        yaml: testScorecard({ filter: SERVICES, least: 2 }),
        weeks: 1,
      });

      expect(status).toBe(200);
      expect(body).toMatchObject({ raised: 1, lowered: 0 });
      expect(body.history).toHaveLength(2);
    });

    it('say when to come back when too many backtests wait', async () => {
      const yaml = testScorecard({ filter: SERVICES });
      const responses = await Promise.all(
        Array.from({ length: 12 }, () => app.post('/backtest', { yaml })),
      );

      const busy = responses.filter(({ status }) => status === 503);
      expect(busy.length).toBeGreaterThan(0);
      expect(busy[0].headers['retry-after']).toBe('30');
      expect(responses.filter(({ status }) => status === 200)).toHaveLength(
        12 - busy.length,
      );
    });

    it('tell where a team stands, without what the caller may not read', async () => {
      const { status, body } = await app.get(`/teams/by-ref?entityRef=${SHOP}`);

      expect(status).toBe(200);
      expect(body).toMatchObject({
        team: { entityRef: SHOP, title: 'Shop' },
        partial: true,
        rollups: [{ scorecardId: 'basics', entities: 2 }],
      });
      expect(JSON.stringify(body)).not.toMatch(/vault/i);
    });

    it('tell the next steps', async () => {
      const { status, body } = await app.get('/next-steps');

      expect(status).toBe(200);
      expect(body).toMatchObject({
        teams: [{ entityRef: SHOP, title: 'Shop' }],
        fixes: [{ checkId: 'c' }, { checkId: 'a' }, { checkId: 'b' }],
      });
    });

    it.each([
      ['scorecards.evaluate', () => app.post('/gate', ASK)],
      ['scorecards.evaluate', () => app.post('/backtest', { yaml: 'a' })],
      ['scorecards.read', () => app.get(`/teams/by-ref?entityRef=${SHOP}`)],
      ['scorecards.read', () => app.get('/next-steps')],
    ])('take the permission %s', async (permission, call) => {
      app.denied.add(permission);

      const { status, body } = await call();

      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
    });

    it.each<[string, object, number]>([
      ['/gate', {}, 400],
      ['/gate', { ...ASK, level: 0 }, 400],
      ['/gate', { ...ASK, level: 9 }, 400],
      ['/gate', { ...ASK, entityRef: 'orders' }, 400],
      ['/gate', { ...ASK, entityRef: VAULT }, 404],
      ['/gate', { ...ASK, entityRef: SHOP }, 404],
      ['/gate', { ...ASK, scorecardId: 'x' }, 404],
      ['/backtest', {}, 400],
      ['/backtest', { yaml: '', weeks: 1 }, 400],
      ['/backtest', { yaml: 'a', weeks: 27 }, 400],
      ['/backtest', { yaml: 'a', scorecardId: 'x' }, 400],
    ])('answer POST %s %j with %s', async (path, body, status) => {
      expect((await app.post(path, body)).status).toBe(status);
    });

    it.each([
      ['/teams/by-ref', 400],
      ['/teams/by-ref?entityRef=shop', 400],
      ['/teams/by-ref?entityRef=group:default/nobody', 404],
      [`/teams/by-ref?entityRef=${ORDERS}`, 404],
      ['/next-steps?team=x', 400],
    ])('answer GET %s with %s', async (path, status) => {
      expect((await app.get(path)).status).toBe(status);
    });
  },
);
