import { mockServices } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations, TestClock } from '../engine/__testUtils__/world';
import { Releases } from './Releases';
import { ReleaseStore } from './ReleaseStore';

const ORDERS = 'component:default/orders';
const COMMIT = 'a'.repeat(40);

describeEachDatabase('Releases', { migrations }, ({ create }) => {
  const clock = new TestClock();
  const tags: string[] = [];
  let releases: Releases;
  beforeEach(async () => {
    tags.splice(0);
    releases = new Releases({
      store: new ReleaseStore(await create()),
      sources: {
        repositoryOf: () => '/repos/orders',
        resolve: async (_, ref) => ({ commit: COMMIT, ref }),
        tags: async () => tags.map(tag => ({ tag, commit: COMMIT })),
      },
      logger: mockServices.logger.mock(),
      now: clock.now,
    });
  });
  const list = async () =>
    (await releases.list(ORDERS)).map(({ version }) => version);
  const tell = (version: string) =>
    releases.create({
      component: ORDERS,
      repository: '/repos/orders',
      version,
      ref: 'main',
      createdBy: 'user:default/mina',
    });

  it('has the newest versions of many tags that are read at once', async () => {
    for (let minor = 0; minor < 120; minor += 1) {
      tags.push(`v9.${minor}.0`);
    }
    tags.push('v10.0.0', 'v10.0.0-rc.1');

    await releases.sync(ORDERS, '/repos/orders');

    const versions = await list();
    expect(versions).toHaveLength(100);
    expect(versions.slice(0, 3)).toEqual([
      'v10.0.0',
      'v10.0.0-rc.1',
      'v9.119.0',
    ]);
    expect(versions.at(-1)).toBe('v9.22.0');
  });

  it('has what was told under names that are no versions, too', async () => {
    await tell('build-1');
    clock.pass(1_000);
    await tell('a-later-build');
    for (let minor = 0; minor < 120; minor += 1) {
      tags.push(`v1.${minor}.0`);
    }
    await releases.sync(ORDERS, '/repos/orders');

    const versions = await list();
    expect(versions[0]).toBe('v1.119.0');
    expect(versions.slice(-2).sort()).toEqual(['a-later-build', 'build-1']);
  });
});
