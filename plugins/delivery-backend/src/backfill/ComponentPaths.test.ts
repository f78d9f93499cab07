import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { componentsOf } from '../git';
import { TestRepository } from '../git/__testUtils__/TestRepository';
import { BackfillWorld } from './__testUtils__/BackfillWorld';
import { ComponentPaths, readComponents } from './ComponentPaths';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-delivery-backend',
  'migrations',
);
const SHOP = 'git.acme.test/acme/shop';

describeEachDatabase('ComponentPaths', { migrations }, database => {
  it('keeps what was said last of a repository', async () => {
    const repository = new TestRepository();
    try {
      const world = new BackfillWorld(await database.create(), repository.root);
      const backfills = world.backfills();
      const paths = new ComponentPaths(world.knex);
      const request = async (said: { component?: string; paths?: string }) => {
        await backfills.request({
          repository: repository.directory,
          name: SHOP,
          ...said,
        });
        await world.settle();
      };
      const find = async (...names: string[]) =>
        componentsOf((await paths.findMaps([SHOP])).get(SHOP)!, names)
          .components;

      await request({ component: 'Shop' });
      expect(await find('a/b')).toEqual(['component:default/shop']);

      await request({
        paths:
          '.: shop\nlibs/money: [checkout, billing]\n"db/*.sql": databases\n',
      });
      expect(await find('libs/money/a', 'x')).toEqual([
        'component:default/billing',
        'component:default/checkout',
        'component:default/shop',
      ]);
      expect(await find('db/1.sql')).toEqual(['component:default/databases']);

      // Says nothing of it
      await request({});
      expect(await find('x')).toEqual(['component:default/shop']);
      expect(world.mapped).toEqual([SHOP, SHOP]);
      expect(await paths.findMaps(['git.acme.test/acme/other'])).toEqual(
        new Map(),
      );
    } finally {
      repository.remove();
    }
  });
});

describe('readComponents', () => {
  it.each([
    [
      { component: 'a', paths: '.: b' },
      "'component' and 'paths' exclude each other",
    ],
    [{ component: 'a b' }, "component: 'a b' is no entity ref"],
    [{ paths: 'a: component:x/y/z' }, "paths: 'a'"],
    [{ paths: '../a: b' }, 'paths:1:1 /..~1a must be a path'],
    [{ paths: '"a\\0": b' }, 'has a character that no text can have'],
    [{ paths: '"a\\ud800": b' }, 'has a character that no text can have'],
    [{ component: `component:default/${'x'.repeat(201)}` }, 'is no entity ref'],
    [{ paths: 'a: [' }, 'paths:'],
  ])('refuses %j', (said, message) => {
    expect(() => readComponents(said)).toThrow(message);
  });

  it('is silent where nothing is said', () => {
    expect(readComponents({})).toBeUndefined();
  });
});
