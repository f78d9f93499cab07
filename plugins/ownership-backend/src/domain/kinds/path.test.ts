import { locateFile, pathRules } from './path';

const { normalise, walk } = pathRules;

describe('path', () => {
  it.each([
    ['github.com/acme/orders#src/app.ts', 'github.com/acme/orders#src/app.ts'],
    [
      'https://github.com/Acme/Orders/blob/main/src/App.ts#L10-L12',
      'github.com/acme/orders#src/App.ts',
    ],
    [
      'https://gitlab.acme.test/data/event-lake/-/blob/main/jobs/load.py',
      'gitlab.acme.test/data/event-lake#jobs/load.py',
    ],
    [
      'url:https://git.acme.test/acme/ledger/tree/main/payouts/',
      'git.acme.test/acme/ledger#payouts',
    ],
    [
      'https://raw.githubusercontent.com/acme/orders/main/src/app.ts',
      'github.com/acme/orders#src/app.ts',
    ],
    ['acme/orders#src/app.ts', 'acme/orders#src/app.ts'],
    [
      'git.acme.test/acme/orders/src/store/Orders.mjs',
      'git.acme.test/acme/orders#src/store/Orders.mjs',
    ],
    [
      'https://bitbucket.org/acme/orders/src/main/src/app.ts',
      'bitbucket.org/acme/orders#src/app.ts',
    ],
    [
      'https://git.acme.test/acme/orders/src/branch/main/src/app.ts',
      'git.acme.test/acme/orders#src/app.ts',
    ],
    ['src/app.ts', 'src/app.ts'],
    ['./src//app.ts:12:5', 'src/app.ts'],
    ['..\\src\\Orders\\Api.cs', 'src/Orders/Api.cs'],
    // Where builds and images put a checkout
    ['/home/runner/work/orders/orders/src/app.ts', 'src/app.ts'],
    ['/builds/acme/orders/src/app.ts', 'acme/orders#src/app.ts'],
    ['/var/jenkins_home/workspace/orders/src/app.ts', 'src/app.ts'],
    ['D:\\a\\1\\s\\src\\Orders\\Api.cs', 'src/Orders/Api.cs'],
    [
      '/go/src/github.com/acme/orders/store.go',
      'github.com/acme/orders#store.go',
    ],
    [
      'github.com/acme/orders@v1.2.3/db/db.go',
      'github.com/acme/orders#db/db.go',
    ],
    ['/app/src/app.ts', 'src/app.ts'],
    ['/usr/src/app/index.js', 'index.js'],
    ['/var/www/html/src/Checkout.php', 'src/Checkout.php'],
    ['file:///app/src/app.ts', 'src/app.ts'],
    ['webpack://orders/./src/app.ts?a1b2', 'src/app.ts'],
    ['webpack:///src/app.ts', 'src/app.ts'],
    ['webpack-internal:///(rsc)/./src/page.tsx', 'src/page.tsx'],
    ['/Users/ada/code/orders/app.rb', 'code/orders/app.rb'],
    ['/opt/orders/lib/app.rb', 'opt/orders/lib/app.rb'],
  ])('writes %s as %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([
    [''],
    ['/'],
    ['orders#src/app.ts'],
    ['https://pay.acme.test/checkout'],
    ['src/*.ts'],
    ['a\nb'],
  ])('does not take %j for a path', text => {
    expect(normalise(text)).toBeUndefined();
  });

  it('keeps the name of the job or repository in a build path', () => {
    expect(locateFile('/__w/orders/orders/src/app.ts')).toEqual({
      path: 'src/app.ts',
      name: 'orders',
    });
  });

  it('walks to the folders, the repository, and its bare slug', () => {
    expect(
      walk('github.com/acme/orders#src/api/app.ts').map(step => [
        step.kind,
        step.key,
      ]),
    ).toEqual([
      [undefined, 'github.com/acme/orders#src/api'],
      [undefined, 'github.com/acme/orders#src'],
      ['repo', 'github.com/acme/orders'],
      ['repo', 'acme/orders'],
    ]);
  });

  it('walks to the folders and the ends of a path without a repository', () => {
    expect(walk('opt/orders/lib/app.rb').map(step => step.key)).toEqual([
      'opt/orders/lib',
      'opt/orders',
      'opt',
      'orders/lib/app.rb',
      'lib/app.rb',
      'app.rb',
    ]);
  });
});
