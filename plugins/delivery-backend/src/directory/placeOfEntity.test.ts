import { Entity } from '@backstage/catalog-model';
import { placeOfEntity } from './placeOfEntity';

const entity = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', annotations },
});
const place = (
  slug: string | undefined,
  source?: string,
  host = 'github.com',
) =>
  placeOfEntity(
    entity({
      ...(slug && { [`${host}/project-slug`]: slug }),
      ...(source && { 'backstage.io/source-location': source }),
    }),
  );

// Addresses as in https://backstage.io/docs/features/software-catalog/well-known-annotations
describe('placeOfEntity', () => {
  it.each<[string, ReturnType<typeof place>, ReturnType<typeof placeOfEntity>]>(
    [
      [
        'a slug',
        place('acme/orders'),
        { repository: 'github.com/acme/orders' },
      ],
      [
        'a slug of GitLab',
        place('acme/shop/orders', undefined, 'gitlab.com'),
        { repository: 'gitlab.com/acme/shop/orders' },
      ],
      [
        'a slug at the host of the source',
        place(
          'acme/orders',
          'url:https://git.acme.test/acme/orders/tree/main/',
        ),
        { repository: 'git.acme.test/acme/orders' },
      ],
      [
        'a folder of a monorepo',
        place(
          'acme/shop',
          'url:https://github.com/acme/shop/tree/main/services/orders/',
        ),
        { repository: 'github.com/acme/shop', path: 'services/orders' },
      ],
      [
        'the source alone',
        place(undefined, 'url:https://github.com/acme/shop/blob/main/a%20b/'),
        { repository: 'github.com/acme/shop', path: 'a b' },
      ],
      [
        'the source at GitLab, in groups of groups',
        place(
          undefined,
          'url:https://gitlab.com/acme/shop/orders/-/tree/main/api/',
        ),
        { repository: 'gitlab.com/acme/shop/orders', path: 'api' },
      ],
      [
        'the source of another repository than the slug',
        place('acme/orders', 'url:https://github.com/acme/other/tree/main/x/'),
        { repository: 'github.com/acme/orders' },
      ],
      ['a source on a disk', place(undefined, 'file:/tmp/catalog/'), {}],
      ['a source that is none', place(undefined, 'url:%'), {}],
      ['a host alone', place(undefined, 'url:https://github.com/'), {}],
      ['nothing', place(undefined), {}],
    ],
  )('understands %s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
