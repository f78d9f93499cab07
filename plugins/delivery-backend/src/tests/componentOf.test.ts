import { componentOf, ComponentPlace } from './componentOf';

const repository = 'github.com/acme/shop';
const place = (component: string, path?: string): ComponentPlace => ({
  component,
  repository,
  path,
});

describe('componentOf', () => {
  it.each<[string, string | undefined, ComponentPlace[], string | undefined]>([
    ['the repository', 'src/a.test.ts', [place('shop')], 'shop'],
    [
      'the longest path',
      'packages/orders/src/a.test.ts',
      [
        place('shop'),
        place('orders', 'packages/orders'),
        place('packages', 'packages'),
      ],
      'orders',
    ],
    [
      'whole names of folders alone',
      'packages/orders-api/a.test.ts',
      [place('orders', 'packages/orders/')],
      undefined,
    ],
    [
      'the workspace of a runner',
      '/home/runner/work/shop/shop/packages/orders/a.test.ts',
      [place('orders', './packages/orders'), place('shop', '')],
      'orders',
    ],
    [
      'no file, of several',
      undefined,
      [place('a', 'a'), place('b', 'b')],
      undefined,
    ],
    ['no file, of one', undefined, [place('a', 'a')], 'a'],
    [
      'another repository',
      'a.ts',
      [{ component: 'x', repository: 'y' }],
      undefined,
    ],
  ])('%s', (_, file, places, expected) => {
    expect(componentOf({ repository, file }, places)).toBe(expected);
  });
});
