import { packageRules } from './package';

const { normalise, walk } = packageRules;

describe('package', () => {
  it.each([
    ['pkg:npm/%40acme/money@1.2.3', 'pkg:npm/%40acme/money@1.2.3'],
    ['PKG:NPM/@acme/money', 'pkg:npm/%40acme/money'],
    ['pkg:pypi/Acme_Recommendations@2.0', 'pkg:pypi/acme-recommendations@2.0'],
    [
      'pkg:maven/test.acme/service-kit@4?type=jar',
      'pkg:maven/test.acme/service-kit@4',
    ],
    ['pkg:nuget/Acme.Orders@1.0.0', 'pkg:nuget/acme.orders@1.0.0'],
    // Coordinates as each ecosystem writes them
    ['@acme/money', 'pkg:npm/%40acme/money'],
    ['@acme/money@1.2.3', 'pkg:npm/%40acme/money@1.2.3'],
    ['npm:@acme/money', 'pkg:npm/%40acme/money'],
    ['npm:left-pad@1.3.0', 'pkg:npm/left-pad@1.3.0'],
    ['acme-recommendations==2.0.1', 'pkg:pypi/acme-recommendations@2.0.1'],
    ['test.acme:service-kit:4.1.0', 'pkg:maven/test.acme/service-kit@4.1.0'],
    [
      'test.acme:service-kit:jar:4.1.0',
      'pkg:maven/test.acme/service-kit@4.1.0',
    ],
    ['test.acme:service-kit', 'pkg:maven/test.acme/service-kit'],
    [
      'git.acme.test/acme/pricing/client@v1.4.0',
      'pkg:golang/git.acme.test/acme/pricing/client@v1.4.0',
    ],
    ['go:git.acme.test/acme/pricing', 'pkg:golang/git.acme.test/acme/pricing'],
    ['cargo:acme_orders@0.3.1', 'pkg:cargo/acme_orders@0.3.1'],
    ['gem:acme-money', 'pkg:gem/acme-money'],
    // Namespaces of code
    ['com.acme.orders.OrderService', 'com.acme.orders.orderservice'],
    ['Acme\\Orders\\Checkout', 'acme.orders.checkout'],
    ['acme_orders::checkout', 'acme_orders.checkout'],
  ])('writes %s as %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([
    [''],
    ['money'],
    ['pkg:'],
    ['pkg:npm'],
    ['pay.acme.test:8080'],
    ['a b'],
    ['com..acme'],
    ['1.2.3'],
  ])('does not take %j for a package', text => {
    expect(normalise(text)).toBeUndefined();
  });

  it('drops the version', () => {
    expect(walk('pkg:npm/%40acme/money@1.2.3').map(step => step.key)).toEqual([
      'pkg:npm/%40acme/money',
    ]);
  });

  it('walks from a Go package to its module and repository', () => {
    expect(
      walk('pkg:golang/github.com/acme/orders/internal/store').map(step => [
        step.kind ?? 'package',
        step.key,
      ]),
    ).toEqual([
      ['package', 'pkg:golang/github.com/acme/orders/internal'],
      ['package', 'pkg:golang/github.com/acme/orders'],
      ['package', 'pkg:golang/github.com/acme'],
      ['repo', 'github.com/acme/orders'],
      ['repo', 'acme/orders'],
    ]);
  });

  it('walks from a namespace to its parents, then to packages of its name', () => {
    expect(walk('com.acme.orders.api').map(step => step.key)).toEqual([
      'com.acme.orders',
      'com.acme',
      'pkg:maven/com.acme.orders/api',
      'pkg:maven/com.acme/orders',
      'pkg:maven/com.acme/orders-api',
      'pkg:nuget/com.acme.orders',
      'pkg:nuget/com.acme',
      'pkg:pypi/com',
      'pkg:cargo/com',
    ]);
  });
});
