import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  ORDERS,
  startWorkApp,
  STOCK,
  VAULT,
} from '../../actions/__testUtils__/workApp';
import { migrations, sharedDatabase } from '../../rollup/__testUtils__/world';

const RUTH = 'user:default/ruth';

const WAIVER = {
  entityRef: ORDERS,
  scorecardId: 'basics',
  checkId: 'c',
  reason: 'The count is being moved elsewhere',
  expiresAt: '2027-01-31',
};

describeEachDatabase(
  'the routes about waivers',
  { migrations },
  ({ create }) => {
    const database = sharedDatabase(create);
    let app: Awaited<ReturnType<typeof startWorkApp>>;
    beforeEach(async () => {
      app = await startWorkApp(database());
    });

    it('take a request, a decision, and tell of both', async () => {
      const asked = await app.post('/waivers', WAIVER);
      const { id } = asked.body;
      const decided = await app.post(
        '/waivers/decide',
        { id, decision: 'approve' },
        RUTH,
      );
      const listed = await app.get('/waivers?status=approved&status=expired');

      expect([asked.status, decided.status, listed.status]).toEqual([
        201, 200, 200,
      ]);
      expect(asked.body).toMatchObject({
        status: 'requested',
        checkTitle: 'C',
      });
      expect(decided.body).toMatchObject({
        status: 'approved',
        decidedBy: RUTH,
      });
      expect(listed.body).toEqual({ items: [decided.body], pageInfo: {} });
    });

    it('write down what was done, and what was tried', async () => {
      const { body } = await app.post('/waivers', WAIVER);
      await app.post('/waivers/decide', { id: body.id, decision: 'approve' });

      expect(app.audit).toEqual([
        {
          eventId: 'waiver-request',
          severityLevel: 'medium',
          meta: {
            entityRef: ORDERS,
            scorecardId: 'basics',
            checkId: 'c',
            expiresAt: '2027-01-31',
          },
          ended: 'success',
        },
        {
          eventId: 'waiver-decide',
          severityLevel: 'high',
          meta: { waiverId: body.id, decision: 'approve' },
          ended: 'failure',
        },
      ]);
    });

    it('come page by page', async () => {
      await app.post('/waivers', WAIVER);
      await app.post('/waivers', { ...WAIVER, entityRef: STOCK });

      const first = await app.get('/waivers?limit=1');
      const second = await app.get(
        `/waivers?limit=1&cursor=${first.body.pageInfo.nextCursor}`,
      );

      expect(
        [...first.body.items, ...second.body.items].map(
          ({ entity }) => entity.entityRef,
        ),
      ).toEqual([STOCK, ORDERS]);
      expect(second.body.pageInfo).toEqual({});
    });

    it('take the permission to read', async () => {
      app.denied.add('scorecards.read');

      const statuses = [
        await app.get('/waivers'),
        await app.post('/waivers', WAIVER),
        await app.post('/waivers/decide', { id: 'x', decision: 'approve' }),
      ].map(({ status }) => status);

      expect(statuses).toEqual([403, 403, 403]);
    });

    it.each<[string, object, number, string]>([
      ['/waivers', {}, 400, 'body.entityRef is required'],
      [
        '/waivers',
        { ...WAIVER, status: 'approved' },
        400,
        'body.status is not known here',
      ],
      [
        '/waivers',
        { ...WAIVER, requestedBy: RUTH },
        400,
        'body.requestedBy is not known here',
      ],
      [
        '/waivers',
        { ...WAIVER, reason: 'x'.repeat(2001) },
        400,
        'body.reason must have at most 2000 characters',
      ],
      [
        '/waivers',
        { ...WAIVER, reason: 'later' },
        400,
        "'reason' has 5 characters",
      ],
      ['/waivers', { ...WAIVER, checkId: 'a\0' }, 400, 'body.checkId'],
      ['/waivers', { ...WAIVER, entityRef: VAULT }, 404, 'There is no entity'],
      [
        '/waivers',
        { ...WAIVER, scorecardId: 'x' },
        404,
        'There is no scorecard',
      ],
      [
        '/waivers/decide',
        { id: 'x', decision: 'approve' },
        404,
        "There is no waiver 'x'",
      ],
      [
        '/waivers/decide',
        { id: 'x', decision: 'bless' },
        400,
        'body.decision must be one of',
      ],
    ])('answer POST %s %j with %s', async (path, body, status, message) => {
      const response = await app.post(path, body);

      expect(response.status).toBe(status);
      expect(response.body.error.message).toContain(message);
    });

    it.each([
      '/waivers?status=open',
      '/waivers?limit=0',
      '/waivers?limit=201',
      '/waivers?entityRef=x',
      '/waivers?cursor=x',
      '/waivers?who=me',
    ])('answer GET %s with 400', async path => {
      expect((await app.get(path)).status).toBe(400);
    });

    it('answer a second request with 409', async () => {
      await app.post('/waivers', WAIVER);

      expect((await app.post('/waivers', WAIVER)).status).toBe(409);
    });
  },
);
