import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { CodeLocation, locateCode } from './locate';

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        gitea: [{ host: 'gitea.acme.test' }],
        bitbucketServer: [{ host: 'bitbucket.acme.test' }],
      },
    },
  }),
);
const directories = [
  { target: 'https://git.acme.test/acme/orders', directory: '/repos/orders' },
  { target: 'https://git.acme.test/acme', directory: '/repos/all' },
];

function located(
  annotations: Record<string, string>,
): CodeLocation | undefined {
  return locateCode(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders', annotations },
    },
    { directories, integrations },
  );
}

const source = (text: string) =>
  located({ 'backstage.io/source-location': text });

describe('locateCode, from the source location', () => {
  it.each<[string, string, string]>([
    ['https://github.com/acme/mono', 'https://github.com/acme/mono', ''],
    ['https://github.com/acme/mono/', 'https://github.com/acme/mono', ''],
    [
      'https://github.com/acme/mono/tree/main/',
      'https://github.com/acme/mono/tree/main',
      '',
    ],
    [
      'https://github.com/acme/mono/tree/main/services/orders/',
      'https://github.com/acme/mono/tree/main',
      'services/orders',
    ],
    [
      'https://github.com/acme/mono/tree/main/a%20b#readme',
      'https://github.com/acme/mono/tree/main',
      'a b',
    ],
    [
      'https://gitlab.com/a/b/c/-/tree/main/x/y/',
      'https://gitlab.com/a/b/c/-/tree/main',
      'x/y',
    ],
    [
      'https://bitbucket.org/acme/mono/src/main/svc/a/',
      'https://bitbucket.org/acme/mono/src/main',
      'svc/a',
    ],
    [
      'https://bitbucket.acme.test/projects/P/repos/r/browse/svc?at=main',
      'https://bitbucket.acme.test/projects/P/repos/r/browse?at=main',
      'svc',
    ],
    [
      'https://gitea.acme.test/acme/mono/src/branch/main/svc/',
      'https://gitea.acme.test/acme/mono/src/branch/main',
      'svc',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=%2Fsvc%2Fa%20b&version=GBmain',
      'https://dev.azure.com/o/p/_git/r?version=GBmain',
      'svc/a b',
    ],
    [
      'https://dev.azure.com/o/p/_git/r',
      'https://dev.azure.com/o/p/_git/r',
      '',
    ],
    [
      'https://code.acme.test/acme/mono/-/tree/main/svc',
      'https://code.acme.test/acme/mono/-/tree/main',
      'svc',
    ],
    ['https://files.acme.test/orders/', 'https://files.acme.test/orders', ''],
    [
      'https://github.com/acme/mono/tree/main/a/../../../../x',
      'https://github.com/acme/x',
      '',
    ],
  ])('%s', (address, repository, folder) => {
    expect(source(`url:${address}`)).toEqual({ repository, folder });
  });

  it.each<[string, string, string, string]>([
    [
      'https://git.acme.test/acme/orders',
      'https://git.acme.test/acme/orders',
      '/repos/orders',
      '',
    ],
    [
      'https://git.acme.test/acme/orders.git',
      'https://git.acme.test/acme/orders',
      '/repos/orders',
      '',
    ],
    [
      'https://git.acme.test/acme/orders/tree/main/',
      'https://git.acme.test/acme/orders',
      '/repos/orders',
      '',
    ],
    [
      'https://git.acme.test/acme/orders/-/tree/main/svc/a',
      'https://git.acme.test/acme/orders',
      '/repos/orders',
      'svc/a',
    ],
    [
      'https://git.acme.test/acme/orders/src/branch/main/svc',
      'https://git.acme.test/acme/orders',
      '/repos/orders',
      'svc',
    ],
    [
      'https://git.acme.test/acme/orders-web',
      'https://git.acme.test/acme',
      '/repos/all',
      'orders-web',
    ],
  ])('%s is on this machine', (address, repository, directory, folder) => {
    expect(source(`url:${address}`)).toEqual({ repository, directory, folder });
  });

  it.each(['file:/home/ada/orders/', 'dir:.', ''])(
    '%j is in no repository',
    text => {
      expect(source(text)).toBeUndefined();
    },
  );

  it.each<[string, RegExp]>([
    [
      'url:github.com/acme/orders',
      /is 'url:github.com\/acme\/orders'; it must be url: and an address/,
    ],
    ['url:file:///etc/passwd', /it must be url: and an address/],
    ['url:ssh://git@github.com/acme/orders', /it must be url: and an address/],
    [
      'url:https://git.acme.test/acme/orders/tree/main/%2e%2e%2fb',
      /is no folder of a repository/,
    ],
    [
      'url:https://git.acme.test/acme/orders/tree/main/%ff',
      /is not encoded as addresses are/,
    ],
  ])('%s cannot be meant', (text, message) => {
    expect(() => source(text)).toThrow(message);
  });
});

describe('locateCode, from where the catalog file is', () => {
  const managedBy = (text: string) =>
    located({ 'backstage.io/managed-by-location': text });

  it.each<[string, string, string]>([
    [
      'https://github.com/acme/mono/blob/main/catalog-info.yaml',
      'https://github.com/acme/mono/tree/main',
      '',
    ],
    [
      'https://github.com/acme/mono/blob/main/svc/a/catalog-info.yaml',
      'https://github.com/acme/mono/tree/main',
      'svc/a',
    ],
    [
      'https://gitlab.com/a/b/-/blob/main/svc/catalog-info.yaml',
      'https://gitlab.com/a/b/-/tree/main',
      'svc',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=%2Fsvc%2Fcatalog-info.yaml',
      'https://dev.azure.com/o/p/_git/r',
      'svc',
    ],
    [
      'https://files.acme.test/orders/catalog-info.yaml',
      'https://files.acme.test/orders',
      '',
    ],
  ])('%s', (address, repository, folder) => {
    expect(managedBy(`url:${address}`)).toEqual({ repository, folder });
  });

  it('is asked only where there is no source location', () => {
    expect(
      located({
        'backstage.io/managed-by-location':
          'url:https://github.com/acme/catalog/blob/main/orders.yaml',
        'backstage.io/source-location':
          'url:https://github.com/acme/orders/tree/main/',
      }),
    ).toEqual({
      repository: 'https://github.com/acme/orders/tree/main',
      folder: '',
    });
  });

  it('is nothing for files on this machine, or without one', () => {
    expect(managedBy('file:/catalog/orders.yaml')).toBeUndefined();
    expect(located({})).toBeUndefined();
  });
});
