import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readCodeownersConfig } from './config';
import { Repository, RepositoryList } from './repositories';

const integrations = {
  github: [{ host: 'github.com' }, { host: 'ghe.acme.test' }],
  gitlab: [{ host: 'gitlab.acme.test' }],
};

function repositoriesOf(
  annotations: Array<Record<string, string>>,
  codeowners: JsonObject = {},
): Repository[] {
  const config = new ConfigReader({ integrations, ownership: { codeowners } });
  const list = new RepositoryList(readCodeownersConfig(config, '/srv'));
  annotations.forEach(one => list.add({ annotations: one }));
  return list.all();
}

function urlOf({ source }: Repository): string {
  return source.kind === 'host'
    ? source.urlOf('CODEOWNERS')
    : `directory ${source.directory}`;
}

const at = (location: string) => ({ 'backstage.io/source-location': location });

describe('repositories', () => {
  it.each([
    [
      'url:https://github.com/Acme/orders/tree/main/service/',
      'github.com/acme/orders',
      'https://github.com/Acme/orders/blob/main/CODEOWNERS',
    ],
    [
      'url:https://github.com/acme/orders',
      'github.com/acme/orders',
      'https://github.com/acme/orders/blob/HEAD/CODEOWNERS',
    ],
    [
      'url:https://ghe.acme.test/acme/orders.git',
      'ghe.acme.test/acme/orders',
      'https://ghe.acme.test/acme/orders/blob/HEAD/CODEOWNERS',
    ],
    [
      'url:https://gitlab.acme.test/shop/backend/orders/-/tree/main/',
      'gitlab.acme.test/shop/backend/orders',
      'https://gitlab.acme.test/shop/backend/orders/-/blob/main/CODEOWNERS',
    ],
  ])('finds that of %s', (location, key, url) => {
    const [repository] = repositoriesOf([at(location)]);
    expect(repository.keys).toEqual([key]);
    expect(urlOf(repository)).toBe(url);
    expect(repository.dialect).toBe(
      location.includes('gitlab') ? 'gitlab' : 'github',
    );
  });

  it('finds that of a slug where there is no location', () => {
    const [repository, ...others] = repositoriesOf([
      { 'github.com/project-slug': 'acme/orders' },
    ]);
    expect(others).toEqual([]);
    expect(urlOf(repository)).toBe(
      'https://github.com/acme/orders/blob/HEAD/CODEOWNERS',
    );
  });

  it('leaves out hosts that are not set up, even if a slug names one that is', () => {
    expect(
      repositoriesOf([
        at('url:https://git.acme.test/acme/orders/tree/main/'),
        at('file:/srv/acme/orders'),
        { 'gitlab.com/project-slug': 'acme/orders' },
        {
          ...at('url:https://git.acme.test/acme/search/tree/main/'),
          'github.com/project-slug': 'acme/search',
        },
        {},
      ]),
    ).toEqual([]);
  });

  it('lists a repository of several entities once, with all its names', () => {
    const repositories = repositoriesOf([
      at('url:https://github.com/acme/shop/tree/main/orders/'),
      {
        ...at('url:https://github.com/acme/shop/tree/main/cart/'),
        'gitlab.com/project-slug': 'mirrors/shop',
      },
    ]);
    expect(repositories.map(({ keys }) => keys)).toEqual([
      ['github.com/acme/shop', 'gitlab.com/mirrors/shop'],
    ]);
  });

  it('takes a configured place before all others', () => {
    const repositories = repositoriesOf(
      [
        {
          ...at('url:https://git.acme.test/acme/orders/tree/main/'),
          'github.com/project-slug': 'acme/orders',
        },
      ],
      {
        repositories: [
          { repo: 'git.acme.test/acme/orders', path: 'repos/orders' },
          {
            repo: 'https://gitlab.com/acme/cart',
            url: 'https://gitlab.com/acme/cart',
          },
          { repo: 'acme/odd', path: '/repos/odd', dialect: 'gitlab' },
        ],
      },
    );
    expect(
      repositories.map(one => [one.keys, one.dialect, urlOf(one)]),
    ).toEqual([
      [
        ['git.acme.test/acme/orders', 'github.com/acme/orders'],
        'github',
        'directory /srv/repos/orders',
      ],
      [
        ['gitlab.com/acme/cart'],
        'gitlab',
        'https://gitlab.com/acme/cart/-/blob/HEAD/CODEOWNERS',
      ],
      [['acme/odd'], 'gitlab', 'directory /repos/odd'],
    ]);
  });

  it.each([
    [
      { repositories: [{ repo: 'x', path: 'a' }] },
      /repo 'x': it is not a repo/,
    ],
    [{ repositories: [{ repo: 'a/b' }] }, /either path or url must be set/],
    [
      { repositories: [{ repo: 'a/b', path: 'a', url: 'https://a' }] },
      /and not both/,
    ],
    [
      { repositories: [{ repo: 'a/b', path: 'a', dialect: 'hg' }] },
      /dialect is 'hg'; it must be github or gitlab/,
    ],
    [{ repositories: [{ repo: 'a/b', url: 'a' }] }, /'a', which is not a URL/],
    [{ owners: ['@a'] }, /owners must be an object/],
    [{ owners: { '@a': 'a' } }, /'@a' is 'a', which is not an entity ref/],
  ])('refuses the configuration %j', (codeowners, message) => {
    expect(() => repositoriesOf([], codeowners)).toThrow(message);
  });
});
