import { Entity } from '@backstage/catalog-model';
import { applyCatalogRules, CatalogRule } from './catalogRules';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    annotations: {
      hosts: ' a.test, b.test ,',
      namespace: 'ordering',
      slug: 'acme/orders',
    },
    links: [{ url: 'https://one.test' }, { url: 'https://two.test' }],
  },
  spec: { deep: { list: [{ names: ['x', 'y'] }, { names: [1, ''] }, 7] } },
};

const values = (rule: Omit<CatalogRule, 'kind'>) =>
  applyCatalogRules(entity, [{ ...rule, kind: 'host' }]).map(it => it.value);

describe('applyCatalogRules', () => {
  it.each<[string, Omit<CatalogRule, 'kind'>, string[]]>([
    [
      'several values in an annotation',
      { annotation: 'hosts' },
      ['a.test', 'b.test'],
    ],
    ['no such annotation', { annotation: 'none' }, []],
    [
      'a prefix',
      { annotation: 'slug', prefix: 'github.com/' },
      ['github.com/acme/orders'],
    ],
    [
      'another annotation in front',
      { annotation: 'slug', qualifiedBy: 'namespace' },
      ['ordering/acme/orders'],
    ],
    [
      'another annotation in front that is not there',
      { annotation: 'slug', qualifiedBy: 'none' },
      [],
    ],
    ['a path', { path: 'metadata.name' }, ['orders']],
    [
      'a path through a list',
      { path: 'metadata.links[].url' },
      ['https://one.test', 'https://two.test'],
    ],
    ['a path through lists', { path: 'spec.deep.list[].names[]' }, ['x', 'y']],
    ['a path to what is no text', { path: 'spec.deep' }, []],
    ['a path to nowhere', { path: 'spec.none.further' }, []],
    ['a path to what all objects have', { path: 'spec.constructor.name' }, []],
    [
      'the kind of entity',
      { path: 'metadata.name', entityKind: 'component' },
      ['orders'],
    ],
    [
      'another kind of entity',
      { path: 'metadata.name', entityKind: 'resource' },
      [],
    ],
  ])('understands %s', (_, rule, expected) => {
    expect(values(rule)).toEqual(expected);
  });

  it('describes the rule for people', () => {
    const rules: CatalogRule[] = [
      { annotation: 'hosts', kind: 'host' },
      { path: 'metadata.name', kind: 'service-name' },
    ];

    expect(applyCatalogRules(entity, rules).map(it => it.description)).toEqual([
      'annotation hosts',
      'annotation hosts',
      'metadata.name',
    ]);
  });
});
