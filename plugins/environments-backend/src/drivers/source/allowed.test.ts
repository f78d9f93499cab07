import { allowedRepository } from './allowed';

const ALLOWED = [
  { prefix: 'https://git.acme.test/shop', token: 'of the shop' },
  { prefix: 'https://git.acme.test/shop/orders.git', token: 'of orders' },
  { prefix: '/srv/repos/' },
];

describe('allowedRepository', () => {
  it.each([
    ['https://git.acme.test/shop/pay.git', 'of the shop'],
    ['https://git.acme.test/shop/orders.git', 'of orders'],
    ['HTTPS://GIT.acme.test/shop/x/../pay', 'of the shop'],
  ])('allows %s', (repository, token) => {
    expect(allowedRepository(repository, ALLOWED)).toMatchObject({
      protocol: 'https',
      token,
    });
  });

  it.each([
    ['/srv/repos/orders'],
    ['file:///srv/repos/orders'],
    ['/srv/repos'],
  ])('allows the path %s', repository => {
    expect(allowedRepository(repository, ALLOWED)).toMatchObject({
      protocol: 'file',
      path: expect.stringMatching(/^\/srv\/repos/),
    });
  });

  it.each([
    'https://git.acme.test/shopping/x',
    'https://git.acme.test/shop/../other',
    'https://git.acme.test/shop/%2e%2e/other',
    'https://git.acme.test.evil.test/shop/x',
    'https://git.acme.test:8443/shop/x',
    'http://git.acme.test/shop/x',
    '/srv/repos/../secret',
    '/srv/repository',
    'file:///etc',
  ])('does not allow %s', repository => {
    expect(() => allowedRepository(repository, ALLOWED)).toThrow(
      'not among those that environments may be made from',
    );
  });

  it.each([
    '',
    '-uevil',
    '--upload-pack=evil',
    'ext::sh -c evil',
    'ssh://git.acme.test/shop/x',
    'git@git.acme.test:shop/x',
    'https://me:secret@git.acme.test/shop/x',
    'https://git.acme.test/shop/x?y=z',
    '/srv/repos/a\nb',
    'file://host/srv/repos/a',
    'file:///srv/repos/a%2Fb',
  ])('refuses %j', repository => {
    expect(() => allowedRepository(repository, ALLOWED)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('does not repeat a password in its message', () => {
    expect(() =>
      allowedRepository('https://me:secret@git.acme.test/x', ALLOWED),
    ).toThrow(expect.not.objectContaining({ message: /secret/ }));
  });
});
