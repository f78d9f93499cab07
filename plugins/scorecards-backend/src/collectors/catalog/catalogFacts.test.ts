import { Entity } from '@backstage/catalog-model';
import { projectEntity } from '../../entities/projectEntity';
import { Described, entity } from './__testUtils__/entity';
import { catalogFactsOf } from './catalogFacts';

const link = (rest: object) => ({ url: 'https://acme.test', ...rest });

describe('catalogFactsOf', () => {
  it.each<[string, string, Described, unknown]>([
    ['kind', 'a kind in lower case', { kind: 'Component' }, 'component'],
    ['name', 'a name', {}, 'orders'],
    ['title', 'none', {}, undefined],
    ['titleLength', 'none', {}, 0],
    ['title', 'a title', { metadata: { title: 'Orders' } }, 'Orders'],
    [
      'titleLength',
      'characters outside of 16 bits',
      { metadata: { title: '📦📦' } },
      2,
    ],
    [
      'title',
      'the display name of a profile',
      { kind: 'Group', spec: { profile: { displayName: 'Payments' } } },
      'Payments',
    ],
    ['hasDescription', 'none', {}, false],
    [
      'hasDescription',
      'only spaces',
      { metadata: { description: ' \n' } },
      false,
    ],
    ['descriptionLength', 'none', {}, 0],
    [
      'descriptionLength',
      'some',
      { metadata: { description: 'Takes orders' } },
      12,
    ],
    ['type', 'a type', { spec: { type: 'service' } }, 'service'],
    ['type', 'no text', { spec: { type: 3 } }, undefined],
    ['lifecycle', 'one', { spec: { lifecycle: 'production' } }, 'production'],
    ['tier', 'the highest', { annotations: { 'groundwork.dev/tier': '1' } }, 1],
    [
      'tier',
      'the lowest',
      { annotations: { 'groundwork.dev/tier': ' 9 ' } },
      9,
    ],
    [
      'tier',
      'none of the nine',
      { annotations: { 'groundwork.dev/tier': '10' } },
      undefined,
    ],
    ['tier', 'none', {}, undefined],
    [
      'system',
      'related',
      { relations: { partOf: ['component:default/a', 'system:default/shop'] } },
      'system:default/shop',
    ],
    [
      'system',
      'named',
      { metadata: { namespace: 'x' }, spec: { system: 'shop' } },
      'system:x/shop',
    ],
    ['system', 'no ref', { spec: { system: ':::' } }, undefined],
    [
      'domain',
      'named',
      { spec: { domain: 'commerce' } },
      'domain:default/commerce',
    ],
    ['tags', 'none', {}, []],
    ['tags', 'two', { metadata: { tags: ['go', 'pci'] } }, ['go', 'pci']],
    ['labels', 'none', {}, {}],
    [
      'labels',
      'one',
      { metadata: { labels: { 'acme.test/stack': 'jvm' } } },
      { 'acme.test/stack': 'jvm' },
    ],
    [
      'annotations',
      'one',
      { annotations: { 'acme.test/a': 'b' } },
      { 'acme.test/a': 'b' },
    ],
    ['hasOwner', 'none', {}, false],
    ['owner', 'none', {}, undefined],
    ['ownerKind', 'none', {}, undefined],
    [
      'owner',
      'related',
      { relations: { ownedBy: ['group:default/Pay', 'user:default/a'] } },
      'group:default/pay',
    ],
    [
      'owner',
      'named, before it is related',
      { spec: { owner: 'pay' } },
      'group:default/pay',
    ],
    ['ownerKind', 'a person', { spec: { owner: 'user:ada' } }, 'user'],
    ['linkCount', 'none', {}, 0],
    ['linkCount', 'two', { metadata: { links: [link({}), link({})] } }, 2],
    [
      'dependencyCount',
      'each once',
      {
        relations: {
          dependsOn: [
            'component:default/a',
            'component:default/A',
            'resource:default/b',
          ],
        },
      },
      2,
    ],
    [
      'dependentCount',
      'one',
      { relations: { dependencyOf: ['component:default/a'] } },
      1,
    ],
    [
      'providedApis',
      'one',
      { relations: { providesApi: ['api:default/a'] } },
      1,
    ],
    ['consumedApis', 'none', {}, 0],
    [
      'partCount',
      'one',
      { kind: 'System', relations: { hasPart: ['component:default/a'] } },
      1,
    ],
    ['isOrphan', 'not', {}, false],
    [
      'isOrphan',
      'one',
      { annotations: { 'backstage.io/orphan': 'true' } },
      true,
    ],
    ['fromTemplate', 'none', {}, false],
    [
      'fromTemplate',
      'one',
      {
        annotations: {
          'backstage.io/source-template': 'template:default/service',
        },
      },
      true,
    ],
    [
      'location',
      'one',
      {
        annotations: {
          'backstage.io/managed-by-location': 'url:https://a.test/c.yaml',
        },
      },
      'url:https://a.test/c.yaml',
    ],
    [
      'memberCount',
      'of no group',
      { relations: { hasMember: ['user:default/a'] } },
      undefined,
    ],
    [
      'memberCount',
      'two',
      {
        kind: 'Group',
        relations: { hasMember: ['user:default/a', 'user:default/b'] },
      },
      2,
    ],
    ['hasMembers', 'none', { kind: 'Group' }, false],
    [
      'childCount',
      'one',
      { kind: 'Group', relations: { parentOf: ['group:default/a'] } },
      1,
    ],
    ['hasParent', 'none', { kind: 'Group' }, false],
    [
      'hasParent',
      'one',
      { kind: 'Group', relations: { childOf: ['group:default/a'] } },
      true,
    ],
    [
      'hasLead',
      'one',
      { kind: 'Group', annotations: { 'groundwork.dev/lead': 'user:ada' } },
      true,
    ],
    ['hasLead', 'none', { kind: 'Group' }, false],
    [
      'email',
      'an address',
      { kind: 'User', spec: { profile: { email: 'ada@acme.test' } } },
      'ada@acme.test',
    ],
    ['hasEmail', 'none', { kind: 'User' }, false],
    ['hasEmail', 'of no group or user', {}, undefined],
    [
      'groupCount',
      'two',
      {
        kind: 'User',
        relations: { memberOf: ['group:default/a', 'group:default/b'] },
      },
      2,
    ],
  ])('%s: %s', (name, _, described, expected) => {
    expect(catalogFactsOf(entity(described))[`catalog.${name}`]).toEqual(
      expected,
    );
  });

  it('counts all that there was of what is not stored', () => {
    const whole = entity({
      kind: 'Group',
      metadata: {
        description: 'x'.repeat(5_000),
        links: Array.from({ length: 300 }, () => link({})),
      },
      relations: {
        ownedBy: ['group:default/pay'],
        parentOf: Array.from({ length: 250 }, (_, n) => `group:default/g${n}`),
        hasMember: Array.from({ length: 901 }, (_, n) => `user:default/u${n}`),
      },
    });
    const stored: Entity = JSON.parse(projectEntity(whole).document);

    expect(stored.relations).toHaveLength(200);
    expect(catalogFactsOf(stored)).toMatchObject({
      'catalog.descriptionLength': 5_000,
      'catalog.linkCount': 300,
      'catalog.memberCount': 901,
      'catalog.hasMembers': true,
      'catalog.childCount': 250,
      'catalog.owner': 'group:default/pay',
      'catalog.dependentCount': 0,
    });
  });

  it.each(['Template', 'kind', 'x'])('says something of a %s', kind => {
    expect(catalogFactsOf(entity({ kind }))).toMatchObject({
      'catalog.name': 'orders',
    });
  });

  it('does not stumble over a profile of another shape', () => {
    const odd = entity({
      kind: 'Group',
      spec: { profile: ['x'], owner: 7 },
    });

    expect(catalogFactsOf(odd)).toMatchObject({
      'catalog.hasEmail': false,
      'catalog.hasOwner': false,
    });
  });
});
