import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { migrations } from '../engine/__testUtils__/world';
import { ApprovalStore, StoredApproval } from './ApprovalStore';
import { ApprovalViews } from './ApprovalViews';

const NOON = new Date('2026-11-20T12:00:00Z');

const caller = {
  ref: 'user:default/kofi',
  ownershipRefs: ['user:default/kofi'],
  isAgent: false,
  may: async () => true,
  readable: async () => ({ kind: 'all' }),
} as unknown as Caller;

describeEachDatabase('ApprovalViews', { migrations }, ({ create }) => {
  let knex: Knex;
  let views: ApprovalViews;
  beforeEach(async () => {
    knex = await create();
    const store = new ApprovalStore(knex);
    views = new ApprovalViews({ knex, store, stages: [], now: () => NOON });
    const put = (id: string, hour: number, status?: StoredApproval['status']) =>
      knex.transaction(async trx => {
        await store.insert(trx, {
          id,
          subject: { kind: 'environment', environmentId: 'e1', name: 'one' },
          owner: 'group:default/shop',
          digest: 'sha256:x',
          summary: [],
          groups: ['group:default/leads'],
          required: 1,
          requestedBy: 'user:default/mina',
          requestedAt: new Date(NOON.getTime() + hour * 3_600_000),
          expiresAt: new Date(NOON.getTime() + 24 * 3_600_000),
        });
        if (status) {
          await store.settle(trx, id, status, NOON);
        }
      });
    await put('old-open', 1);
    await put('rejected', 2, 'rejected');
    await put('a-open', 3);
    await put('b-open', 3);
    await put('approved', 4, 'approved');
  });

  const idsOf = (page: { items: Array<{ id: string }> }) =>
    page.items.map(({ id }) => id);

  it.each([1, 2, 5])(
    'shows open ones first, then the newest, %s at once',
    async limit => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await views.query({ limit, cursor }, caller);
        found.push(...idsOf(page));
        cursor = page.pageInfo.nextCursor;
      } while (cursor);
      expect(found).toEqual([
        'b-open',
        'a-open',
        'old-open',
        'approved',
        'rejected',
      ]);
    },
  );

  it('selects by status', async () => {
    expect(idsOf(await views.query({ status: 'approved' }, caller))).toEqual([
      'approved',
    ]);
    expect(
      idsOf(await views.query({ status: 'open', limit: 2 }, caller)),
    ).toEqual(['b-open', 'a-open']);
  });

  it('refuses a cursor that no page has given', async () => {
    await expect(
      views.query({ cursor: 'nonsense' }, caller),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
