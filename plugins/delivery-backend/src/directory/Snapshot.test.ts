import { Snapshot } from './Snapshot';
import { CatalogComponent } from './types';

const component = (
  name: string,
  over: Partial<CatalogComponent> = {},
): CatalogComponent => ({
  component: `component:default/${name}`,
  title: name,
  repository: 'github.com/acme/shop',
  services: [`component:default/${name}`, name],
  ...over,
});
const SHOP = 'github.com/acme/shop';
const ref = (name: string) => `component:default/${name}`;

const snapshot = new Snapshot(
  {
    components: [
      component('shop'),
      component('orders', { path: 'services/orders' }),
      component('orders-api', { path: 'services/orders/api' }),
      component('web', { repository: 'github.com/acme/web' }),
      component('docs', { repository: 'github.com/acme/docs', path: 'docs' }),
      component('lib', { repository: undefined, services: ['web'] }),
    ],
    groups: new Map([
      ['group:default/acme', ['group:default/acme', 'group:default/buyers']],
      ['group:default/buyers', ['group:default/buyers']],
    ]),
    groupsOfPeople: new Map([
      ['user:default/ada', ['group:default/buyers']],
      ['github:ada', ['group:default/buyers']],
    ]),
  },
  new Map([
    [
      ref('web'),
      [{ since: 0, team: 'a' }, { since: 10, team: 'b' }, { since: 20 }],
    ],
    [ref('orders'), [{ since: 0, team: 'a' }]],
    [ref('orders-api'), [{ since: 0, team: 'a' }]],
    [
      ref('shop'),
      [
        { since: 0, team: 'a' },
        { since: 10, team: 'b' },
      ],
    ],
  ]),
);

describe('Snapshot', () => {
  it.each<[string, string, string[] | undefined, string[]]>([
    ['the longest path', SHOP, ['services/orders/api/a.ts'], ['orders-api']],
    [
      'names, not beginnings of names',
      SHOP,
      ['services/orders-old/a.ts'],
      ['shop'],
    ],
    [
      'each path by itself',
      SHOP,
      ['services/orders/a.ts', 'README.md', 'services/orders/b.ts'],
      ['orders', 'shop'],
    ],
    ['the only one', 'github.com/acme/web', undefined, ['web']],
    [
      'the only one, though it has a path',
      'github.com/acme/docs',
      undefined,
      ['docs'],
    ],
  ])('finds components by %s', (_, repository, paths, expected) => {
    expect(snapshot.componentsOf(repository, paths)).toEqual(expected.map(ref));
  });

  it.each<[string, string, string[] | undefined]>([
    ['which the catalog does not know', 'github.com/acme/x', ['a.ts']],
    ['of which it is not known what was touched', SHOP, undefined],
    ['whose only component is elsewhere', 'github.com/acme/docs', ['a.ts']],
  ])('lets a repository stand for itself %s', (_, repository, paths) => {
    expect(snapshot.componentsOf(repository, paths)).toEqual([repository]);
  });

  it('finds components by what deployments call them, if it is just one', () => {
    expect(snapshot.componentOfService('orders')).toBe(ref('orders'));
    expect(snapshot.componentOfService('Component:default/Orders')).toBe(
      ref('orders'),
    );
    expect(snapshot.componentOfService('web')).toBeUndefined();
    expect(snapshot.namesOf('github.com/acme/web')).toEqual([ref('web')]);
    expect(snapshot.componentOfRepository(SHOP)).toBeUndefined();
    expect(snapshot.componentOfRepository('github.com/acme/web')).toBe(
      ref('web'),
    );
  });

  it.each<[string, number, string | undefined]>([
    [ref('web'), 9, 'a'],
    [ref('web'), 10, 'b'],
    [ref('web'), 20, undefined],
    [ref('docs'), 9, undefined],
    [SHOP, 9, 'a'],
    [SHOP, 10, undefined],
    ['github.com/acme/x', 9, undefined],
  ])('knows who owned %s at %s', (name, at, team) => {
    expect(snapshot.teamOf(name, at)).toBe(team);
  });

  it.each<[string, string, boolean | undefined]>([
    ['user:default/ada', 'group:default/acme', true],
    ['github:github.com/Ada', 'group:default/buyers', true],
    ['user:default/ada', 'group:default/other', false],
    ['group:default/buyers', 'group:default/acme', true],
    ['group:default/acme', 'group:default/buyers', false],
    ['user:default/ada', 'user:default/ada', true],
    ['github:github.com/linus', 'group:default/acme', undefined],
  ])('knows whether %s is in %s', (actor, team, expected) => {
    expect(snapshot.isMemberOf(actor, team)).toBe(expected);
  });
});
