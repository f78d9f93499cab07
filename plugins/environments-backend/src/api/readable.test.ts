import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { DeploymentStore } from '../deployments/DeploymentStore';
import { StoredDeployment } from '../deployments/types';
import { migrations } from '../engine/__testUtils__/world';
import { headerOf, Person, startPortal } from './__testUtils__/portal';

const SHOP = 'group:default/shop';
const MONEY = 'group:default/money';

/** What each of them asks about the other's, and what is said. */
const OF_OTHERS: Array<
  [method: 'get' | 'post', path: string, body: object | undefined]
> = [
  ['get', '/environments/$name', undefined],
  ['get', '/environments/$id', undefined],
  ['get', '/environments/$id/operations', undefined],
  ['get', '/environments/$id/events', undefined],
  ['post', '/environments/$id/plan', { action: 'redeploy' }],
  ['post', '/environments/$id/commands', { action: 'redeploy' }],
  ['post', '/environments/$id/secrets/password/reveal', undefined],
  ['get', '/operations/$operation/log', undefined],
  ['get', '/owners/$owner/quota', undefined],
  ['post', '/deployments/$deployment/cancel', undefined],
  [
    'post',
    '/approvals/$approval/decide',
    { decision: 'approve', digest: 'sha256:x' },
  ],
];

describeEachDatabase(
  'somebody who may read what their groups own',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof startPortal>>;
    /** By owner: what the paths are about. */
    const things = new Map<string, Record<string, string>>();

    beforeAll(async () => {
      knex = await create();
      portal = await startPortal(knex, { readsOwn: true });
      await makeThings('member', SHOP, 'ours');
      await makeThings('other', MONEY, 'theirs');
    });
    afterAll(() => portal.stop());

    const ask = async (path: string, who: Person) =>
      (await portal.call('get', path, who)).body;
    const request = async (who: Person, body: object) => {
      const made = await portal.call('post', '/environments', who, body);
      expect(made.status).toBe(202);
      return made.body;
    };

    async function makeThings(who: Person, owner: string, name: string) {
      const { id } = await request(who, { blueprintId: 'plain', name, owner });
      const { operation } = await portal.until(
        id,
        ({ phase }) => phase === 'ready',
      );
      await request(who, {
        blueprintId: 'agreed',
        name: `${name}-asked-for`,
        owner,
      });
      const { items } = await ask('/approvals?status=open', who);
      await knex.transaction(trx =>
        new DeploymentStore(knex).insert(trx, deploymentOf(name, owner, id)),
      );
      things.set(owner, {
        id,
        name,
        owner: encodeURIComponent(owner),
        operation: operation!.id,
        deployment: `deployment-of-${name}`,
        approval: items[0].id,
      });
    }

    it.each<[Person, string[]]>([
      ['member', ['ours', 'ours-asked-for']],
      ['other', ['theirs', 'theirs-asked-for']],
      ['approver', []],
      ['engineer', ['ours', 'ours-asked-for', 'theirs', 'theirs-asked-for']],
    ])('sees exactly those in lists: %s', async (who, names) => {
      const page = await ask('/environments?sort=name&order=asc', who);
      expect(namesOf(page.items)).toEqual(names);
      expect(page.totalItems).toBe(names.length);

      const approvals = await ask('/approvals', who);
      expect(
        approvals.items
          .map((it: { subject: { name: string } }) => it.subject.name)
          .sort(),
      ).toEqual(names.filter(name => name.endsWith('asked-for')));

      const deployments = await ask('/deployments', who);
      expect(
        deployments.items.map(({ version }: { version: string }) => version),
      ).toEqual(names.filter(name => !name.endsWith('asked-for')).reverse());
    });

    it('sees of timelines what is about those', async () => {
      const count = async (query: string, who: Person) =>
        (await ask(`/timeline?${query}`, who)).items.length;
      const { id } = things.get(SHOP)!;

      expect(await count(`environmentId=${id}`, 'member')).toBe(2);
      expect(await count(`environmentId=${id}`, 'other')).toBe(0);
      await knex('timeline_event').update({
        component_ref: 'component:default/x',
      });
      const ofAll = await count('component=component:default/x', 'engineer');
      const ofShop = await count('component=component:default/x', 'member');
      const ofMoney = await count('component=component:default/x', 'other');
      expect(ofShop).toBeGreaterThan(0);
      expect(ofShop + ofMoney).toBe(ofAll);
    });

    it.each(OF_OTHERS)(
      'is told of others that there is none: %s %s',
      async (method, path, body) => {
        const call = async (who: Person, owner: string) =>
          portal.call(method, filled(path, things.get(owner)!), who, body);

        expect((await call('member', MONEY)).status).toBe(404);
        expect((await call('other', SHOP)).status).toBe(404);
      },
    );

    it.each(['id', 'name', 'operation', 'owner'])(
      'is told the same of others as of what there is not, by %s',
      async key => {
        const path = {
          id: '/environments/$id',
          name: '/environments/$name',
          operation: '/operations/$operation/log',
          owner: '/owners/$owner/quota',
        }[key]!;
        const theirs = things.get(MONEY)![key];
        const tell = async (value: string) => {
          const { body } = await portal.call(
            'get',
            path.replace(`$${key}`, value),
            'member',
          );
          return body.error.message.replaceAll(decodeURIComponent(value), '…');
        };

        expect(await tell(theirs)).toBe(await tell('nothing'));
      },
    );

    it('reads one, its operations, its log and its quota', async () => {
      const paths = [
        '/environments/$name',
        '/environments/$id/operations',
        '/operations/$operation/log',
        '/owners/$owner/quota',
      ].map(path => filled(path, things.get(SHOP)!));
      for (const path of paths) {
        expect((await portal.call('get', path, 'member')).status).toBe(200);
      }
    });

    it('plans no deployment for a component of others', async () => {
      const { status, body } = await portal.call(
        'post',
        '/deployments/plan',
        'other',
        { component: 'component:default/orders', stage: 's', kind: 'deploy' },
      );
      expect([status, body.error.message]).toEqual([
        404,
        'There are no stages of component:default/orders that you may read',
      ]);
    });

    it('follows those', async () => {
      const { id } = things.get(SHOP)!;
      const left = new AbortController();
      const response = await fetch(
        `http://localhost:${portal.backend.server.port()}/api/environments/environments/${id}/events`,
        { headers: { authorization: headerOf('member') }, signal: left.signal },
      );
      const { value } = await response.body!.getReader().read();
      left.abort();

      expect(response.status).toBe(200);
      expect(Buffer.from(value!).toString()).toContain(`"id":"${id}"`);
    });
  },
);

function namesOf(items: Array<{ name: string }>): string[] {
  return items.map(({ name }) => name);
}

/** A path about the things of an owner. */
function filled(path: string, of: Record<string, string>): string {
  return path.replace(/\$(\w+)/g, (_, key) => of[key]);
}

function deploymentOf(
  name: string,
  owner: string,
  environmentId: string,
): StoredDeployment {
  return {
    id: `deployment-of-${name}`,
    component: `component:default/${name}`,
    owner,
    stage: 's',
    environmentId,
    kind: 'deploy',
    version: name,
    commit: 'a'.repeat(40),
    blueprintId: 'service',
    blueprintVersion: 1,
    inputs: {},
    costPerDay: 0,
    status: 'succeeded',
    gates: [],
    planDigest: 'sha256:x',
    requestedBy: 'user:default/mina',
    requestedAt: new Date(
      name === 'ours' ? '2026-11-20T12:00:00Z' : '2026-11-20T13:00:00Z',
    ),
  };
}
