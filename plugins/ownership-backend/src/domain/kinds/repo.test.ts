import { repoRules } from './repo';

const { normalise, walk } = repoRules;

describe('repo', () => {
  it.each([
    ['https://github.com/acme/orders', 'github.com/acme/orders'],
    ['https://github.com/Acme/Orders.git', 'github.com/acme/orders'],
    ['git@github.com:acme/orders.git', 'github.com/acme/orders'],
    ['ssh://git@github.com:22/acme/orders.git', 'github.com/acme/orders'],
    ['ssh://git@ssh.github.com:443/acme/orders', 'github.com/acme/orders'],
    ['git+https://github.com/acme/orders.git', 'github.com/acme/orders'],
    ['scm:git:https://github.com/acme/orders', 'github.com/acme/orders'],
    ['git://github.com/acme/orders', 'github.com/acme/orders'],
    ['https://ada:token@github.com/acme/orders', 'github.com/acme/orders'],
    ['github.com/acme/orders', 'github.com/acme/orders'],
    ['https://github.com/acme/orders/pull/982/files', 'github.com/acme/orders'],
    ['https://api.github.com/repos/acme/orders', 'github.com/acme/orders'],
    [
      'url:https://git.acme.test/acme/ledger/tree/main/payouts/',
      'git.acme.test/acme/ledger',
    ],
    ['https://gitlab.com/acme/shop/orders', 'gitlab.com/acme/shop/orders'],
    [
      'https://gitlab.acme.test/data/event-lake/-/tree/main/',
      'gitlab.acme.test/data/event-lake',
    ],
    ['git@gitlab.com:acme/shop/orders.git', 'gitlab.com/acme/shop/orders'],
    [
      'https://bitbucket.org/acme/orders/src/main/README.md',
      'bitbucket.org/acme/orders',
    ],
    [
      'https://dev.azure.com/acme/shop/_git/orders',
      'dev.azure.com/acme/shop/orders',
    ],
    [
      'git@ssh.dev.azure.com:v3/acme/shop/orders',
      'dev.azure.com/acme/shop/orders',
    ],
    ['acme/orders', 'acme/orders'],
    ['Acme/Orders', 'acme/orders'],
  ])('writes %s as %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([[''], ['orders'], ['https://github.com/acme'], ['a b/c'], ['/a']])(
    'does not take %j for a repository',
    text => {
      expect(normalise(text)).toBeUndefined();
    },
  );

  it('looks for a bare slug on the public forges', () => {
    expect(walk('acme/orders').map(step => step.key)).toEqual([
      'github.com/acme/orders',
      'gitlab.com/acme/orders',
      'bitbucket.org/acme/orders',
    ]);
  });

  it('walks to the bare slug and to the parent groups', () => {
    expect(walk('gitlab.com/acme/shop/orders').map(step => step.key)).toEqual([
      'acme/shop/orders',
      'gitlab.com/acme/shop',
    ]);
  });
});
