import {
  assertName,
  nameOfFolder,
  nameOfOrigin,
  nameOfUrl,
} from './repositoryName';

describe('nameOfUrl', () => {
  it.each([
    ['https://github.com/acme/orders', 'github.com/acme/orders'],
    ['https://github.com/acme/orders.git', 'github.com/acme/orders'],
    ['https://GitHub.com/Acme/Orders/', 'github.com/Acme/Orders'],
    ['https://git.acme.test:8443/a/b/c.git', 'git.acme.test:8443/a/b/c'],
    ['ssh://git@github.com:22/acme/orders.git', 'github.com/acme/orders'],
  ])('%s is %s', (url, name) => {
    expect(nameOfUrl(url)).toBe(name);
  });

  it.each([
    'https://github.com/',
    'https://h/a%2f..%2fb',
    'https://h/a b',
    'x',
  ])('%s has none', url => {
    expect(nameOfUrl(url)).toBeUndefined();
  });
});

describe('nameOfOrigin', () => {
  it.each([
    ['git@github.com:acme/orders.git', 'github.com/acme/orders'],
    ['GitHub.com:acme/orders', 'github.com/acme/orders'],
    ['https://ada:secret@github.com/acme/orders.git', 'github.com/acme/orders'],
    ['ssh://git@github.com/acme/orders', 'github.com/acme/orders'],
    ['git://github.com/acme/orders', 'github.com/acme/orders'],
  ])('%s is %s', (origin, name) => {
    expect(nameOfOrigin(origin)).toBe(name);
  });

  it.each(['/srv/orders.git', '../orders', 'ext::sh -c x', 'file:///srv/a'])(
    '%s has none',
    origin => {
      expect(nameOfOrigin(origin)).toBeUndefined();
    },
  );
});

describe('nameOfFolder', () => {
  it('calls what says nothing by its path', () => {
    expect(nameOfFolder('/home/ada/my shop.git')).toBe(
      'localhost/home/ada/my shop',
    );
  });

  it('refuses what is too long for events', () => {
    expect(() => nameOfFolder(`/${'x'.repeat(250)}`)).toThrow(
      "say in 'name' what it is called, such as github.com/acme/orders",
    );
  });
});

describe('assertName', () => {
  it.each(['github.com/acme/orders', 'h:1/a', 'localhost/a/b-c_d.e'])(
    'takes %s',
    name => {
      expect(() => assertName(name)).not.toThrow();
    },
  );

  it.each([
    'orders',
    'https://github.com/acme/orders',
    'github.com/',
    '-h/a',
    'h/a#1',
    'h/a b',
    `h/${'a'.repeat(300)}`,
  ])('refuses %s', name => {
    expect(() => assertName(name)).toThrow('cannot be what a repository is');
  });
});
