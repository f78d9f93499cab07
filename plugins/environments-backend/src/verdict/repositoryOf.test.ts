import { repositoryOf } from './repositoryOf';

const entity = (annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', annotations },
});

describe('repositoryOf', () => {
  it.each([
    [
      'url:https://git.acme.test/acme/cart/tree/main/',
      'https://git.acme.test/acme/cart',
    ],
    [
      'url:https://git.acme.test/acme/cart/tree/main/service/',
      'https://git.acme.test/acme/cart',
    ],
    [
      'url:https://gitlab.acme.test/a/b/c/-/tree/main/',
      'https://gitlab.acme.test/a/b/c',
    ],
    [
      'url:https://git.acme.test/acme/cart/blob/main/catalog-info.yaml',
      'https://git.acme.test/acme/cart',
    ],
    [
      'url:https://gitea.acme.test/acme/cart/src/branch/main/',
      'https://gitea.acme.test/acme/cart',
    ],
    ['url:https://git.acme.test/acme/cart', 'https://git.acme.test/acme/cart'],
    ['dir:/srv/repos/cart', '/srv/repos/cart'],
    ['git@git.acme.test:acme/cart', undefined],
  ])('%s leads to %s', (location, expected) => {
    expect(
      repositoryOf(entity({ 'backstage.io/source-location': location })),
    ).toBe(expected);
  });

  it('goes by the own annotation first', () => {
    expect(
      repositoryOf(
        entity({
          'groundwork.dev/repository': '/srv/repos/cart',
          'backstage.io/source-location': 'url:https://git.acme.test/acme/cart',
        }),
      ),
    ).toBe('/srv/repos/cart');
    expect(repositoryOf(entity({}))).toBeUndefined();
  });
});
